#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "daemon/eval/labels.hpp"
#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

/// The stories that were written for the project (tests/stories).
std::filesystem::path folder() {
  return ALLEGED_STORIES;
}

/// Ids of the stories that are known to be read wrongly: a limit of the detector, not of the stories.
std::set<std::string> missed() {
  std::ifstream in(folder() / "missed.txt");
  std::set<std::string> ids;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.front() != '#') ids.insert(line);
  }
  return ids;
}

using Pairs = std::map<std::pair<std::string, std::string>, std::string>;

/// Each pair with the stance that is told first.
Pairs told(const Finding& finding) {
  Pairs pairs;
  for (const Allegation& one : finding.allegations) pairs.try_emplace({one.accused, one.target}, name(one.stance));
  return pairs;
}

/// A story of grammar alone has no stance: any will do.
bool is_right(const eval::Labelled& story, const Pairs& found) {
  if (story.allegations.size() != found.size()) return false;
  for (const eval::Label& label : story.allegations) {
    const auto pair = found.find({label.accused, label.target});
    if (pair == found.end() || (!label.stance.empty() && pair->second != label.stance)) return false;
  }
  return true;
}

TEST(ProjectStories, AreReadAsTheySayOrAreListedAsMissed) {
  const std::set<std::string> known = missed();
  std::set<std::string> seen;
  std::size_t right = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder())) {
    if (file.path().extension() != ".jsonl" || file.path().filename() == "swap.jsonl") continue;
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      const eval::Labelled story = eval::labelled_from_json(line);
      ASSERT_TRUE(seen.insert(story.story.id).second) << story.story.id << " stands twice";
      const bool is = is_right(story, told(detect(story.story, lexicon())));
      right += is ? 1U : 0U;
      EXPECT_NE(is, known.contains(story.story.id))
          << story.story.id << (is ? ", listed as missed, is read rightly now: " : " is read wrongly: ")
          << story.story.title;
    }
  }
  for (const std::string& id : known) EXPECT_TRUE(seen.contains(id)) << id << " is listed as missed and is no story";
  RecordProperty("right", static_cast<int>(right));
}

}  // namespace
}  // namespace alleged::detect
