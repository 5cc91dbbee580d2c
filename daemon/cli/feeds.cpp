#include "daemon/store/feeds.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <cstdint>
#include <cstdio>
#include <map>
#include <stdexcept>

#include "daemon/check.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/input.hpp"
#include "daemon/cli/table.hpp"
#include "daemon/log.hpp"
#include "daemon/poll/address.hpp"
#include "feeds/opml.hpp"

namespace alleged::cli {
namespace json = boost::json;

namespace {

void add(const Common& common, std::vector<store::NewFeed> feeds) {
  std::size_t local = 0;
  for (store::NewFeed& feed : feeds) {
    // Whoever writes such an address means it; a public name that leads to one is still refused when it is fetched.
    if (poll::names_private_address(feed.url)) feed.allow_private = true;
    if (feed.allow_private) ++local;
  }
  const auto connection = common.database();
  const std::size_t added = store::add_feeds(
      *connection, feeds, [&feeds](std::size_t done) { std::fprintf(stderr, "%zu of %zu\n", done, feeds.size()); });
  std::fprintf(stderr, "%zu feeds added, %zu were there\n", added, feeds.size() - added);
  if (local > 0) std::fprintf(stderr, "%zu of them may be fetched from a private or local address\n", local);
}

void list(const Common& common, const std::string& which, bool as_json) {
  const auto connection = common.database();
  const auto feeds = which == "failing" ? store::list_failing_feeds(*connection) : store::list_feeds(*connection);
  if (as_json) {
    for (const auto& feed : feeds) {
      const json::object row{{"id", feed.id},
                             {"url", feed.url},
                             {"outlet", feed.outlet},
                             {"country", feed.country},
                             {"language", feed.language},
                             {"fetch_article", feed.fetch_article},
                             {"state", feed.state},
                             {"polled_at", feed.polled_at},
                             {"ok_at", feed.ok_at},
                             {"next_at", feed.next_at},
                             {"failures", feed.failures},
                             {"failure", feed.failure},
                             {"salvaged", feed.salvaged},
                             {"article_trouble", feed.article_trouble}};
      std::puts(json::serialize(row).c_str());
    }
    return;
  }
  Table table{{"id", "outlet", "country", "feed", "last right", "next poll", "trouble"}, {}};
  for (const auto& feed : feeds) {
    std::string trouble = feed.failure.empty() ? feed.salvaged : feed.failure;
    if (trouble.empty()) trouble = feed.article_trouble;
    if (feed.state != "active") trouble = feed.state + (trouble.empty() ? "" : ": ") + trouble;
    if (feed.failures > 1) trouble += " (" + std::to_string(feed.failures) + " times in a row)";
    table.rows.push_back(
        {std::to_string(feed.id), feed.outlet, feed.country, feed.url, feed.ok_at, feed.next_at, trouble});
  }
  print(table);
}

std::vector<store::NewFeed> outlines(const std::string& file) {
  const auto read = feeds::read_opml(read_input(file));
  if (const auto* unreadable = std::get_if<feeds::Unreadable>(&read))
    throw std::runtime_error(file + ": " + unreadable->reason);
  std::vector<store::NewFeed> feeds;
  for (const auto& outline : std::get<std::vector<feeds::Outline>>(read)) {
    const std::string title = outline.title == outline.url ? "" : outline.title;  // an outline must have some text
    feeds.push_back({outline.url, outline.outlet.empty() ? title : outline.outlet, outline.country, outline.language,
                     outline.folder, false, outline.fetch_article});
  }
  if (feeds.empty()) throw std::runtime_error(file + ": no outline in it has an xmlUrl");
  return feeds;
}

void export_opml(const Common& common) {
  const auto connection = common.database();
  std::vector<store::FeedRow> feeds = store::list_feeds(*connection);
  // Neighbours of one folder share an outline.
  std::stable_sort(feeds.begin(), feeds.end(), [](const auto& a, const auto& b) { return a.folder < b.folder; });
  std::vector<feeds::Outline> all;
  for (const auto& feed : feeds) {
    feeds::Outline outline;
    outline.url = feed.url;
    outline.title = outline.outlet = feed.outlet;
    outline.country = feed.country;
    outline.language = feed.language;
    outline.folder = feed.folder;
    if (feed.fetch_article) outline.fetch_article = true;
    all.push_back(std::move(outline));
  }
  std::fputs(feeds::write_opml("alleged: subscribed feeds", all).c_str(), stdout);
}

Lease lease_of(const store::FeedRow& feed) {
  Lease lease;
  lease.feed = feed.id;
  lease.url = feed.url;
  lease.allow_private = feed.allow_private;
  return lease;
}

/// One that is asked for by an address of which we know nothing else.
Lease unknown(const std::string& url) {
  Lease lease;
  lease.url = url;
  lease.allow_private = poll::names_private_address(url);
  return lease;
}

std::string in_words(const Check& check) {
  std::string words = check.is_read ? std::to_string(check.entries) + " entries, " + check.format : "";
  if (!check.trouble.empty()) words += (words.empty() ? "" : "; ") + check.trouble;
  return log::one_line(words);
}

/// Tries `which` (a number or an address, subscribed or not), or all that are subscribed.
void check(const Common& common, const std::string& which) {
  std::map<std::int64_t, std::string> last_right;
  std::vector<Lease> leases;
  for (const auto& feed : store::list_feeds(*common.database())) {
    if (!which.empty() && which != feed.url && which != std::to_string(feed.id)) continue;
    leases.push_back(lease_of(feed));
    last_right[feed.id] = feed.ok_at;
  }
  if (leases.empty() && which.find("://") != std::string::npos) leases.push_back(unknown(which));
  if (leases.empty() && !which.empty()) throw std::runtime_error(which + ": no such feed; `alleged feeds list`");
  std::size_t wrong = 0;
  std::vector<Check> checks;
  check_feeds(common.config(), leases, [&](const Check& done) {
    if (!done.is_read) ++wrong;
    checks.push_back(done);
    if (checks.size() % 100 == 0) std::fprintf(stderr, "%zu of %zu\n", checks.size(), leases.size());
  });
  std::sort(checks.begin(), checks.end(), [](const Check& a, const Check& b) { return a.lease.url < b.lease.url; });
  Table table{{"feed", "now", "last right", "what"}, {}};
  for (const Check& done : checks)
    table.rows.push_back({done.lease.url, done.is_read ? "right" : "wrong",
                          last_right[done.lease.feed].empty() ? "never" : last_right[done.lease.feed], in_words(done)});
  print(table);
  for (const Check& done : checks)
    for (const std::string& feed : done.offered)
      std::printf("%s names the feed %s\n", log::one_line(done.lease.url).c_str(), log::one_line(feed).c_str());
  if (wrong > 0)
    throw std::runtime_error(std::to_string(wrong) + " of " + std::to_string(checks.size()) + " feeds are wrong");
}

/// The address of the one feed at a page, which may be the feed itself. Throws with what there is otherwise.
std::string discovered(const Common& common, const std::string& page) {
  Check found;
  check_feeds(common.config(), {unknown(page)}, [&found](const Check& done) { found = done; });
  if (found.is_read) return page;
  if (found.offered.empty()) throw std::runtime_error(page + ": no feed there: " + log::one_line(found.trouble));
  if (found.offered.size() == 1 && poll::names_private_address(found.offered.front()) &&
      !poll::names_private_address(page))
    throw std::runtime_error(page + ": it names a feed at a private address, " + found.offered.front() +
                             ": add that by itself if you mean it");
  if (found.offered.size() == 1) return found.offered.front();
  std::string choice = page + ": it names " + std::to_string(found.offered.size()) + " feeds; add one of them:";
  for (const std::string& feed : found.offered) choice += " " + feed;
  throw std::runtime_error(choice);
}

}  // namespace

void add_feeds(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("feeds", "The feeds that are polled");
  command->require_subcommand(1);

  auto feed = std::make_shared<store::NewFeed>();
  auto* adding = command->add_subcommand("add", "Subscribe one feed");
  adding->add_option("URL", feed->url, "http or https address of the feed")->required();
  adding->add_option("--outlet", feed->outlet, "Name of the outlet");
  adding->add_option("--country", feed->country, "Country of the outlet, ISO 3166-1 alpha-2");
  adding->add_option("--language", feed->language, "Language of the feed, ISO 639-1");
  adding->add_flag("--allow-private", feed->allow_private, "It may be fetched from a private or local address");
  // By a function, because CLI11 makes false of a flag that is not given, and that is another word.
  adding->add_flag_function(
      "--fetch-article,!--no-fetch-article", [feed](std::int64_t given) { feed->fetch_article = given > 0; },
      "It carries only headlines: read the pages that new entries link to, or no more");
  auto discover = std::make_shared<bool>(false);
  adding->add_flag("--discover", *discover,
                   "URL is a web page: subscribe the feed that it names, if it names just one");
  adding->callback([&common, feed, discover] {
    if (*discover) feed->url = discovered(common, feed->url);
    add(common, {*feed});
  });

  auto checked = std::make_shared<std::string>();
  auto* checking = command->add_subcommand("check", "Try one feed, or all: what is wrong, and when it was last right");
  checking->add_option("FEED", *checked, "Its URL or number; a URL need not be subscribed. Without it: all");
  checking->callback([&common, checked] { check(common, *checked); });

  auto which = std::make_shared<std::string>();
  auto* removing = command->add_subcommand("remove", "End a subscription; what was stored stays");
  removing->add_option("FEED", *which, "Its URL or number")->required();
  removing->callback([&common, which] {
    if (!store::remove_feed(*common.database(), *which))
      throw std::runtime_error(*which + ": no such feed; `alleged feeds list`");
  });

  auto failing = std::make_shared<bool>(false);
  auto as_json = std::make_shared<bool>(false);
  auto* listing = command->add_subcommand("list", "Show feeds and how polling them goes");
  listing->add_flag("--failing", *failing, "Only those whose last poll failed, the parked and those that are gone");
  listing->add_flag("--json", *as_json, "One JSON object a line");
  listing->callback([&common, failing, as_json] { list(common, *failing ? "failing" : "all", *as_json); });

  auto file = std::make_shared<std::string>();
  auto* importing = command->add_subcommand("import", "Subscribe the feeds of an OPML file");
  importing->add_option("FILE", *file, "The file; - for standard input")->required();
  importing->callback([&common, file] { add(common, outlines(*file)); });

  auto* exporting = command->add_subcommand("export", "Print all feeds as OPML");
  exporting->callback([&common] { export_opml(common); });
}

}  // namespace alleged::cli
