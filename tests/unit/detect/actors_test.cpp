#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

using Actors = std::vector<std::string>;

Actors actors(std::string text) {
  std::vector<std::string> names;
  for (const Actor& actor : first("", std::move(text)).actors) names.push_back(actor.name);
  return names;
}

TEST(Actor, IsNamedAsTheStoryWritesIt) {
  EXPECT_EQ(actors("The GRU interfered in the Dutch election, police said."), Actors{"GRU"});
}

TEST(Actor, OfTheReferenceTableHasItsNameThereToo) {
  const std::vector<Actor> found =
      first("", "Fancy Bear interfered in the Dutch election on behalf of Russia, police said.").actors;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front(), (Actor{"Fancy Bear", "APT28"}));
}

TEST(Actor, IsNamedAfterTheStateThatBacksIt) {
  EXPECT_EQ(actors("The Kremlin-backed Amber Lantern Agency interfered in the Latvian election."),
            Actors{"Amber Lantern Agency"});
}

TEST(Actor, IsNamedAfterItsNationAndTrade) {
  EXPECT_EQ(actors("Officials said Iranian group Copper Falcon meddled in the Albanian election."),
            Actors{"Copper Falcon"});
}

TEST(Actor, IsNamedBetweenCommas) {
  EXPECT_EQ(actors("A Chinese company, Blue Harbour Media, interfered in the Palauan election."),
            Actors{"Blue Harbour Media"});
  EXPECT_EQ(actors("Blue Harbour Media, a Chinese company, interfered in the Palauan election."),
            Actors{"Blue Harbour Media"});
}

TEST(Actor, IsNamedByWhatItIsDubbed) {
  EXPECT_EQ(actors("A Belarusian network dubbed \"Grey Heron\" tried to influence the Lithuanian election."),
            Actors{"Grey Heron"});
}

TEST(Actor, IsNobodyWhenOnlyTheStateIsNamed) {
  EXPECT_EQ(actors("Iran meddled in the Albanian election, Besa Hoxha said."), Actors{});
}

TEST(Actor, IsNotWhomTheNationsAgentsMeet) {
  EXPECT_EQ(actors("Russian agents told Besa Hoxha to interfere in the Albanian election."), Actors{});
  EXPECT_EQ(actors("Russian bots Monday tried to sway the Albanian election."), Actors{});
}

TEST(Actor, IsNotWhoSpeaksAfterTheComma) {
  EXPECT_EQ(actors("Officials blamed an Iranian group, Besa Hoxha said, for interference in the Albanian election."),
            Actors{});
}

TEST(Actor, IsNotTheOutletThatTellsIt) {
  Story story;
  story.text = "Iran meddled in the Albanian election, the minister told RT. Russia, too, meddled in it, he said.";
  const auto told = [&] {
    std::string names;
    for (const Allegation& one : detect(story, lexicon()).allegations) {
      for (const Actor& actor : one.actors) names += actor.name;
    }
    return names;
  };
  EXPECT_EQ(told(), "RT");
  story.outlet = "RT - World News";
  EXPECT_EQ(told(), "");
  story.text = "RT interfered in the Albanian election, officials said. Russia denies it.";
  EXPECT_EQ(told(), "RT") << "its own part is told";
}
}  // namespace
}  // namespace alleged::detect
