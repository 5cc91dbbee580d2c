"""What analysts ask most of each view, of a record of years: each question twice, the second time with what it reads in
memory. The record is made in SQL with as many reports as asked for, a fifth as many allegations, four fifths as many stories
and ten times as many entries seen; one in four allegations is against one country, and two in five stories are copies.
Reports lie in their table as they come, story by story."""
import statistics
import subprocess
import time

from cost import Limit, Section

MOST_MILLISECONDS = 50

MAKE = """
\\set ON_ERROR_STOP on
SET session_replication_role = replica;  -- no triggers: what they work out is given
SET synchronous_commit = off;
SELECT setseed(0.5);
CREATE TEMP TABLE numbered AS SELECT code, row_number() OVER (ORDER BY md5(code)) AS n FROM alleged.country WHERE code <> 'XX';
INSERT INTO alleged.feed (url, outlet, country)
SELECT 'https://outlet' || n || '.example/feed', 'Outlet ' || n, (SELECT code FROM numbered WHERE numbered.n = 1 + g.n % 200)
FROM generate_series(1, 5000) AS g(n);
INSERT INTO alleged.entry_seen (feed_id, entry_key, content_hash)
SELECT 1 + n % 5000, gen_random_uuid(), n FROM generate_series(1, 10 * :reports) AS n;
INSERT INTO alleged.allegation (accused, target, accuser)
SELECT accused.code, target.code, 'Accuser ' || (random() * 3000)::int || ' of ' || pair.n
FROM (SELECT n, 1 + floor(200 * power(random(), 4))::int AS accused, 1 + floor(200 * power(random(), 3))::int AS target
      FROM generate_series(1, :reports / 5) AS n) AS pair
JOIN numbered accused ON accused.n = pair.accused JOIN numbered target ON target.n = pair.target
WHERE accused.code <> target.code;
INSERT INTO alleged.story (feed_id, entry_key, content_hash, feed_url, outlet, outlet_country, language, url, title, text,
                           published_at, fetched_at, score, fingerprint, copy_keys, cluster)
SELECT feed.id, gen_random_uuid(), n, feed.url, feed.outlet, feed.country, 'en', feed.url || '/' || n, 'Title ' || n,
       '<p>' || words.text || '</p>', at, at + interval '1 hour', 0.9, print.of, print.of[1:14], n - n % 5 * (n % 5 / 3)
FROM (SELECT n, now() - (:stories - n) * (interval '3 years' / :stories) AS at FROM generate_series(1, :stories) AS n) AS made
JOIN alleged.feed ON feed.id = 1 + n % 5000
CROSS JOIN LATERAL (SELECT string_agg('w' || floor(20000 * power(random(), 3))::int, ' ') AS text
                    FROM generate_series(1, 100 + 0 * n)) AS words
CROSS JOIN LATERAL (SELECT array_agg((random() * 4e9 - 2e9)::bigint::int) AS of FROM generate_series(1, 100 + 0 * n)) AS print;
INSERT INTO alleged.report (allegation_id, story_id, stance, confidence, quote, evidence, lexicon, stored_at, counts_in,
                            counts_as, accused, target, accuser, election, at)
SELECT allegation.id, story.id, stance, 0.6 + random() * 0.4, 'Quote ' || story.id,
       '[{"field": "text", "start": 0, "end": 5, "quote": "Quote"}]', '1', story.fetched_at, allegation.id, stance,
       allegation.accused, allegation.target, allegation.accuser, allegation.election_key, story.published_at
FROM (SELECT (SELECT min(id) FROM alleged.allegation) + floor(random() * :reports / 5)::int AS allegation,
             (SELECT min(id) FROM alleged.story) + floor(random() * :stories)::int AS story,
             (ARRAY['alleged', 'alleged', 'alleged', 'asserted', 'asserted', 'warned', 'denied', 'charged', 'cleared',
                    'sanctioned'])[1 + floor(random() * 10)::int] AS stance FROM generate_series(1, :reports)) AS made
JOIN alleged.allegation ON allegation.id = made.allegation JOIN alleged.story ON story.id = made.story
ORDER BY story.id ON CONFLICT DO NOTHING;
UPDATE alleged.allegation SET first_seen = first.at
FROM (SELECT allegation_id, min(stored_at) AS at FROM alleged.report GROUP BY 1) first WHERE first.allegation_id = allegation.id;
DELETE FROM alleged.allegation WHERE NOT EXISTS (SELECT FROM alleged.report WHERE allegation_id = allegation.id);
INSERT INTO alleged.report_actor (report_id, name, actor_id)
SELECT report.id, actor.name, actor.id
FROM alleged.report JOIN alleged.actor
  ON actor.id = (SELECT min(id) FROM alleged.actor) + floor(300 * power(random(), 2))::int + 0 * report.id
WHERE report.id % 3 = 0 ON CONFLICT DO NOTHING;
INSERT INTO alleged.by_country_kept TABLE alleged.by_country_live;
INSERT INTO alleged.by_target_kept TABLE alleged.by_target_live;
INSERT INTO alleged.matrix_kept TABLE alleged.matrix_live;
INSERT INTO alleged.by_accuser_kept TABLE alleged.by_accuser_live;
INSERT INTO alleged.by_actor_kept TABLE alleged.by_actor_live;
INSERT INTO alleged.timeline_daily_kept TABLE alleged.timeline_daily_live;
VACUUM ANALYZE;
"""

# {accused}, {target}, {actor}: the one that most is told of. {some}: an allegation.
QUESTIONS = {
    "allegations, newest 50": "SELECT * FROM alleged.allegations ORDER BY first_seen DESC LIMIT 50",
    "allegations, one country, newest 50":
        "SELECT * FROM alleged.allegations WHERE accused = '{accused}' ORDER BY first_seen DESC LIMIT 50",
    "allegations, one country, 30 days":
        "SELECT * FROM alleged.allegations WHERE accused = '{accused}' AND first_seen > now() - interval '30 days'",
    "matrix, one pair": "SELECT * FROM alleged.matrix WHERE accused = '{accused}' AND target = '{target}'",
    "matrix, whole": "SELECT * FROM alleged.matrix",
    "by_country, one country": "SELECT * FROM alleged.by_country WHERE accused = '{accused}'",
    "by_target, one country": "SELECT * FROM alleged.by_target WHERE target = '{target}'",
    "by_accuser, one accuser": "SELECT * FROM alleged.by_accuser WHERE accuser = '{accuser}'",
    "by_actor, one actor": "SELECT * FROM alleged.by_actor WHERE actor = '{actor}'",
    "timeline_daily, 30 days": "SELECT * FROM alleged.timeline_daily WHERE day > current_date - 30",
    "timeline_daily, one country, 30 days":
        "SELECT * FROM alleged.timeline_daily WHERE day > current_date - 30 AND accused = '{accused}'",
    "stance_history, one allegation": "SELECT * FROM alleged.stance_history WHERE allegation_id = {some} ORDER BY at",
    "evidence, one allegation": "SELECT * FROM alleged.evidence WHERE allegation_id = {some}",
    "evidence, one country, 30 days":
        "SELECT * FROM alleged.evidence WHERE accused = '{accused}' AND at > now() - interval '30 days'",
    "statement, one country, 30 days":
        "SELECT * FROM alleged.statement WHERE accused = '{accused}' AND at > now() - interval '30 days'",
    "outlets, one outlet": "SELECT * FROM alleged.outlets WHERE outlet = 'Outlet 7'",
    "feed_health, overdue": "SELECT * FROM alleged.feed_health WHERE overdue",
    "needs_review, newest 50": "SELECT * FROM alleged.needs_review ORDER BY stored_at DESC LIMIT 50",
    "search, two words": "SELECT * FROM alleged.search('w11000 w400') LIMIT 20",
}
# What a commit leaves that stores a report against the most accused, and names the actor of whom most is told.
MARK = """INSERT INTO alleged.summary_due (accused, target, accuser, actor, day)
VALUES ('{accused}', '{target}', '{accuser}', '{actor}', current_date - 1)"""
MARKED = ("matrix, one pair", "matrix, whole", "by_country, one country", "by_target, one country", "by_accuser, one accuser",
          "by_actor, one actor", "timeline_daily, 30 days", "timeline_daily, one country, 30 days")
# How a copy is looked up, as alleged.join_cluster() does it.
LOOK_UP = """SELECT head.id, count(*) FROM alleged.story
JOIN alleged.story head ON head.cluster = head.id AND head.copy_keys && story.copy_keys
CROSS JOIN unnest(head.fingerprint) AS theirs JOIN unnest(story.fingerprint) AS ours ON ours = theirs
WHERE story.id = {story} GROUP BY head.id"""


def psql(database, script, **variables):
    done = subprocess.run(["psql", "-XAtq", database.url, *(f"-v{name}={value}" for name, value in variables.items())],
                          input=script, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"psql: {done.stderr.strip()}")
    return done.stdout.strip()


def milliseconds(database, select):
    """Of its third run, counted by the server."""
    said = psql(database, f"{select}\\g /dev/null\n{select}\\g /dev/null\nEXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {select};")
    return sum(float(line.split(":")[1].rstrip(",")) for line in said.splitlines()
               if '"Execution Time"' in line or '"Planning Time"' in line)


def questions(bench):
    database = bench.record.fresh(bench.record.subscribed(["https://outlet.example/feed"], "analysts")).database
    begun = time.monotonic()
    psql(database, MAKE, reports=bench.reports, stories=bench.reports * 4 // 5)
    made = time.monotonic() - begun
    most = {name: psql(database, f"SELECT {name} FROM {table} GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").replace("'", "''")
            for name, table in (("accused", "alleged.statement"), ("target", "alleged.statement"),
                                ("accuser", "alleged.statement"))}
    most["actor"] = psql(database, "SELECT name FROM alleged.report_actor GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").replace(
        "'", "''")
    most["some"] = psql(database, "SELECT counts_in FROM alleged.report GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
    took = {name: milliseconds(database, select.format(**most)) for name, select in QUESTIONS.items()}
    psql(database, MARK.format(**most))
    marked = [f"{name}, just after a commit: {milliseconds(database, QUESTIONS[name].format(**most)):.0f} ms"
              for name in MARKED]
    begun = time.monotonic()
    psql(database, "SELECT alleged.refresh_summaries(1000)")
    marked.append(f"to work out anew what that commit changed: {time.monotonic() - begun:.1f} s")
    look_ups = [milliseconds(database, LOOK_UP.format(story=story)) for story in
                psql(database, "SELECT id FROM alleged.story WHERE id % 5 = 1 ORDER BY md5(id::text) LIMIT 25").split()]
    sizes = psql(database, """
        SELECT c.relname || ' ' || pg_size_pretty(pg_total_relation_size(c.oid)) || ' for ' || c.reltuples::bigint || ' rows'
        FROM pg_class c WHERE c.relnamespace = 'alleged'::regnamespace AND c.relkind = 'r' AND c.reltuples > 10000
        ORDER BY pg_total_relation_size(c.oid) DESC""").splitlines()
    return Section(
        [*(Limit(name, took[name], MOST_MILLISECONDS, "ms") for name in QUESTIONS),
         Limit("cluster look-up", statistics.median(look_ups), 1, "ms")],
        [f"{bench.reports:,} reports, made in {made:.0f} s; milliseconds of a third run", *marked, *sizes])
