#pragma once

#include <functional>
#include <optional>
#include <pqxx/pqxx>
#include <span>
#include <string>
#include <vector>

namespace alleged::store {

/// A feed as the operator subscribes it.
struct NewFeed {
  std::string url;  ///< http or https
  std::string outlet;
  std::string country;  ///< ISO 3166-1 alpha-2; may be empty
  std::string language;
  std::string folder = {};  ///< of an OPML file, names joined with "/"; may be empty
  bool allow_private = false;
  std::optional<bool> fetch_article = {};  ///< absent: as it is, and not for a new one
};

/// A feed as the operator looks at it.
struct FeedRow {
  std::int64_t id = 0;
  std::string url, outlet, country, language, folder, state;
  bool allow_private = false;
  bool fetch_article = false;
  std::string polled_at, ok_at, next_at;  ///< RFC 3339 UTC, or empty
  int failures = 0;
  std::string failure, salvaged, article_trouble;
};

/// Subscribes feeds, all in one transaction; those we have keep their state and take the new outlet, country,
/// language and word on articles where one is given. Returns how many are new. Throws std::runtime_error naming the
/// feed for an unknown country or a URL that is none. `progress` is called with the number done after every thousand.
std::size_t add_feeds(pqxx::connection& connection, std::span<const NewFeed> feeds,
                      const std::function<void(std::size_t)>& progress);

/// Tells each feed's site to the database where it is not known yet: with the migration that brought sites.
void fill_sites(pqxx::work& transaction);

/// Ends a subscription, by URL or number. Its stories stay. Returns false when there is no such feed.
bool remove_feed(pqxx::connection& connection, const std::string& feed);

/// All feeds by URL, or only those whose last poll failed.
std::vector<FeedRow> list_feeds(pqxx::connection& connection);
std::vector<FeedRow> list_failing_feeds(pqxx::connection& connection);

}  // namespace alleged::store
