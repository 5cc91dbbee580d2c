#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

TEST(HomeFraud, IsNobodysAbroad) {
  EXPECT_EQ(pairs("", "Canada accuses Nicaragua of rigging the presidential election."), "");
  EXPECT_EQ(pairs("", "Norway says Lukashenko stole the election."), "");
  EXPECT_EQ(pairs("", "Gabonese take to the streets over alleged vote-rigging in the election."), "");
  EXPECT_EQ(pairs("", "Japan, Norway and Canada worried by rigging claims in Gabon's election."), "");
  EXPECT_EQ(pairs("", "Canada is concerned about vote buying in Ghana's election."), "");
  EXPECT_EQ(pairs("", "Canada imposes visa restrictions on Gabonese officials for undermining the election."), "");
  EXPECT_EQ(pairs("", "Gabonese officials whom Norway holds responsible for having undermined the election face bans."),
            "");
  EXPECT_EQ(pairs("Norway accuses Venezuela of manipulating the vote",
                  "The victory claimed by Venezuelan President Nicolas Maduro lacks credibility, Oslo said."),
            "");
}

TEST(HomeFraud, IsNoneWhereTheVoteIsAnothers) {
  EXPECT_EQ(pairs("", "Moldova accuses Russia of rigging its election."), "RU>MD");
  EXPECT_EQ(pairs("", "Norway says Russia rigged the Moldovan election."), "RU>MD");
  EXPECT_EQ(pairs("", "Moldova's president said Russia had rigged the parliamentary election."), "RU>MD");
  EXPECT_EQ(pairs("", "Canada sanctions Russia for manipulating the election with fake videos."), "RU>CA");
  EXPECT_EQ(pairs("Romania says Russia manipulated the vote", "Putin congratulated Georgescu on his win."), "RU>RO");
  EXPECT_EQ(pairs("", "Georgia accuses Russia of undermining its election. Putin won re-election in March."), "RU>GE");
  EXPECT_EQ(pairs("", "Britain says Russia tried to subvert the referendum. Putin was re-elected a year later."),
            "RU>GB");
}

TEST(Elsewhere, TheVoteIsNobodysInParticular) {
  EXPECT_EQ(pairs("", "Canada interferes in elections all over the world, Putin said."), "CA>XX");
  EXPECT_EQ(pairs("", "Россия вмешивается в выборы по всему миру, заявили в Норвегии."), "RU>XX");
  EXPECT_EQ(pairs("", "Les Pays-Bas s'ingèrent dans les élections d'autres pays, a dit Pékin."), "NL>XX");
  EXPECT_EQ(pairs("", "Russland mischt sich in Wahlen in anderen Ländern ein, sagte Ottawa."), "RU>XX");
  EXPECT_EQ(pairs("", "Moldova says Russia disrupts voting abroad."), "RU>MD");
}

TEST(Penalized, IsOnWhomItFalls) {
  EXPECT_EQ(pairs("", "They spoke of the sanctions that Norway had placed on Iran for meddling in Albania's election."),
            "IR>AL");
  EXPECT_EQ(pairs("", "Sanctions imposed on Turkey for meddling in the Bulgarian election"), "TR>BG");
  EXPECT_EQ(pairs("", "EU sanctions on Hungary over the rule of law are interference in the election, Orban says."),
            "");
}

TEST(Saying, PartsTheSubjectFromItsVerb) {
  EXPECT_EQ(pairs("", "Norway and Japan, the minister told a rally in Shona, were meddling in Zimbabwe's election."),
            "JP>ZW NO>ZW");
}

TEST(Custom, IsDeniedAsAWhole) {
  const Finding denied = read("", "It is not Norway's policy to interfere in Canada's election, a spokesman said.");
  ASSERT_EQ(denied.allegations.size(), 1U);
  EXPECT_EQ(denied.allegations[0].stance, Stance::denied);
  const Finding hidden = read("", "Norway did not hide its intention to interfere in Canada's election.");
  ASSERT_EQ(hidden.allegations.size(), 1U);
  EXPECT_EQ(hidden.allegations[0].stance, Stance::alleged);
}

TEST(Origin, OfThoseWhoAct) {
  EXPECT_EQ(pairs("", "Zdaniem prokuratora Boliwii informatycy z Peru ingerowali w wybory."), "PE>BO");
  EXPECT_EQ(pairs("", "Potrivit procurorului, informaticieni din Peru au intervenit în alegerile din Bolivia."),
            "PE>BO");
  EXPECT_EQ(pairs("", "A tres peruanos les achaca un ministro boliviano haber alterado datos en los comicios."),
            "PE>BO");
}

}  // namespace
}  // namespace alleged::detect
