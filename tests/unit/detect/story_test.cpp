#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "daemon/detect/story_json.hpp"
#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

TEST(Story, IsReadFromOneLineOfJson) {
  const Story story =
      story_from_json(R"({"id":"7","title":"T","text":"x","article":"y","lang":"en","date":null,"extra":[1]})");
  EXPECT_EQ(story.id, "7");
  EXPECT_EQ(story.title, "T");
  EXPECT_EQ(story.text, "x");
  EXPECT_EQ(story.article, "y");
  EXPECT_EQ(story.date, "");
}

TEST(Story, ThatIsNoObjectIsRefused) {
  EXPECT_THROW(story_from_json("[1]"), std::runtime_error);
  EXPECT_THROW(story_from_json("{"), std::runtime_error);
  EXPECT_THROW(story_from_json(R"({"title":5})"), std::runtime_error);
}

TEST(StoryJson, MendsWhatWasEncodedTwice) {
  const Story story = story_from_json(
      R"({"title":"Ing\u00c3\u00a9rence dans l'\u00c3\u00a9lection","text":"Moscou cherche \u00c3 la troubler, dit l'\u00c3\u2030tat."})");
  EXPECT_EQ(story.title, "Ingérence dans l'élection");
  EXPECT_EQ(story.text, "Moscou cherche à la troubler, dit l'État.");
  EXPECT_EQ(story_from_json(R"({"title":"Wybory","text":"Łódź, \u00c3\u00a9"})").text, "Łódź, Ã©")
      << "of one kind or not at all";
}

TEST(Story, OfAnEntryTakesTheLongerOfSummaryAndContent) {
  feeds::Entry entry;
  entry.title = "T";
  entry.link = "https://example.org/1";
  entry.summary = "long summary";
  entry.content = "short";
  const Story story = story_of(entry, "Outlet", "en", "NZ");
  EXPECT_EQ(story.text, "long summary");
  EXPECT_EQ(story.url, "https://example.org/1");
  EXPECT_EQ(story.outlet, "Outlet");
  EXPECT_EQ(story.country, "NZ");
}

TEST(Story, OfAnOutletMeansItsOwnCountrysVoteWhenItNamesNoOther) {
  Story story;
  story.title = "Spies say Russia meddled in the 2022 presidential election";
  EXPECT_EQ(pairs(detect(story, lexicon())), "RU>XX");
  story.country = "FR";
  EXPECT_EQ(pairs(detect(story, lexicon())), "RU>FR");
  story.country = "RU";
  EXPECT_EQ(pairs(detect(story, lexicon())), "RU>XX");
}

TEST(Answer, OfAQuietStoryHasNoAllegations) {
  Story story;
  story.id = "q";
  EXPECT_EQ(to_json(story, Finding{}), R"({"id":"q","relevant":false,"score":0E0,"allegations":[]})");
}

TEST(Answer, TellsEverythingOfAnAllegationOnOneLine) {
  Story story;
  story.id = "1";
  story.title = "Serbia interfered in Montenegro's 2027 presidential election";
  const std::string line = to_json(story, detect(story, lexicon()));
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_NE(
      line.find(
          R"("accused":"RS","accused_reason":null,"target":"ME","actors":[],"actor_references":[],"accuser":null,"accuser_country":null,)"
          R"("accuser_kind":null,"said_by":null,)"
          R"("election":"ME-2027-presidential","stance":"alleged","methods":[],"disarm":[],"looks_back":false,"opinion":false,)"),
      std::string::npos)
      << line;
  EXPECT_NE(line.find(R"("evidence":[{"field":"title","start":0,"end":60,"quote":"Serbia)"), std::string::npos) << line;
}

TEST(ElectionKey, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ((Election{"US", 2024, "presidential"}).key(), "US-2024-presidential");
  EXPECT_EQ((Election{"FR", 0, ""}).key(), "FR");
  EXPECT_EQ((Election{"", 2024, "local"}).key(), "");
}

TEST(Explanation, NamesSpansAndRules) {
  Story story;
  story.title = "Serbia interfered in Montenegro's election";
  const Explained explained = explain(story, lexicon());
  EXPECT_TRUE(explained.finding.relevant);
  std::string all;
  for (const std::string& reason : explained.reasons) all += reason + "\n";
  EXPECT_NE(all.find("country \"Serbia\" = RS"), std::string::npos) << all;
  EXPECT_NE(all.find("claim RS over ME by \"interfered\" in title+0: agent 0.85 (subject)"), std::string::npos) << all;
}

TEST(Explanation, SaysWhenTheGateStoppedAStory) {
  Story story;
  story.title = "Weather";
  EXPECT_EQ(explain(story, lexicon()).reasons.size(), 1U);
}

}  // namespace
}  // namespace alleged::detect
