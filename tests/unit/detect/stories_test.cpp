#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// Calls `read(Labelled)` for each story.
template <typename Read>
void each_story(Read read) {
  for (const auto& file : std::filesystem::directory_iterator(folder())) {
    if (file.path().extension() != ".jsonl" || file.path().filename() == "swap.jsonl") continue;
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) read(eval::labelled_from_json(line));
  }
}

/// The text with a line for every third word, of that word and those behind it.
std::string cut_anywhere(std::string_view text) {
  constexpr std::size_t step = 3;
  constexpr std::size_t longest = 14;
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::string lines;
  for (std::size_t first = 0; first < words.size(); first += step) {
    const std::size_t last = std::min(words.size(), first + 3 + first % longest);
    for (std::size_t i = first; i < last; ++i) lines.append(words[i]).append(i + 1 < last ? " " : "\n");
  }
  return lines;
}

TEST(ProjectStories, AreReadAsTheySayOrAreListedAsMissed) {
  const std::set<std::string> known = missed();
  std::set<std::string> seen;
  std::size_t right = 0;
  each_story([&](const eval::Labelled& story) {
    EXPECT_TRUE(seen.insert(story.story.id).second) << story.story.id << " stands twice";
    const bool is = is_right(story, told(detect(story.story, lexicon())));
    right += is ? 1U : 0U;
    EXPECT_NE(is, known.contains(story.story.id))
        << story.story.id << (is ? ", listed as missed, is read rightly now: " : " is read wrongly: ")
        << story.story.title;
  });
  for (const std::string& id : known) EXPECT_TRUE(seen.contains(id)) << id << " is listed as missed and is no story";
  RecordProperty("right", static_cast<int>(right));
}

/// Sentences that end anywhere: no rule may look behind the last word (the address sanitizer sees it), and what is
/// quoted is what stands there.
TEST(ProjectStories, AreReadWhereverTheirSentencesEnd) {
  std::size_t told = 0;
  each_story([&](const eval::Labelled& whole) {
    Story story = whole.story;
    story.text = cut_anywhere(story.text);
    for (const Allegation& allegation : detect(story, lexicon()).allegations) {
      ++told;
      for (const Evidence& evidence : allegation.evidence) {
        const std::string& text = evidence.field == Field::title ? story.title : story.text;
        EXPECT_NE(text.find(evidence.quote), text.npos) << story.id << ": " << evidence.quote;
      }
    }
  });
  EXPECT_GT(told, 0U);
}

}  // namespace
}  // namespace alleged::detect
