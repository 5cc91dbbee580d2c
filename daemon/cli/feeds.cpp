#include "daemon/store/feeds.hpp"

#include <boost/json.hpp>
#include <cstdio>
#include <stdexcept>

#include "daemon/cli/commands.hpp"
#include "daemon/cli/input.hpp"
#include "daemon/cli/table.hpp"
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
  const std::size_t added = store::add_feeds(*connection, feeds);
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
                             {"state", feed.state},
                             {"polled_at", feed.polled_at},
                             {"ok_at", feed.ok_at},
                             {"next_at", feed.next_at},
                             {"failures", feed.failures},
                             {"failure", feed.failure},
                             {"salvaged", feed.salvaged}};
      std::puts(json::serialize(row).c_str());
    }
    return;
  }
  Table table{{"id", "outlet", "country", "feed", "last right", "next poll", "trouble"}, {}};
  for (const auto& feed : feeds) {
    std::string trouble = feed.failure.empty() ? feed.salvaged : feed.failure;
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
    feeds.push_back(
        {outline.url, outline.outlet.empty() ? title : outline.outlet, outline.country, outline.language, false});
  }
  if (feeds.empty()) throw std::runtime_error(file + ": no outline in it has an xmlUrl");
  return feeds;
}

void export_opml(const Common& common) {
  const auto connection = common.database();
  std::vector<feeds::Outline> all;
  for (const auto& feed : store::list_feeds(*connection)) {
    feeds::Outline outline;
    outline.url = feed.url;
    outline.title = outline.outlet = feed.outlet;
    outline.country = feed.country;
    outline.language = feed.language;
    all.push_back(std::move(outline));
  }
  std::fputs(feeds::write_opml("alleged: subscribed feeds", all).c_str(), stdout);
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
  adding->callback([&common, feed] { add(common, {*feed}); });

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
  listing->add_flag("--failing", *failing, "Only those whose last poll failed");
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
