#include "daemon/store/seen.hpp"

#include <string>

#include "daemon/store/outcome_json.hpp"
#include "daemon/store/sql.hpp"

namespace alleged::store {

std::vector<bool> seen_before(pqxx::connection& connection, std::int64_t feed, std::span<const Seen> entries) {
  std::vector<std::string> keys;
  std::vector<std::string> contents;
  for (const Seen& entry : entries) {
    keys.push_back(uuid(entry.key));
    contents.push_back(std::to_string(static_cast<std::int64_t>(entry.content)));
  }
  std::vector<bool> known(entries.size());
  pqxx::read_transaction transaction(connection);
  for (const auto& row :
       exec(transaction,
            "SELECT s.place FROM unnest($2::uuid[], $3::bigint[]) WITH ORDINALITY AS s(key, content, place)"
            " JOIN alleged.entry_seen e ON e.feed_id = $1::bigint AND e.entry_key = s.key"
            " AND e.content_hash = s.content",
            {std::to_string(feed), array(keys), array(contents)}))
    known[row[0].as<std::size_t>() - 1] = true;
  return known;
}

}  // namespace alleged::store
