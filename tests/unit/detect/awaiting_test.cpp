#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

TEST(Awaited, VotesAreBoughtWhateverStandsBetween) {
  EXPECT_EQ(pairs("", "Oligarcha z Kazachstanu kupił tysiące głosów w wyborach prezydenckich w Kirgistanie."), "KZ>KG");
  EXPECT_EQ(
      pairs("", "Ein Oligarch aus Kasachstan kaufte bei der Präsidentschaftswahl in Kirgisistan Tausende Stimmen."),
      "KZ>KG");
  EXPECT_EQ(pairs("", "Un oligarca de Kazajistán compró miles de votos en las elecciones de Kirguistán."), "KZ>KG");
  EXPECT_EQ(pairs("", "Олигарх из Казахстана купил завод и землю перед выборами в Киргизии."), "");
}

TEST(Awaited, VotersMayPressAndPayThemselves) {
  EXPECT_EQ(pairs("", "Portugal's government, under pressure from voters, cancelled a contract with a Spanish firm."),
            "");
  EXPECT_EQ(pairs("", "Los votantes argentinos pagan más por el gas ruso antes de las elecciones."), "");
  EXPECT_EQ(pairs("", "Избиратели Болгарии платят за российский газ больше, чем до выборов."), "");
}

TEST(Awaited, WhatIsFiledWithACommissionIsNoAttack) {
  EXPECT_EQ(pairs("", "L'ambassade de Russie a introduit un recours devant la commission électorale du Mali."), "");
  EXPECT_EQ(pairs("", "Die russische Botschaft legte bei der Wahlkommission in Moldau Protest ein."), "");
  EXPECT_EQ(pairs("", "Posts about Iran were taken down at the request of Kenya's electoral commission."), "");
  EXPECT_EQ(pairs("", "EU envoys brokered a compromise on the electoral system of Bosnia."), "");
}

TEST(Awaited, WhatRunsAVoteIsAttacked) {
  EXPECT_EQ(pairs("", "The trail of the attack on Albania's election commission leads to Tehran."), "IR>AL");
  EXPECT_EQ(pairs("", "Die Spur des Angriffs auf die albanische Wahlkommission führt nach Teheran."), "IR>AL");
  EXPECT_EQ(pairs("", "阿尔巴尼亚选举委员会遇袭事件的线索指向德黑兰。"), "IR>AL");
  EXPECT_EQ(pairs("", "Die Spur des Angriffs auf ein Krankenhaus vor der Wahl in Albanien führt nach Teheran."), "");
}

TEST(Awaited, MoneyGoesToWhoRuns) {
  EXPECT_EQ(pairs("", "Two million dollars is what Iran spent on one candidate in Albania's election, police say."),
            "IR>AL");
  EXPECT_EQ(
      pairs("", "Zwei Millionen Dollar: So viel hat Iran für einen Kandidaten bei der Wahl in Albanien ausgegeben."),
      "IR>AL");
  EXPECT_EQ(pairs("", "Германия выделила 40 млн евро на кампанию вакцинации в Гане накануне выборов."), "");
  EXPECT_EQ(pairs("", "Индия потратила 5 млрд долларов на новую партию российских танков накануне выборов."), "");
  EXPECT_EQ(pairs("", "PiS wydał 30 mln złotych na kampanię; wynajęta amerykańska firma dostała 2 miliony."), "");
  EXPECT_EQ(pairs("", "Extremisten griffen in Mali Büros der Wahlkommission an, französische Soldaten kamen nicht."),
            "");
  EXPECT_EQ(pairs("", "Iran hat vor der Wahl in Albanien zwei Millionen Dollar für ein Krankenhaus ausgegeben."), "");
}

TEST(Awaited, ACampaignIsOneForVotes) {
  EXPECT_EQ(pairs("", "Le Japon finance la campagne d'un candidat au Ghana avant les élections."), "JP>GH");
  EXPECT_EQ(pairs("", "Le Japon finance une campagne de vaccination au Ghana avant les élections."), "");
}

TEST(ChoosingForThem, IsNoneOfTheirOwn) {
  EXPECT_EQ(pairs("", "\"Iran wants to choose our president,\" says the leader of Albania's opposition."), "IR>AL");
  EXPECT_EQ(pairs("", "Russia wants peace, and we will choose our president in May, Zelensky said."), "");
  EXPECT_EQ(pairs("", "España tiene rey y nosotros queremos elegir a nuestro presidente, dijo el diputado mexicano."),
            "");
}

TEST(StoppingIt, IsAskedOfWhoDoesIt) {
  EXPECT_EQ(pairs("", "Albania has asked Iran to stop paying for the opposition's rallies ahead of the election."),
            "IR>AL");
}

TEST(Dated, AVoteThatOnlySaysWhenIsNotAimedAt) {
  EXPECT_EQ(pairs("",
                  "Un bărbat acuzat că a spionat refugiați kurzi pentru Iran este judecat la Stockholm, la o zi după "
                  "alegerile parlamentare din Suedia."),
            "");
  EXPECT_EQ(pairs("", "Two years after Sweden's election, officials told how Iran had paid candidates."), "IR>SE");
}

TEST(Coordination, EndsBehindWhoeverSaysSo) {
  EXPECT_EQ(
      pairs("", "Два миллиона долларов, по данным Бишкека, Казахстан потратил на кандидата на выборах президента."),
      "KZ>KG");
}

}  // namespace
}  // namespace alleged::detect
