#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

TEST(Blamed, IsWhoItIsLaidTo) {
  EXPECT_EQ(pairs("", "Poland blamed the interference in its presidential election on Russia."), "RU>PL");
  EXPECT_EQ(pairs("", "Kenya laid responsibility for meddling in its general election at Rwanda's door."), "RW>KE");
  EXPECT_EQ(pairs("", "Responsibility for the disinformation campaign against Nepal's election lies with India."),
            "IN>NP");
  EXPECT_EQ(pairs("", "Germany sees Turkey behind the disinformation campaign against its general election."), "TR>DE");
  EXPECT_EQ(pairs("", "Kenya put the United States on notice over interference in its general election."), "US>KE");
  EXPECT_EQ(pairs("", "Canada protested to China over interference in its federal election."), "CN>CA");
  EXPECT_EQ(
      pairs("", "It was India, officials believe, that secretly funnelled money to candidates in Canada's election."),
      "IN>CA");
}

TEST(Blamed, InOtherLanguages) {
  EXPECT_EQ(pairs("",
                  "Die Regierung macht Moskau für eine Desinformationskampagne gegen die Bundestagswahl im Februar "
                  "verantwortlich."),
            "RU>DE");
  EXPECT_EQ(pairs("", "Berlin schreibt die Desinformationskampagne vor der Bundestagswahl Moskau zu."), "RU>DE");
  EXPECT_EQ(pairs("",
                  "Moskau steckt nach Erkenntnissen der Polizei hinter der Desinformationskampagne vor der "
                  "Bundestagswahl."),
            "RU>DE");
  EXPECT_EQ(pairs("", "Варшава возложила на Россию ответственность за вмешательство в президентские выборы в Польше."),
            "RU>PL");
  EXPECT_EQ(pairs("", "Варшава приписує Росії кампанію дезінформації перед президентськими виборами в Польщі."),
            "RU>PL");
  EXPECT_EQ(pairs("", "Polska przypisuje Rosji kampanię dezinformacyjną przed polskimi wyborami prezydenckimi."),
            "RU>PL");
  EXPECT_EQ(pairs("", "Россию обвинили во вмешательстве в выборы в Испании."), "RU>ES");
  EXPECT_EQ(
      pairs("", "На Мальдівах Індію підозрюють у таємному фінансуванні однієї з партій перед виборами президента."),
      "IN>MV");
  EXPECT_EQ(pairs("", "Detrás de la campaña de desinformación en las elecciones españolas está Rusia, según el CNI."),
            "RU>ES");
}

TEST(Blamed, IsNamedBehindTheDeed) {
  EXPECT_EQ(pairs("", "США подозревают во вмешательстве в выборы Иран."), "IR>US");
  EXPECT_EQ(pairs("", "Норвегия обвинила во вмешательстве в свои выборы Россию."), "RU>NO");
}

TEST(Blamed, IsNobodyWhoIsOnlyNamed) {
  EXPECT_EQ(pairs("", "Poland blamed the delay of its presidential election on storms over Ukraine."), "");
  EXPECT_EQ(pairs("", "Poland put Russia on notice over its troops before the presidential election."), "");
  EXPECT_EQ(
      pairs("", "The United States and Japan congratulated Taiwan on its election; China protested to Washington."),
      "");
  EXPECT_EQ(pairs("", "Responsibility for the election lies with Poland's electoral commission, Ukraine's envoy said."),
            "");
}

TEST(Blamed, IsNotWhoTellsSuffersHearsOrFightsIt) {
  EXPECT_EQ(pairs("", "It was Romania's president who said that Russia had meddled in Moldova's election."), "RU>MD");
  EXPECT_EQ(pairs("", "It was Moldova that suffered when Russia meddled in its election."), "RU>MD");
  EXPECT_EQ(pairs("", "Colombia complained to Brazil about Venezuelan meddling in its election."), "VE>CO");
  EXPECT_EQ(pairs("",
                  "Lawmakers held Germany's government to account over its slow response to Russian meddling in "
                  "Moldova's election."),
            "RU>MD");
  EXPECT_EQ(pairs("", "Rumänien ist neben Polen für die Abwehr von Einmischung in die Wahl verantwortlich."), "");
  EXPECT_EQ(pairs("", "Frankreich steht im Streit um Einmischung in die Wahl hinter Moldau."), "");
}

TEST(Deed, ThatIsProbedOrPointedAtIsNotOfWhoDoesSo) {
  EXPECT_EQ(pairs("Poland probes hack of party before election"), "");
  EXPECT_EQ(pairs("Was it Russia? Poland probes hack of party before election"), "");
  EXPECT_EQ(pairs("Poland points finger at Russia over election hack"), "RU>PL");
}

TEST(Deed, OfTheirsIsNotOfWhoeverTellsIt) {
  EXPECT_EQ(pairs("Czechs sanction website they say channelled Russian money to EU candidates"), "RU>EU");
  EXPECT_EQ(pairs("",
                  "The Czech government put a website on its list, saying that they interfered in the European "
                  "Parliament elections."),
            "");
}

TEST(Deed, ThatIsDoneToTheSubjectIsNotTheirs) {
  EXPECT_EQ(pairs("", "Polish websites were attacked before the presidential election."), "");
  EXPECT_EQ(pairs("",
                  "Latvian broadcasters' websites were defaced before the parliamentary election; Riga held Russia "
                  "responsible."),
            "");
}

TEST(Funds, GivenToWhoRunsAreAnAct) {
  EXPECT_EQ(
      pairs("", "India's spy agency handed 40 crore taka to ruling party candidates before the vote in Bangladesh."),
      "IN>BD");
  EXPECT_EQ(pairs("", "China passed $5 million to the ruling party before Kenya's election, a newspaper said."),
            "CN>KE");
  EXPECT_EQ(pairs("", "Japan gave 10 million dollars to Kenya's election commission before the presidential election."),
            "");
  EXPECT_EQ(pairs("", "Canada gave a million dollars to a campaign against malaria before Ghana's election."), "");
  EXPECT_EQ(pairs("", "China gave Zambia $30 million for a vaccination campaign before the election."), "");
  EXPECT_EQ(pairs("US gives $50 million to Ukraine party-building programme before election"), "");
  EXPECT_EQ(pairs("", "Norway spent 4 million euros on training for political parties in Tunisia before the election."),
            "");
}

TEST(Campaigning, ForAnElectionIsNoAct) {
  EXPECT_EQ(pairs("",
                  "The Philippines accused China's coast guard of firing water cannon at a boat, as campaigning for "
                  "the midterm elections began in Manila."),
            "");
}

TEST(Sayer, MayBeTheFirstWordOfASentence) {
  EXPECT_EQ(first("Atambayev accuses Kazakhstan of interfering in Kyrgyzstan's election").accuser, "Atambayev");
  EXPECT_EQ(first("", "Villagers accused Russia of interfering in Moldova's election.").accuser, "Villagers");
  EXPECT_EQ(first("", "Some say Russia interfered in Moldova's election.").accuser, "");
}

TEST(Sayer, MayCallADeedInterference) {
  EXPECT_EQ(first("",
                  "Foreign Minister Jane Doe called Turkey's appeal to voters an act of interference in the German "
                  "election.")
                .accuser,
            "Jane Doe");
}

TEST(Sayer, MayHaveMadeTheChargeInASentenceBesideItsDenial) {
  EXPECT_EQ(first("",
                  "Ivory Coast's foreign ministry dismissed allegations that France is financing the ruling party's "
                  "campaign for the presidential election. The allegations were made by Mathurin Gnéba, a candidate "
                  "struck off the roll.")
                .accuser,
            "Mathurin Gnéba");
}

}  // namespace
}  // namespace alleged::detect
