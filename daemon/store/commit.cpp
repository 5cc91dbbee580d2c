#include "daemon/store/commit.hpp"

#include <unordered_set>

#include "daemon/log.hpp"
#include "daemon/site.hpp"
#include "daemon/store/database.hpp"
#include "daemon/store/outcome_json.hpp"
#include "daemon/store/said.hpp"
#include "daemon/store/sql.hpp"

namespace alleged::store {

namespace {

constexpr const char* states_statement = R"(
UPDATE alleged.feed SET
  lease_worker = NULL, lease_until = NULL, polled_at = now(), next_at = now() + make_interval(secs => o.next),
  ok_at = CASE WHEN o.kind = 'failed' THEN ok_at ELSE now() END,
  failures = CASE WHEN o.kind <> 'failed' THEN 0 WHEN o.blameless THEN failures ELSE failures + 1 END,
  failure = CASE WHEN o.kind = 'failed' THEN o.failure END,
  etag = CASE WHEN o.kind = 'failed' THEN feed.etag ELSE o.etag END,
  last_modified = CASE WHEN o.kind = 'failed' THEN feed.last_modified ELSE o.last_modified END,
  salvaged = CASE WHEN o.kind = 'read' THEN nullif(o.salvaged, '') ELSE feed.salvaged END,
  body_hash = CASE WHEN o.kind = 'read' THEN o.body_hash ELSE feed.body_hash END,
  article_trouble = CASE WHEN o.kind = 'read' THEN nullif(o.article_trouble, '') ELSE feed.article_trouble END,
  article_waits = CASE WHEN o.kind = 'read' THEN o.article_waits ELSE feed.article_waits END,
  title = CASE WHEN o.kind = 'read' AND o.title <> '' THEN o.title ELSE feed.title END,
  language = CASE WHEN feed.language = '' THEN o.language ELSE feed.language END,
  state = CASE WHEN feed.state = 'paused' OR o.blameless THEN feed.state ELSE o.standing END,
  failing_since = CASE WHEN o.blameless THEN failing_since WHEN o.kind = 'failed' THEN coalesce(failing_since, now()) END,
  hub = CASE WHEN o.kind = 'read' THEN o.hub ELSE feed.hub END,
  gap = CASE WHEN o.kind = 'failed' THEN feed.gap ELSE o.gap END,
  newest_at = CASE WHEN o.kind = 'failed' THEN newest_at ELSE to_timestamp(o.newest) END,
  refresh = CASE WHEN o.kind = 'failed' THEN feed.refresh ELSE o.refresh END,
  skip_hours = CASE WHEN o.kind = 'failed' THEN feed.skip_hours ELSE o.skip_hours END,
  skip_days = CASE WHEN o.kind = 'failed' THEN feed.skip_days ELSE o.skip_days END,
  moved_to = CASE WHEN o.kind = 'failed' THEN feed.moved_to ELSE nullif(o.moved_to, '') END,
  moved_seen = CASE WHEN o.kind = 'failed' THEN moved_seen WHEN o.moved_to = '' THEN 0
                    WHEN feed.moved_to = o.moved_to THEN moved_seen + 1 ELSE 1 END,
  moved_since = CASE WHEN o.kind = 'failed' THEN moved_since WHEN o.moved_to = '' THEN NULL
                     WHEN feed.moved_to = o.moved_to THEN moved_since ELSE now() END
FROM jsonb_to_recordset($1::jsonb) AS o(feed bigint, lease bigint, kind text, failure text, blameless boolean,
     salvaged text, etag text, last_modified text, body_hash bigint, title text, language text, next double precision,
     standing text, moved_to text, hub text, gap integer, newest bigint, refresh integer, skip_hours integer,
     skip_days integer, article_trouble text, article_waits integer)
WHERE feed.id = o.feed AND feed.lease_worker = $2::uuid
  -- Not only the same worker's: a commit in doubt is repeated, and its worker may hold the feed anew by then.
  AND (extract(epoch FROM feed.lease_until) * 1000000)::bigint = o.lease
RETURNING feed.id)";

// The site waits as a whole, for every daemon: a claim gives no feed of it a start before `next_start`.
constexpr const char* holds_statement = R"(
INSERT INTO alleged.site AS known (name, next_start, queue_end)
SELECT site, now() + make_interval(secs => max(seconds)), now()
FROM unnest($1::text[], $2::double precision[]) AS asked(site, seconds) GROUP BY site ORDER BY site
ON CONFLICT (name) DO UPDATE SET next_start = greatest(known.next_start, excluded.next_start))";

constexpr const char* moves_statement = R"(
WITH moving AS (
  SELECT DISTINCT ON (feed.moved_to) feed.id, feed.url, feed.moved_to AS target, moved.site, moved.privately,
         other.id IS NOT NULL AS is_taken
  FROM unnest($1::bigint[], $3::text[], $4::boolean[]) AS moved(id, site, privately)
  JOIN alleged.feed ON feed.id = moved.id LEFT JOIN alleged.feed other ON other.url = feed.moved_to AND other.id <> feed.id
  WHERE feed.moved_seen >= 3
    AND feed.moved_since <= now() - make_interval(secs => $2::double precision)
  ORDER BY feed.moved_to, feed.id)
UPDATE alleged.feed SET
  url = CASE WHEN is_taken THEN feed.url ELSE target END,
  site = CASE WHEN is_taken THEN feed.site ELSE moving.site END,
  -- What was allowed for one's own server is not allowed for another's.
  allow_private = feed.allow_private AND (is_taken OR moving.privately),
  moved_from = CASE WHEN is_taken THEN moved_from ELSE feed.url END,
  state = CASE WHEN is_taken THEN 'gone' ELSE feed.state END,
  failure = CASE WHEN is_taken THEN 'moved to ' || target || ', which is subscribed as well' END,
  moved_to = NULL, moved_seen = 0, moved_since = NULL
FROM moving WHERE feed.id = moving.id
RETURNING moving.url, moving.target, is_taken)";

// Where a feed has moved to and fro, the subscription there may have ended: it is the one that goes on.
constexpr const char* wake_statement = R"(
UPDATE alleged.feed SET state = 'active', next_at = now(), failures = 0, failing_since = NULL, failure = NULL
WHERE url = $1 AND state = 'gone')";

// Entries seen before, and unchanged, are left alone but once in a quarter of the time that they are kept: an upsert
// would write to each of their rows. MATERIALIZED: the day is worked out once, not for each row. OFFSET 0: each is
// looked up by its key; joined, the planner reads the whole table for each commit, as long as it takes that for small.
constexpr const char* seen_statement = R"(
WITH clock AS MATERIALIZED (SELECT (now() AT TIME ZONE 'UTC')::date AS today)
INSERT INTO alleged.entry_seen (feed_id, entry_key, content_hash, first_seen, last_seen)
SELECT s.feed, s.key, s.content, CASE WHEN e.content_hash = s.content THEN e.first_seen ELSE today END, today
FROM unnest($1::bigint[], $2::uuid[], $3::bigint[]) AS s(feed, key, content)
CROSS JOIN clock
LEFT JOIN LATERAL (SELECT content_hash, first_seen, last_seen FROM alleged.entry_seen
                   WHERE feed_id = s.feed AND entry_key = s.key OFFSET 0) e ON true
WHERE e.content_hash IS DISTINCT FROM s.content OR e.last_seen NOT BETWEEN today - nullif($4::integer, 0) / 4 AND today
ON CONFLICT (feed_id, entry_key) DO UPDATE
SET content_hash = excluded.content_hash, first_seen = excluded.first_seen, last_seen = excluded.last_seen)";

constexpr const char* stories_statement = R"(
INSERT INTO alleged.story (feed_id, entry_key, content_hash, feed_url, outlet, outlet_country, language, url, title, text,
                           article, published_at, score, fingerprint, copy_keys)
SELECT feed.id, m.key, m.content, feed.url, CASE WHEN length(outlet.name) > 600 THEN left(outlet.name, 599) || '…'
                                                ELSE outlet.name END,  -- story_outlet takes 2,704 bytes
       feed.country,
       m.language, m.url, m.title, m.text, m.article, to_timestamp(m.published), m.score, m.fingerprint, m.copy_keys
FROM jsonb_to_recordset($1::jsonb) AS m(feed bigint, key uuid, content bigint, outlet text, language text, url text,
     title text, text text, article text, published bigint, score real, fingerprint integer[],
     copy_keys integer[])
JOIN alleged.feed ON feed.id = m.feed
CROSS JOIN LATERAL (SELECT coalesce(nullif(m.outlet, ''), nullif(feed.title, ''), feed.host) AS name) outlet
WHERE NOT EXISTS (SELECT FROM alleged.story known WHERE known.feed_id = m.feed AND known.entry_key = m.key
                    AND known.content_hash = m.content)  -- by its address before a move
ORDER BY feed.url, m.key
ON CONFLICT DO NOTHING)";

std::string with_said(const char* statement) {
  return std::string(R"(
WITH said AS (
  SELECT m.feed, m.key, m.content, m.lexicon, a.*
  FROM jsonb_to_recordset($1::jsonb) AS m(feed bigint, key uuid, content bigint, lexicon text, allegations jsonb),
       jsonb_to_recordset(m.allegations) AS a()") +
         said_columns + "))" + statement;
}

/// What is said, with the allegation and the story that it belongs to.
std::string with_resolved(const char* statement) {
  static const std::string resolved = with_said(R"(,
resolved AS (
  SELECT DISTINCT ON (allegation.id, story.id, said.stance, said.said_by)
         allegation.id AS allegation_id, story.id AS story_id, said.*
  FROM said
  JOIN alleged.feed ON feed.id = said.feed
  JOIN LATERAL (  -- after a move a story still has the feed's address of that time
    SELECT id FROM alleged.story
    WHERE entry_key = said.key AND content_hash = said.content AND (feed_id = feed.id OR feed_url = feed.url)
    ORDER BY feed_id IS NOT DISTINCT FROM feed.id DESC LIMIT 1) story ON true
  JOIN alleged.allegation ON allegation.accused = said.accused AND allegation.target = said.target
       AND allegation.election_key = said.election AND allegation.accuser = said.accuser
  ORDER BY allegation.id, story.id, said.stance, said.said_by, said.confidence DESC))");
  return resolved + statement;
}

constexpr const char* reports_statement = R"(
INSERT INTO alleged.report (allegation_id, story_id, stance, said_by, confidence, quote, evidence, methods, lexicon,
                            accuser_country, accuser_kind, accused_reason, looks_back, opinion)
SELECT allegation_id, story_id, stance, said_by, confidence, quote, evidence, methods, lexicon,
       nullif(accuser_country, ''), accuser_kind, accused_reason, looks_back, opinion FROM resolved
ON CONFLICT DO NOTHING
RETURNING id)";

// Of the reports $2. Not one statement with theirs: the planner takes what that returns for one row, and compares each
// report with each.
constexpr const char* actors_statement = R"(
INSERT INTO alleged.report_actor (report_id, name, actor_id)
SELECT DISTINCT report.id, named.name, (SELECT actor.id FROM alleged.actor WHERE actor.name = named.reference)
FROM alleged.report JOIN resolved USING (allegation_id, story_id, stance, said_by),
     jsonb_to_recordset(resolved.actors) AS named(name text, reference text)
WHERE report.id = ANY ($2::bigint[]))";

// A mail tells what one story brought that is new; an allegation is told to a subscription once.
constexpr const char* alerts_statement = R"(
WITH told AS (
  SELECT DISTINCT ON (s.id, a.id) s.id AS subscription_id, a.id AS allegation_id, r.story_id
  FROM alleged.allegation a
  JOIN alleged.report r ON r.allegation_id = a.id
  JOIN alleged.subscription s ON (s.accused = '{}' OR a.accused = ANY (s.accused))
       AND (s.target = '{}' OR a.target = ANY (s.target)) AND r.confidence >= s.min_confidence
  WHERE a.id = ANY ($1::bigint[])
  ORDER BY s.id, a.id, r.story_id),
mails AS (
  INSERT INTO alleged.alert_outbox (subscription_id, story_id)
  SELECT DISTINCT subscription_id, story_id FROM told
  ON CONFLICT (subscription_id, story_id) DO NOTHING
  RETURNING id, subscription_id, story_id)
INSERT INTO alleged.alert_allegation (subscription_id, allegation_id, alert_id)
SELECT told.subscription_id, told.allegation_id, mails.id FROM told JOIN mails USING (subscription_id, story_id)
ON CONFLICT DO NOTHING)";

// What the view tells of allegations that have no other reports than those just stored, without counting any.
constexpr const char* news_statement = R"(
SELECT DISTINCT ON (allegation.id) accused.name AS accused_name, target.name AS target_name, allegation.accuser, outlet,
       stance, quote AS evidence
FROM alleged.allegation
JOIN alleged.report ON allegation_id = allegation.id
JOIN alleged.story ON story.id = story_id
JOIN alleged.country accused ON accused.code = allegation.accused
JOIN alleged.country target ON target.code = allegation.target
WHERE allegation.id = ANY ($1::bigint[])
ORDER BY allegation.id, stance = 'denied', report.id DESC)";

std::string ids_of(const pqxx::result& rows) {
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.emplace_back(row[0].c_str());
  return array(ids);
}

void store_matches(pqxx::work& transaction, const std::string& matches, Stored& stored) {
  // Words of many stories are merged into the index of all words at once, as far as they fit in this.
  exec(transaction, "SET LOCAL work_mem = '64MB'");
  exec(transaction, stories_statement, {matches});
  const auto fresh = exec(transaction, with_said(add_allegations), {matches});
  const auto reports = exec(transaction, with_resolved(reports_statement), {matches});
  if (!reports.empty()) exec(transaction, with_resolved(actors_statement), {matches, ids_of(reports)});
  if (fresh.empty()) return;
  const std::string ids = ids_of(fresh);
  exec(transaction, alerts_statement, {ids});
  const auto mails = exec(
      transaction,
      "SELECT count(DISTINCT alert_id) FROM alleged.alert_allegation WHERE allegation_id = ANY ($1::bigint[])", {ids});
  stored.alerts += mails[0][0].as<std::size_t>();
  for (const auto& row : exec(transaction, news_statement, {ids}))
    stored.allegations.push_back({text(row, "accused_name"), text(row, "target_name"), text(row, "accuser"),
                                  text(row, "outlet"), text(row, "stance"), text(row, "evidence")});
}

void follow_moves(pqxx::work& transaction, std::span<const Outcome* const> outcomes, std::chrono::seconds move_after,
                  Stored& stored) {
  std::vector<std::string> moved;
  std::vector<std::string> sites;
  std::vector<std::string> privately;
  for (const Outcome* outcome : outcomes) {
    if (outcome->moved_to.empty()) continue;
    moved.push_back(std::to_string(outcome->lease.feed));
    sites.push_back(site_of(outcome->moved_to));
    privately.push_back(outcome->moved_privately ? "true" : "false");
  }
  if (moved.empty()) return;
  // Of its own: a move that cannot be made, as when somebody subscribes the target meanwhile, must not cost the poll.
  pqxx::subtransaction moving(transaction, "moves");
  std::vector<std::string> moves;
  try {
    for (const auto& row : exec(moving, moves_statement,
                                {array(moved), std::to_string(move_after.count()), array(sites), array(privately)})) {
      if (row["is_taken"].as<bool>()) exec(moving, wake_statement, {text(row, "target")});
      const std::string end = row["is_taken"].as<bool>() ? ", which is subscribed as well: this subscription ends" : "";
      moves.push_back(log::address(text(row, "url")) + " has moved to " + log::address(text(row, "target")) + end);
    }
    moving.commit();
    stored.moves = std::move(moves);
  } catch (const pqxx::sql_error& error) {
    if (!is_data_error(error)) throw;
    moving.abort();
    stored.unstorable.push_back(std::string("moves are put off: ") + error.what());
  }
}

void hold_sites(pqxx::work& transaction, std::span<const Outcome* const> outcomes) {
  std::vector<std::string> sites;
  std::vector<std::string> seconds;
  for (const Outcome* outcome : outcomes) {
    if (outcome->hold.site.empty()) continue;
    sites.push_back(outcome->hold.site);
    seconds.push_back(std::to_string(outcome->hold.time.count()));
  }
  if (!sites.empty()) exec(transaction, holds_statement, {array(sites), array(seconds)});
}

Stored commit_once(pqxx::connection& connection, const Terms& terms, std::span<const Outcome> outcomes) {
  Stored stored;
  pqxx::work transaction(connection);
  exec_script(transaction, fleet_settings);
  // First the feeds' own rows: this locks them, so that none is removed while its entries go in, and tells which are
  // ours.
  std::unordered_set<std::int64_t> ours;
  for (const auto& row : exec(transaction, states_statement, {states_json(outcomes), terms.worker}))
    ours.insert(row[0].as<std::int64_t>());
  std::vector<const Outcome*> kept;
  std::vector<std::int64_t> read;
  bool any_match = false;
  for (const Outcome& outcome : outcomes) {
    if (!ours.contains(outcome.lease.feed)) continue;
    kept.push_back(&outcome);
    if (outcome.kind == Outcome::Kind::read) read.push_back(outcome.lease.feed);
    any_match = any_match || !outcome.matches.empty();
  }
  stored.lost_leases = outcomes.size() - kept.size();
  const SeenArrays seen = seen_arrays(kept);
  if (seen.count > 0)
    exec(transaction, seen_statement,
         {seen.feeds, seen.keys, seen.contents, std::to_string(terms.keep.entries.count())});
  if (any_match) store_matches(transaction, still_kept(transaction, matches_json(kept), terms.keep.stories), stored);
  forget_entries(transaction, read, terms.keep.entries);
  follow_moves(transaction, kept, terms.move_after, stored);
  hold_sites(transaction, kept);  // last: claims of all daemons may wait for these rows
  transaction.commit();
  return stored;
}

void add(Stored& sum, Stored part) {
  std::move(part.allegations.begin(), part.allegations.end(), std::back_inserter(sum.allegations));
  std::move(part.moves.begin(), part.moves.end(), std::back_inserter(sum.moves));
  std::move(part.unstorable.begin(), part.unstorable.end(), std::back_inserter(sum.unstorable));
  sum.alerts += part.alerts;
  sum.lost_leases += part.lost_leases;
}

/// What is left of an outcome whose data the database would not take: the feed's failure, with the reason.
Outcome refused(const Outcome& outcome, const std::string& reason) {
  Outcome failed;
  failed.lease = outcome.lease;
  failed.kind = Outcome::Kind::failed;
  failed.failure = "what it holds could not be stored: " + reason.substr(0, reason.find('\n'));
  failed.next = outcome.next;
  failed.standing = outcome.standing;
  failed.hold = outcome.hold;
  return failed;
}

}  // namespace

Stored commit_outcomes(pqxx::connection& connection, const Terms& terms, std::span<const Outcome> outcomes) {
  if (outcomes.empty()) return {};
  std::string reason;
  try {
    return commit_once(connection, terms, outcomes);
  } catch (const pqxx::sql_error& error) {
    if (!is_data_error(error)) throw;
    reason = error.what();
  } catch (const std::invalid_argument& error) {
    reason = error.what();
  }
  if (outcomes.size() == 1) {
    const Outcome failed = refused(outcomes.front(), reason);
    Stored stored = commit_once(connection, terms, {&failed, 1});
    stored.unstorable.push_back(log::address(failed.lease.url) + ": " + failed.failure);
    return stored;
  }
  const std::size_t half = outcomes.size() / 2;
  Stored sum = commit_outcomes(connection, terms, outcomes.first(half));
  add(sum, commit_outcomes(connection, terms, outcomes.subspan(half)));
  return sum;
}

}  // namespace alleged::store
