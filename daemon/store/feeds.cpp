#include "daemon/store/feeds.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>

#include "daemon/site.hpp"
#include "daemon/store/sql.hpp"

namespace alleged::store {
namespace json = boost::json;

namespace {

constexpr const char* new_feeds = R"(
WITH asked AS (
  SELECT DISTINCT ON (url) * FROM jsonb_to_recordset($1::jsonb)
    AS f(url text, site text, outlet text, country text, language text, folder text, allow_private boolean,
           fetch_article boolean)))";

constexpr const char* add_statement = R"(
INSERT INTO alleged.feed (url, site, outlet, country, language, folder, allow_private)
SELECT url, site, outlet, nullif(country, ''), language, folder, allow_private FROM asked
ON CONFLICT (url) DO UPDATE SET
  outlet = coalesce(nullif(excluded.outlet, ''), feed.outlet), country = coalesce(excluded.country, feed.country),
  language = coalesce(nullif(excluded.language, ''), feed.language),
  folder = coalesce(nullif(excluded.folder, ''), feed.folder), allow_private = excluded.allow_private,
  state = CASE WHEN feed.state = 'gone' THEN 'active' ELSE feed.state END,
  next_at = CASE WHEN feed.state = 'gone' THEN now() ELSE feed.next_at END
RETURNING (xmax = 0) AS is_new)";

constexpr const char* articles_statement = R"(
UPDATE alleged.feed SET fetch_article = asked.fetch_article FROM asked
WHERE feed.url = asked.url AND feed.fetch_article <> asked.fetch_article)";

std::string feeds_json(std::span<const NewFeed> feeds) {
  json::array rows;
  for (const NewFeed& feed : feeds) {
    json::object row{{"url", feed.url},
                     {"site", site_of(feed.url)},
                     {"outlet", feed.outlet},
                     {"country", feed.country},
                     {"language", feed.language},
                     {"folder", feed.folder},
                     {"allow_private", feed.allow_private}};
    if (feed.fetch_article) row["fetch_article"] = *feed.fetch_article;
    rows.push_back(std::move(row));
  }
  return json::serialize(rows);
}

/// Throws for the first feed that names no country there is, or has no address.
void refuse_unsound(pqxx::work& transaction, const std::string& asked) {
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
}

std::vector<FeedRow> list_where(pqxx::connection& connection, const std::string& condition) {
  constexpr const char* time = "AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
  const std::string statement = std::string(
                                    "SELECT id, url, outlet, country, language, folder, allow_private, fetch_article, "
                                    "state, to_char(polled_at ") +
                                time + " AS polled_at, to_char(ok_at " + time + " AS ok_at, to_char(next_at " + time +
                                " AS next_at, failures, failure, salvaged, article_trouble FROM alleged.feed WHERE " +
                                condition + " ORDER BY url";
  pqxx::read_transaction transaction(connection);
  std::vector<FeedRow> feeds;
  for (const auto& row : exec(transaction, statement)) {
    FeedRow feed;
    feed.id = row["id"].as<std::int64_t>();
    feed.url = text(row, "url");
    feed.outlet = text(row, "outlet");
    feed.country = text(row, "country");
    feed.language = text(row, "language");
    feed.folder = text(row, "folder");
    feed.allow_private = row["allow_private"].as<bool>();
    feed.fetch_article = row["fetch_article"].as<bool>();
    feed.state = text(row, "state");
    feed.polled_at = text(row, "polled_at");
    feed.ok_at = text(row, "ok_at");
    feed.next_at = text(row, "next_at");
    feed.failures = row["failures"].as<int>();
    feed.failure = text(row, "failure");
    feed.salvaged = text(row, "salvaged");
    feed.article_trouble = text(row, "article_trouble");
    feeds.push_back(std::move(feed));
  }
  return feeds;
}

}  // namespace

std::size_t add_feeds(pqxx::connection& connection, std::span<const NewFeed> feeds,
                      const std::function<void(std::size_t)>& progress) {
  constexpr std::size_t at_once = 1000;
  pqxx::work transaction(connection);
  std::size_t added = 0;
  for (std::size_t done = 0; done < feeds.size(); done += at_once) {
    const auto batch = feeds.subspan(done, std::min(at_once, feeds.size() - done));
    const std::string asked = feeds_json(batch);
    refuse_unsound(transaction, asked);
    for (const auto& row : exec(transaction, std::string(new_feeds) + add_statement, {asked}))
      if (row[0].as<bool>()) ++added;
    exec(transaction, std::string(new_feeds) + articles_statement, {asked});
    if (batch.size() == at_once) progress(done + at_once);
  }
  transaction.commit();
  return added;
}

void fill_sites(pqxx::work& transaction) {
  json::array sites;
  for (const auto& row : exec(transaction, "SELECT id, url FROM alleged.feed WHERE site = ''"))
    sites.push_back({{"id", row["id"].as<std::int64_t>()}, {"site", site_of(text(row, "url"))}});
  if (sites.empty()) return;
  exec(transaction,
       "UPDATE alleged.feed SET site = s.site FROM jsonb_to_recordset($1::jsonb) AS s(id bigint, site text)"
       " WHERE feed.id = s.id",
       {json::serialize(sites)});
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
  return list_where(connection, "failure IS NOT NULL OR state IN ('parked', 'gone')");
}

}  // namespace alleged::store
