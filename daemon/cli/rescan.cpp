#include "daemon/store/rescan.hpp"

#include <cstdio>

#include "daemon/cli/commands.hpp"
#include "daemon/detect/detect.hpp"
#include "daemon/store/summaries.hpp"

namespace alleged::cli {

namespace {

/// Read, compared and stored together: large enough that the database is asked seldom, small enough to keep in memory.
constexpr std::size_t stories_at_once = 500;

std::string with(const std::string& before, const std::string& text, const std::string& after) {
  return text.empty() ? std::string() : before + text + after;
}

/// "+ RU > MD, MD-2024-presidential, by Maia Sandu: denied by the Kremlin: "..."".
void print(const store::Change& change) {
  std::printf("  %c %s > %s%s%s: %s%s: \"%s\"\n", change.kind == store::Change::Kind::found ? '+' : '-',
              change.accused.c_str(), change.target.c_str(), with(", ", change.election, "").c_str(),
              with(", by ", change.accuser, "").c_str(), change.stance.c_str(),
              (change.said_by == change.accuser ? std::string() : with(" by ", change.said_by, "")).c_str(),
              change.quote.c_str());
}

/// What a whole rescan came to.
struct Sum {
  std::size_t stories = 0, changed = 0, found = 0, lost = 0;
};

void print(const std::vector<store::Change>& changes, const std::vector<store::StoredStory>& stories, Sum& sum) {
  auto story = stories.begin();
  std::int64_t last = 0;
  for (const store::Change& change : changes) {
    if (change.story != last) {
      while (story->id != change.story) ++story;  // both are in the order of the stories
      std::printf("story %lld, %s, \"%s\" %s\n", static_cast<long long>(story->id), story->story.outlet.c_str(),
                  story->story.title.c_str(), story->story.url.c_str());
      last = change.story;
      ++sum.changed;
    }
    print(change);
    ++(change.kind == store::Change::Kind::found ? sum.found : sum.lost);
  }
}

template <class Compare>
Sum rescan(pqxx::connection& connection, const std::string& since, const detect::Lexicon& lexicon, Compare compare) {
  Sum sum;
  std::int64_t last = 0;
  for (;;) {
    const auto stories = store::stored_stories(connection, since, last, stories_at_once);
    if (stories.empty()) return sum;
    std::vector<store::Reread> reread;
    for (const auto& [id, story] : stories) reread.push_back({id, detect::detect(story, lexicon).allegations});
    print(compare(reread), stories, sum);
    sum.stories += stories.size();
    last = stories.back().id;
  }
}

}  // namespace

void add_rescan(CLI::App& app, Common& common) {
  struct Options {
    std::string since;
    bool apply = false;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "rescan", "Read the stories of the record again, with today's words, and show what changes: + found, - lost");
  command->add_option("--since", options->since, "Only those fetched since this day (2026-11-01)");
  command->add_flag("--apply", options->apply, "Store it: what is lost stays in the record, marked as superseded");
  command->callback([&common, options] {
    const auto connection = common.database();
    const auto lexicon = detect::Lexicon::load({common.config().detect_lexicon_dir, {}});
    const auto shown = [&](const std::vector<store::Reread>& reread) { return store::changes(*connection, reread); };
    const auto stored = [&](const std::vector<store::Reread>& reread) {
      return store::supersede(*connection, reread, lexicon->version());
    };
    const Sum sum = options->apply ? rescan(*connection, options->since, *lexicon, stored)
                                   : rescan(*connection, options->since, *lexicon, shown);
    while (options->apply && store::refresh_summaries(*connection)) {
    }
    std::fprintf(stderr, "%zu stories read with lexicon %s: %zu reports found and %zu lost, in %zu of them%s\n",
                 sum.stories, lexicon->version().c_str(), sum.found, sum.lost, sum.changed,
                 options->apply || sum.changed == 0 ? "" : "; nothing is stored without --apply");
  });
}

}  // namespace alleged::cli
