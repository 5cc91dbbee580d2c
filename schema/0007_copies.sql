-- One text, many outlets. Stories that are copies of one another stand in one cluster, named by its first story, and views
-- count texts and those who had them first apart from copies. Stories stored before this have no shingles: each stands alone.

ALTER TABLE alleged.story DROP COLUMN fingerprint;
ALTER TABLE alleged.story
  ADD fingerprint integer[] NOT NULL DEFAULT '{}',
  ADD copy_keys integer[] NOT NULL DEFAULT '{}',
  ADD cluster bigint REFERENCES alleged.story;
COMMENT ON COLUMN alleged.story.fingerprint IS 'Hashes of the runs of three words in title and the first 128 words of article or text; copies have many in common';
COMMENT ON COLUMN alleged.story.copy_keys IS 'Hashes of some runs of six words, by which a copy is looked up';
COMMENT ON COLUMN alleged.story.cluster IS 'The first stored of the stories that are copies of one text; its own id when it is that or stands alone';
UPDATE alleged.story SET cluster = id;
ALTER TABLE alleged.story ALTER cluster SET NOT NULL;
CREATE INDEX story_cluster ON alleged.story (cluster);
-- A story is compared with the first of a cluster, not with each copy: a text printed a thousand times is looked at once, and
-- no chain of ever less alike copies leads to another text.
CREATE INDEX story_copy_keys ON alleged.story USING gin (copy_keys) WITH (fastupdate = off) WHERE cluster = id;

-- Two stories are copies when the shorter has enough of its shingles in the other: two in five, or four in five within an
-- outlet or more than a week apart, since outlets repeat sentences of their own, and what they print below all; and never
-- fewer than five shingles, seven words in a row. An edition of an entry belongs to what the entry belonged to before.
-- docs/sql.md has the figures.
CREATE FUNCTION alleged.join_cluster() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  -- Copies come in by many workers at once. One at a time, until each commits: the later sees the earlier.
  PERFORM pg_advisory_xact_lock(hashtextextended('alleged.story.cluster', 0));
  SELECT story.cluster INTO NEW.cluster FROM alleged.story
  WHERE story.feed_url = NEW.feed_url AND story.entry_key = NEW.entry_key ORDER BY story.id LIMIT 1;
  IF NEW.cluster IS NULL THEN
    SELECT candidate.id INTO NEW.cluster
    FROM (SELECT head.id, count(*) AS shared,
                 least(cardinality(head.fingerprint), cardinality(NEW.fingerprint)) AS shorter,
                 head.outlet = NEW.outlet
                 OR abs(extract(epoch FROM head.at - coalesce(NEW.published_at, NEW.fetched_at))) > 7 * 86400 AS must_be_alike
          FROM (SELECT story.id, story.fingerprint, story.outlet, coalesce(story.published_at, story.fetched_at) AS at
                FROM alleged.story
                WHERE story.cluster = story.id AND story.copy_keys && NEW.copy_keys
                -- Should thousands have a phrase in common, the newest are enough: most copies come within hours.
                ORDER BY story.id + 0 DESC LIMIT 100) head  -- + 0: not backwards through the whole table
          CROSS JOIN unnest(head.fingerprint) AS theirs JOIN unnest(NEW.fingerprint) AS ours ON ours = theirs
          GROUP BY head.id, head.fingerprint, head.outlet, head.at) candidate
    WHERE candidate.shared >= 5
      AND candidate.shared >= candidate.shorter * CASE WHEN candidate.must_be_alike THEN 0.8 ELSE 0.4 END
    ORDER BY candidate.shared::real / candidate.shorter DESC, candidate.id LIMIT 1;
  END IF;
  NEW.cluster := coalesce(NEW.cluster, NEW.id);
  RETURN NEW;
END $$;
COMMENT ON FUNCTION alleged.join_cluster IS 'Finds the cluster that a story joins, or makes it one of its own';
CREATE TRIGGER join_cluster BEFORE INSERT ON alleged.story FOR EACH ROW EXECUTE FUNCTION alleged.join_cluster();

-- What the views below count. By these indexes a question of some days, of one outlet, or for the newest reads that alone.

CREATE INDEX story_at ON alleged.story ((coalesce(published_at, fetched_at)));
CREATE INDEX story_day ON alleged.story (((coalesce(published_at, fetched_at) AT TIME ZONE 'UTC')::date));
CREATE INDEX story_outlet ON alleged.story (outlet);
CREATE INDEX report_newest ON alleged.report (stored_at DESC, id DESC);

CREATE VIEW alleged.statement AS
SELECT r.id AS report_id, r.allegation_id, a.accused, a.target, a.accuser, a.election_key AS election, r.stance, r.said_by,
       r.confidence, r.quote, r.accuser_country, r.accuser_kind, r.methods, r.looks_back, r.opinion, r.verdict, r.stored_at,
       coalesce(s.published_at, s.fetched_at) AS at, s.id AS story_id, s.cluster, s.outlet, s.outlet_country, s.title, s.url,
       s.language, origin.outlet AS first_outlet, s.cluster <> s.id AS is_copy
FROM alleged.current_report r
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.story s ON s.id = r.story_id
JOIN alleged.story origin ON origin.id = s.cluster;
COMMENT ON VIEW alleged.statement IS 'Each report that counts, with its allegation and its story, and who had the story''s text first.';

CREATE OR REPLACE VIEW alleged.allegations AS
SELECT a.id,
       a.accused, accused.name AS accused_name,
       a.target, target.name AS target_name,
       a.accuser,
       a.election_key AS election, e.name AS election_name, e.date AS election_date,
       coalesce(charge.stance, latest.stance) AS stance,
       counts.denials,
       actors.names AS actors,
       coalesce(charge.confidence, latest.confidence) AS confidence,
       coalesce(charge.quote, latest.quote) AS evidence,
       latest.outlet, latest.title, latest.url,
       counts.reports, counts.outlets,
       a.first_seen, latest.stored_at AS last_seen,
       coalesce(charge.accuser_country, latest.accuser_country) AS accuser_country,
       coalesce(charge.accuser_kind, latest.accuser_kind) AS accuser_kind,
       counts.looking_back, counts.opinions,
       counts.independent_outlets, counts.copies
FROM alleged.allegation a
JOIN alleged.country accused ON accused.code = a.accused
JOIN alleged.country target ON target.code = a.target
LEFT JOIN alleged.election e ON e.id = a.election_id
JOIN LATERAL (SELECT count(*) AS reports, count(DISTINCT r.outlet) AS outlets,
                     count(*) FILTER (WHERE r.stance = 'denied') AS denials,
                     count(*) FILTER (WHERE r.looks_back) AS looking_back, count(*) FILTER (WHERE r.opinion) AS opinions,
                     count(DISTINCT r.first_outlet) AS independent_outlets,
                     count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
              FROM alleged.statement r WHERE r.allegation_id = a.id) counts ON true
JOIN LATERAL (SELECT r.stance, r.confidence, r.quote, r.stored_at, r.accuser_country, r.accuser_kind, s.outlet, s.title, s.url
              FROM alleged.current_report r JOIN alleged.story s ON s.id = r.story_id
              WHERE r.allegation_id = a.id ORDER BY r.stored_at DESC, r.id DESC LIMIT 1) latest ON true
LEFT JOIN LATERAL (SELECT r.stance, r.confidence, r.quote, r.accuser_country, r.accuser_kind FROM alleged.current_report r
                   WHERE r.allegation_id = a.id AND r.stance <> 'denied'
                   ORDER BY r.stored_at DESC, r.id DESC LIMIT 1) charge ON true
LEFT JOIN LATERAL (SELECT array_agg(DISTINCT coalesce(actor.name, ra.name) ORDER BY coalesce(actor.name, ra.name)) AS names
                   FROM alleged.current_report r JOIN alleged.report_actor ra ON ra.report_id = r.id
                   LEFT JOIN alleged.actor ON actor.id = ra.actor_id WHERE r.allegation_id = a.id) actors ON true;

CREATE OR REPLACE VIEW alleged.matrix AS
SELECT r.accused, accused.name AS accused_name, r.target, target.name AS target_name,
       count(DISTINCT r.allegation_id) AS allegations, count(*) FILTER (WHERE r.stance <> 'denied') AS reports,
       count(*) FILTER (WHERE r.stance = 'denied') AS denials,
       count(DISTINCT r.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.statement r
JOIN alleged.country accused ON accused.code = r.accused
JOIN alleged.country target ON target.code = r.target
GROUP BY r.accused, accused.name, r.target, target.name;

CREATE OR REPLACE VIEW alleged.by_country AS
SELECT r.accused, accused.name AS accused_name, count(DISTINCT r.allegation_id) AS allegations,
       count(*) FILTER (WHERE r.stance <> 'denied') AS reports, count(*) FILTER (WHERE r.stance = 'denied') AS denials,
       array_agg(DISTINCT r.target ORDER BY r.target) AS targets,
       count(DISTINCT r.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.statement r
JOIN alleged.country accused ON accused.code = r.accused
GROUP BY r.accused, accused.name;

CREATE OR REPLACE VIEW alleged.by_target AS
SELECT r.target, target.name AS target_name, count(DISTINCT r.allegation_id) AS allegations,
       count(*) FILTER (WHERE r.stance <> 'denied') AS reports, count(*) FILTER (WHERE r.stance = 'denied') AS denials,
       array_agg(DISTINCT r.accused ORDER BY r.accused) AS accused,
       count(DISTINCT r.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.statement r
JOIN alleged.country target ON target.code = r.target
GROUP BY r.target, target.name;

CREATE OR REPLACE VIEW alleged.by_accuser AS
SELECT r.accuser, min(nullif(r.accuser_kind, '')) AS accuser_kind, min(r.accuser_country) AS accuser_country,
       count(DISTINCT r.allegation_id) AS allegations, count(*) FILTER (WHERE r.stance <> 'denied') AS reports,
       array_agg(DISTINCT r.accused ORDER BY r.accused) AS accused, array_agg(DISTINCT r.target ORDER BY r.target) AS targets,
       count(DISTINCT r.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.statement r
WHERE r.accuser <> ''
GROUP BY r.accuser;

CREATE OR REPLACE VIEW alleged.by_actor AS
SELECT coalesce(actor.name, ra.name) AS actor, actor.country, actor.kind,
       count(DISTINCT r.allegation_id) AS allegations, count(DISTINCT r.report_id) AS reports,
       array_agg(DISTINCT r.target ORDER BY r.target) AS targets,
       count(DISTINCT r.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.report_actor ra
JOIN alleged.statement r ON r.report_id = ra.report_id
LEFT JOIN alleged.actor actor ON actor.id = ra.actor_id
GROUP BY 1, actor.country, actor.kind;

CREATE OR REPLACE VIEW alleged.timeline_daily AS
SELECT (r.at AT TIME ZONE 'UTC')::date AS day, r.accused, r.target, r.stance,
       count(*) AS reports, count(DISTINCT r.allegation_id) AS allegations, count(DISTINCT r.outlet) AS outlets,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.statement r
GROUP BY 1, 2, 3, 4;

CREATE OR REPLACE VIEW alleged.evidence AS
SELECT r.id AS report_id, r.allegation_id, a.accused, a.target, r.stance, e.field, e.start_point, e.end_point, e.quote,
       s.id AS story_id, s.outlet, s.title, s.url, s.published_at, s.fetched_at,
       coalesce(s.published_at, s.fetched_at) AS at
FROM alleged.current_report r
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.story s ON s.id = r.story_id
CROSS JOIN LATERAL (SELECT x->>'field' AS field, (x->>'start')::integer AS start_point, (x->>'end')::integer AS end_point,
                           x->>'quote' AS quote FROM jsonb_array_elements(r.evidence) AS x) e;

-- Who is behind an outlet, where it is known: alleged.outlet is loaded from schema/reference/outlets.tsv.

CREATE TABLE alleged.outlet (
  name text PRIMARY KEY,
  domains text[] NOT NULL DEFAULT '{}',
  country text NOT NULL REFERENCES alleged.country,
  state text REFERENCES alleged.country,
  tie text CHECK (tie IN ('government', 'public')),
  CONSTRAINT outlet_tie CHECK ((state IS NULL) = (tie IS NULL))
);
CREATE INDEX outlet_domains ON alleged.outlet USING gin (domains);
COMMENT ON TABLE alleged.outlet IS 'Known outlets. Being listed, and how, says nothing of what an outlet writes.';
COMMENT ON COLUMN alleged.outlet.name IS 'Its name; an outlet of several names has a row for each';
COMMENT ON COLUMN alleged.outlet.domains IS 'Its registrable domains';
COMMENT ON COLUMN alleged.outlet.country IS 'Where it is edited';
COMMENT ON COLUMN alleged.outlet.state IS 'State that owns it or pays for most of it; null: none, or not known';
COMMENT ON COLUMN alleged.outlet.tie IS 'government: owned by the state or the party that rules it, or paid from its budget; public: a public-service broadcaster under a law of its own';

CREATE OR REPLACE VIEW alleged.outlets AS
SELECT o.*, known.state, known.tie
FROM (SELECT s.outlet, min(s.outlet_country) AS country, count(DISTINCT s.id) AS stories, count(r.id) AS reports,
             count(DISTINCT r.allegation_id) AS allegations, min(s.fetched_at) AS first_seen, max(s.fetched_at) AS last_seen
      FROM alleged.story s LEFT JOIN alleged.current_report r ON r.story_id = s.id
      GROUP BY s.outlet) o
LEFT JOIN LATERAL (
  SELECT outlet.state, outlet.tie FROM alleged.outlet
  WHERE outlet.name = o.outlet
     OR outlet.domains && (SELECT array_agg(DISTINCT feed.site) FROM alleged.story s JOIN alleged.feed ON feed.id = s.feed_id
                           WHERE s.outlet = o.outlet)
  ORDER BY outlet.name = o.outlet DESC, outlet.state IS NULL, outlet.name LIMIT 1) known ON true;
COMMENT ON COLUMN alleged.outlets.state IS 'State that owns the outlet or pays for most of it, where alleged.outlet knows it by name or by the feed''s domain';
COMMENT ON COLUMN alleged.outlets.tie IS 'How: government or public';
