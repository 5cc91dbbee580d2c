#include "daemon/store/retention.hpp"

#include "daemon/store/sql.hpp"

namespace alleged::store {

namespace {

// What the document of `pruned_on` held was marked as seen then, or not a quarter before. What has an older mark was
// not in that one, and not in today's.
constexpr const char* forget_statement = R"(
WITH due AS (
  SELECT id, pruned_on, today
  FROM alleged.feed CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today) clock
  WHERE id = ANY ($1::bigint[]) AND (pruned_on IS NULL OR pruned_on NOT BETWEEN today - $2::integer / 4 AND today)),
looked_for AS (
  UPDATE alleged.feed SET pruned_on = today FROM due WHERE feed.id = due.id)
DELETE FROM alleged.entry_seen USING due
WHERE feed_id = due.id AND last_seen < today - $2::integer AND last_seen < due.pruned_on - $2::integer / 4)";

}  // namespace

void forget_entries(pqxx::transaction_base& transaction, const std::vector<std::int64_t>& feeds,
                    std::chrono::days keep) {
  if (keep.count() == 0 || feeds.empty()) return;
  std::vector<std::string> read;
  for (const std::int64_t feed : feeds) read.push_back(std::to_string(feed));
  exec(transaction, forget_statement, {array(read), std::to_string(keep.count())});
}

}  // namespace alleged::store
