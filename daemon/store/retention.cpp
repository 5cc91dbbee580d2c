#include "daemon/store/retention.hpp"

#include "daemon/store/sql.hpp"

namespace alleged::store {

namespace {

constexpr const char* kept_statement = R"(
SELECT coalesce(jsonb_agg(m), '[]') FROM jsonb_array_elements($1::jsonb) AS m
WHERE NOT EXISTS (SELECT FROM alleged.entry_seen e
                  WHERE e.feed_id = (m->>'feed')::bigint AND e.entry_key = (m->>'key')::uuid
                    AND e.first_seen <= (now() AT TIME ZONE 'UTC')::date - $2::integer))";

// What the document of `pruned_on` held was marked as seen then, or not a quarter before. What has an older mark was
// not in that one, and not in today's. OFFSET 0: by the feed's key, not through the whole table.
constexpr const char* forget_statement = R"(
WITH due AS (
  SELECT id, pruned_on, today
  FROM alleged.feed CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today) clock
  WHERE id = ANY ($1::bigint[]) AND (pruned_on IS NULL OR pruned_on NOT BETWEEN today - $2::integer / 4 AND today)),
looked_for AS (
  UPDATE alleged.feed SET pruned_on = today FROM due WHERE feed.id = due.id)
DELETE FROM alleged.entry_seen WHERE ctid = ANY (ARRAY(
  SELECT old.row FROM due CROSS JOIN LATERAL (
    SELECT ctid AS row FROM alleged.entry_seen
    WHERE feed_id = due.id AND last_seen < due.today - $2::integer AND last_seen < due.pruned_on - $2::integer / 4
    OFFSET 0) old
  WHERE due.pruned_on IS NOT NULL)))";

constexpr const char* turn_statement =
    "SELECT pg_try_advisory_xact_lock(hashtextextended('alleged.story.retention', 0))";

// As alleged.join_cluster() does: nobody stores a copy of a story that is about to go.
constexpr const char* clusters_statement = "SELECT pg_advisory_xact_lock(hashtextextended('alleged.story.cluster', 0))";

// Whoever holds a row is not waited for: they may wait for one of ours.
constexpr const char* old_statement = R"(
SELECT id FROM alleged.story
WHERE fetched_at < now() - make_interval(hours => 24 * $1::integer)
  AND NOT EXISTS (SELECT FROM alleged.report WHERE story_id = story.id AND verdict IS NOT NULL)
ORDER BY fetched_at, id LIMIT $2::bigint FOR UPDATE SKIP LOCKED)";

// A review that is being written has its report locked, and one that has been since shows in the row that we lock.
constexpr const char* unreviewed_statement = R"(
WITH locked AS (
  SELECT id, verdict FROM alleged.report WHERE story_id = ANY ($1::bigint[]) FOR UPDATE SKIP LOCKED)
SELECT story FROM unnest($1::bigint[]) AS story
WHERE NOT EXISTS (SELECT FROM alleged.report LEFT JOIN locked USING (id)
                  WHERE report.story_id = story AND (locked.id IS NULL OR locked.verdict IS NOT NULL)))";

constexpr const char* heirs_statement = R"(
UPDATE alleged.story SET cluster = heir.id
FROM (SELECT cluster AS head, min(id) AS id FROM alleged.story
      WHERE cluster = ANY ($1::bigint[]) AND id <> ALL ($1::bigint[]) GROUP BY cluster) heir
WHERE story.cluster = heir.head AND story.id <> ALL ($1::bigint[]))";

constexpr const char* delete_statement = "DELETE FROM alleged.story WHERE id = ANY ($1::bigint[])";

std::string ids(const pqxx::result& rows) {
  std::vector<std::string> values;
  for (const auto& row : rows) values.emplace_back(row[0].c_str());
  return array(values);
}

}  // namespace

std::string still_kept(pqxx::transaction_base& transaction, const std::string& matches, std::chrono::days keep) {
  if (keep.count() == 0) return matches;
  return exec(transaction, kept_statement, {matches, std::to_string(keep.count())})[0][0].c_str();
}

void forget_entries(pqxx::transaction_base& transaction, const std::vector<std::int64_t>& feeds,
                    std::chrono::days keep) {
  if (keep.count() == 0 || feeds.empty()) return;
  std::vector<std::string> read;
  for (const std::int64_t feed : feeds) read.push_back(std::to_string(feed));
  exec(transaction, forget_statement, {array(read), std::to_string(keep.count())});
}

std::size_t delete_stories(pqxx::connection& connection, std::chrono::days keep, std::size_t most) {
  pqxx::work transaction(connection);
  exec_script(transaction, fleet_settings);
  if (!exec(transaction, turn_statement)[0][0].as<bool>()) return 0;
  exec(transaction, clusters_statement);
  const auto old = exec(transaction, old_statement, {std::to_string(keep.count()), std::to_string(most)});
  const auto unreviewed = exec(transaction, unreviewed_statement, {ids(old)});
  if (unreviewed.empty()) return 0;
  const std::string going = ids(unreviewed);
  exec(transaction, heirs_statement, {going});
  exec(transaction, delete_statement, {going});
  transaction.commit();
  return unreviewed.size();
}

}  // namespace alleged::store
