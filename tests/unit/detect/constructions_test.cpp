#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

TEST(Network, IsThereForTheAct) {
  EXPECT_EQ(pairs("", "Norway has uncovered an Iranian network for buying votes ahead of the election."), "IR>NO");
  EXPECT_EQ(pairs("", "La Norvège démantèle un réseau iranien d'achat de votes avant les élections."), "IR>NO");
  EXPECT_EQ(pairs("", "У Норвегії викрито іранську мережу з купівлі голосів перед виборами."), "IR>NO");
  EXPECT_EQ(pairs("", "China used Thai call centres to spread rumours before Taiwan's presidential election."),
            "CN>TW");
}

TEST(Fronted, WhoIsChargedStandsBehindTheComma) {
  EXPECT_EQ(pairs("", "Accused of meddling in the Norwegian election, Iran speaks of slander."), "IR>NO");
  EXPECT_EQ(pairs("", "Accused by Norway of having hacked the election, Iran speaks of slander."), "IR>NO");
  EXPECT_EQ(pairs("", "Acusado de injerencia en las elecciones noruegas, Irán habla de calumnias."), "IR>NO");
  EXPECT_EQ(pairs("", "Обвинённый во вмешательстве в норвежские выборы, Иран говорит о клевете."), "IR>NO");
  EXPECT_EQ(pairs("", "Der Einmischung in die norwegische Wahl beschuldigt, spricht Iran von Verleumdung."), "IR>NO");
  EXPECT_EQ(pairs("", "Turkey, accused by Albania of meddling in its election, has recalled its ambassador."), "TR>AL");
  EXPECT_EQ(pairs("", "Турция, обвинённая Албанией во вмешательстве в выборы, отозвала посла."), "TR>AL");
}

TEST(Envoys, AreSentHomeOverWhatTheirStateDid) {
  EXPECT_EQ(pairs("", "Норвегия вызвала иранского посла из-за вмешательства в свои выборы."), "IR>NO");
  EXPECT_EQ(pairs("", "Norwegen hat den iranischen Botschafter wegen Einmischung in die Wahl einbestellt."), "IR>NO");
  EXPECT_EQ(pairs("", "Трое иранских дипломатов высланы из Албании за вмешательство в выборы."), "IR>AL");
  EXPECT_EQ(pairs("", "Trzech irańskich dyplomatów wydalono z Albanii za ingerencję w wybory."), "IR>AL");
  EXPECT_EQ(pairs("", "阿尔巴尼亚以干预选举为由,驱逐三名伊朗外交官。"), "IR>AL");
}

TEST(Envoys, AreSentHomeInReturnForNoDeed) {
  EXPECT_EQ(
      pairs("",
            "Iran expelled two Norwegian diplomats in retaliation for their expulsion over meddling in an election."),
      "");
  EXPECT_EQ(pairs("", "Россия выслала двух норвежских дипломатов в ответ на высылку за вмешательство в выборы."), "");
  EXPECT_EQ(pairs("", "Iran, sanctioned by Norway for meddling in its election, expelled two diplomats in response."),
            "IR>NO");
}

TEST(Denying, NoMeddlingWasSeen) {
  EXPECT_EQ(first("", "\"We have seen no Iranian meddling in the Norwegian election,\" the police chief said.").stance,
            Stance::denied);
}

TEST(Rejecting, ARequestDeniesNothing) {
  EXPECT_EQ(pairs("", "Norway's watchdog rejects a call for an inquiry into Chinese interference in the election."),
            "CN>NO");
  EXPECT_EQ(
      first("", "Norway's watchdog rejects a call for an inquiry into Chinese interference in the election.").stance,
      Stance::alleged);
  EXPECT_EQ(first("", "China rejects Norway's claim of interference in the election.").stance, Stance::denied);
  EXPECT_EQ(first("", "China dismissed the inquiry into its meddling in Norway's election as a hoax.").stance,
            Stance::denied);
}

TEST(Disavowal, IsOfWhoeverSpeaks) {
  EXPECT_EQ(pairs("", "The Kremlin claims not to be meddling in Norway's election."), "RU>NO");
  EXPECT_EQ(pairs("", "Der Kreml versichert, sich nicht in die norwegische Wahl einzumischen."), "RU>NO");
  EXPECT_EQ(pairs("", "El Kremlin asegura no haber interferido en las elecciones noruegas."), "RU>NO");
}

TEST(According, ThePhraseHasEnded) {
  EXPECT_EQ(pairs("", "According to Norwegian services Iran bought votes in the election."), "IR>NO");
  EXPECT_EQ(pairs("", "По данным норвежских спецслужб Иран скупал голоса на выборах."), "IR>NO");
  EXPECT_EQ(pairs("", "Nach Angaben norwegischer Dienste hat Iran bei der Wahl Stimmen gekauft."), "IR>NO");
}

TEST(Answering, IsForWhatIsAskedOfThem) {
  EXPECT_EQ(pairs("", "Norway demands an explanation from Iran over the secret funding of a party in the election."),
            "IR>NO");
  EXPECT_EQ(pairs("", "Норвегия требует от Ирана объяснений из-за тайного финансирования партии на выборах."), "IR>NO");
  EXPECT_EQ(pairs("", "In Norway, accusations of vote buying against Iran are growing ahead of the election."),
            "IR>NO");
  EXPECT_EQ(pairs("", "Iran is being held responsible for the meddling in the Norwegian election."), "IR>NO");
  EXPECT_EQ(pairs("", "\"Stay out of our election,\" Norway's foreign minister told Iran."), "IR>NO");
}

TEST(Receiving, IsNoDeed) {
  EXPECT_EQ(pairs("", "A bank from Tehran gave a Norwegian party a secret loan for its campaign before the election."),
            "IR>NO");
  EXPECT_EQ(pairs("", "In the election campaign in Norway, Iran spread disinformation."), "IR>NO");
}

TEST(Inverted, TheVoteStandsFirst) {
  EXPECT_EQ(pairs("", "Премьер Норвегии: выборы пытался сорвать Иран"), "IR>NO");
}

}  // namespace
}  // namespace alleged::detect
