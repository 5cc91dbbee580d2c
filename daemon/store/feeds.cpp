#include "daemon/store/feeds.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "daemon/store/sql.hpp"

namespace alleged::store {
namespace json = boost::json;

namespace {

constexpr const char* new_feeds = R"(
WITH asked AS (
  SELECT DISTINCT ON (url) * FROM jsonb_to_recordset($1::jsonb)
    AS f(url text, outlet text, country text, language text, allow_private boolean)))";

constexpr const char* add_statement = R"(
INSERT INTO alleged.feed (url, outlet, country, language, allow_private)
SELECT url, outlet, nullif(country, ''), language, allow_private FROM asked
ON CONFLICT (url) DO UPDATE SET
  outlet = coalesce(nullif(excluded.outlet, ''), feed.outlet), country = coalesce(excluded.country, feed.country),
  language = coalesce(nullif(excluded.language, ''), feed.language), allow_private = excluded.allow_private
RETURNING (xmax = 0) AS is_new)";

std::string feeds_json(std::span<const NewFeed> feeds) {
  json::array rows;
  for (const NewFeed& feed : feeds)
    rows.push_back({{"url", feed.url},
                    {"outlet", feed.outlet},
                    {"country", feed.country},
                    {"language", feed.language},
                    {"allow_private", feed.allow_private}});
  return json::serialize(rows);
}

std::vector<FeedRow> list_where(pqxx::connection& connection, const std::string& condition) {
  constexpr const char* time = "AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
  const std::string statement = std::string("SELECT id, url, outlet, country, language, state, to_char(polled_at ") +
                                time + " AS polled_at, to_char(ok_at " + time + " AS ok_at, to_char(next_at " + time +
                                " AS next_at, failures, failure, salvaged FROM alleged.feed WHERE " + condition +
                                " ORDER BY url";
  pqxx::read_transaction transaction(connection);
  std::vector<FeedRow> feeds;
  for (const auto& row : exec(transaction, statement)) {
    FeedRow feed;
    feed.id = row["id"].as<std::int64_t>();
    feed.url = text(row, "url");
    feed.outlet = text(row, "outlet");
    feed.country = text(row, "country");
    feed.language = text(row, "language");
    feed.state = text(row, "state");
    feed.polled_at = text(row, "polled_at");
    feed.ok_at = text(row, "ok_at");
    feed.next_at = text(row, "next_at");
    feed.failures = row["failures"].as<int>();
    feed.failure = text(row, "failure");
    feed.salvaged = text(row, "salvaged");
    feeds.push_back(std::move(feed));
  }
  return feeds;
}

}  // namespace

std::size_t add_feeds(pqxx::connection& connection, std::span<const NewFeed> feeds) {
  const std::string asked = feeds_json(feeds);
  pqxx::work transaction(connection);
  for (const auto& row :
       exec(transaction,
            std::string(new_feeds) + " SELECT url, country FROM asked WHERE country <> '' AND NOT EXISTS"
                                     " (SELECT FROM alleged.country c WHERE c.code = asked.country) LIMIT 1",
            {asked}))
    throw std::runtime_error(text(row, "url") + ": there is no country " + text(row, "country") +
                             "; allowed: an ISO 3166-1 alpha-2 code in capitals, like RO");
  for (const auto& row :
       exec(transaction,
            std::string(new_feeds) + " SELECT url FROM asked WHERE url !~ '^https?://[^[:space:]/]+[^[:space:]]*$'"
                                     " OR length(url) > 2000 LIMIT 1",
            {asked}))
    throw std::runtime_error(text(row, "url").substr(0, 200) +
                             ": not a feed's address; allowed: http:// or https://, 2000 bytes at most");
  std::size_t added = 0;
  for (const auto& row : exec(transaction, std::string(new_feeds) + add_statement, {asked}))
    if (row[0].as<bool>()) ++added;
  transaction.commit();
  return added;
}

bool remove_feed(pqxx::connection& connection, const std::string& feed) {
  pqxx::work transaction(connection);
  const auto removed = exec(transaction, "DELETE FROM alleged.feed WHERE url = $1 OR id::text = $1", {feed});
  transaction.commit();
  return removed.affected_rows() > 0;
}

std::vector<FeedRow> list_feeds(pqxx::connection& connection) {
  return list_where(connection, "true");
}

std::vector<FeedRow> list_failing_feeds(pqxx::connection& connection) {
  return list_where(connection, "failures > 0");
}

}  // namespace alleged::store
