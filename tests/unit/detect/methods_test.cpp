#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

using Codes = std::vector<std::string>;

Codes methods(std::string title, std::string text = {}) {
  return first(std::move(title), std::move(text)).methods;
}

TEST(Methods, AreTheMeansThatTheChargeNames) {
  EXPECT_EQ(methods("Ghana accuses Togo of buying votes in its election."), Codes{"vote_buying"});
  EXPECT_EQ(methods("Togo's hackers broke into Ghana's voter database before the election, police said."),
            (Codes{"cyberattack", "voter_roll_or_tabulation_hack"}));
  EXPECT_EQ(methods("Togo meddled in Ghana's election with deepfakes and troll farms, police said."),
            (Codes{"deepfake", "trolls"}));
}

TEST(Methods, AreNoneWhereOnlyMeddlingIsTold) {
  EXPECT_EQ(methods("Ghana accuses Togo of interfering in its election."), Codes{});
  EXPECT_EQ(methods("Togo ran a disinformation campaign in Ghana's election, police said."), Codes{});
  EXPECT_EQ(methods("Togo's president weighed in on Ghana's election, police said."), Codes{});
}

TEST(Methods, MayStandInTheSentencesBehindTheCharge) {
  EXPECT_EQ(methods("", "Togo meddled in Ghana's election, police said. It used fake accounts."), Codes{"sockpuppets"});
}

TEST(Methods, OfSomebodyElseAreNotTheirs) {
  EXPECT_EQ(methods("", "Togo meddled in Ghana's election, police said. In Kenya hackers stole a bank's data."),
            Codes{});
}

TEST(Methods, MayTakeTwoWordsOfOneSentence) {
  EXPECT_EQ(methods("", "Togo meddled in Ghana's election, police said. It paid thousands of its voters."),
            Codes{"vote_buying"});
  EXPECT_EQ(methods("", "Togo meddled in Ghana's election, police said. It paid late. Voters laughed."), Codes{});
}

TEST(Methods, AreKnownInEveryLanguage) {
  EXPECT_EQ(methods("", "Ghana wirft Togo Einmischung in die Wahl vor. Togo habe Bots eingesetzt."), Codes{"bots"});
  EXPECT_EQ(methods("", "Le Ghana accuse le Togo d'ingérence dans l'élection par des deepfakes."), Codes{"deepfake"});
  EXPECT_EQ(methods("", "Ghana acusó a Togo de injerencia en las elecciones mediante ciberataques."),
            Codes{"cyberattack"});
  EXPECT_EQ(methods("", "Ghana oskarżyła Togo o ingerencję w wybory przez farmy trolli."), Codes{"trolls"});
  EXPECT_EQ(methods("", "Moldova a acuzat Iranul de amestec în alegeri prin cumpărare de voturi."),
            Codes{"vote_buying"});
  EXPECT_EQ(methods("", "Молдавия обвинила Иран во вмешательстве в выборы с помощью дипфейков."), Codes{"deepfake"});
  EXPECT_EQ(methods("", "Молдова звинуватила Іран у втручанні у вибори за допомогою кібератак."), Codes{"cyberattack"});
  EXPECT_EQ(methods("", "加纳指控多哥以深度伪造干预选举。"), Codes{"deepfake"});
}

}  // namespace
}  // namespace alleged::detect
