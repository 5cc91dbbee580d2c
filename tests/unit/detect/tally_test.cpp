#include <gtest/gtest.h>

#include "daemon/eval/tally.hpp"

namespace alleged::eval {
namespace {

detect::Finding told(const char* election, std::vector<std::string> methods, bool looks_back, std::string kind) {
  detect::Allegation one;
  one.accused = "TG";
  one.target = "GH";
  one.accuser = "Ama Example";
  one.accuser_kind = std::move(kind);
  one.election = {"GH", 2024, election};
  one.methods = std::move(methods);
  one.looks_back = looks_back;
  detect::Finding finding;
  finding.relevant = true;
  finding.allegations.push_back(std::move(one));
  return finding;
}

Labelled labelled(const std::string& further) {
  return labelled_from_json(R"({"id": "1", "title": "t", "labels": {"relevant": true, "allegations": [
      {"accused": "TG", "target": "GH", "actors": [], "accuser": "Ama Example", "stance": "alleged")" +
                            further + "}]}}");
}

TEST(Tally, CountsFurtherAnswersWhereTheReaderGaveThem) {
  Tally tally;
  const detect::Finding finding = told("presidential", {"bots", "trolls"}, true, "police");
  tally.add(labelled(R"(, "methods": ["bots", "smear"], "election": "GH-2020-presidential", "looks_back": false,
                     "accuser_kind": "court")"),
            finding, finding);
  EXPECT_EQ(tally.methods.right, 1U);
  EXPECT_EQ(tally.methods.told, 2U);
  EXPECT_EQ(tally.methods.labelled, 2U);
  EXPECT_EQ(tally.vote_kind.right, 1U);
  EXPECT_EQ(tally.vote_year.right, 0U);
  EXPECT_EQ(tally.vote_year.told, 1U);
  EXPECT_EQ(tally.vote_year.labelled, 1U);
  EXPECT_EQ(tally.looks_back.told, 1U);
  EXPECT_EQ(tally.looks_back.labelled, 0U);
  EXPECT_EQ(tally.accuser_kind.of, 1U);
  EXPECT_EQ(tally.accuser_kind.right, 0U);
}

TEST(Tally, CountsNothingThatTheReaderWasNotAsked) {
  Tally tally;
  const detect::Finding finding = told("presidential", {"bots"}, true, "police");
  tally.add(labelled(""), finding, finding);
  EXPECT_EQ(tally.methods.told + tally.vote_kind.told + tally.vote_year.told + tally.looks_back.told, 0U);
  EXPECT_EQ(tally.accuser_kind.of, 0U);
}

TEST(Tally, KnowsAVoteOfWhichOnlyThePartIsLabelledThatAReaderCanTell) {
  Tally tally;
  const detect::Finding finding = told("presidential", {}, false, "");
  tally.add(labelled(R"(, "election": "GH-presidential")"), finding, finding);
  EXPECT_EQ(tally.vote_kind.right, 1U);
  EXPECT_EQ(tally.vote_year.labelled, 0U);
  EXPECT_EQ(tally.vote_year.told, 1U);
}

TEST(Tally, CountsOpinionOfStoriesThatAreTold) {
  Tally tally;
  detect::Finding finding = told("", {}, false, "");
  Labelled story = labelled("");
  story.opinion = true;
  tally.add(story, finding, finding);
  finding.allegations[0].opinion = true;
  tally.add(story, finding, finding);
  EXPECT_EQ(tally.opinion.right, 1U);
  EXPECT_EQ(tally.opinion.told, 1U);
  EXPECT_EQ(tally.opinion.labelled, 2U);
}

}  // namespace
}  // namespace alleged::eval
