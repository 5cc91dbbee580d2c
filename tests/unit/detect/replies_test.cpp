#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

/// "alleged by Moldova; denied by Kremlin": the statements of a story in the order in which they are told, and who
/// states each.
std::string statements(std::string title, std::string text = {}) {
  std::string line;
  for (const Allegation& one : read(std::move(title), std::move(text)).allegations) {
    line += (line.empty() ? "" : "; ") + std::string(name(one.stance));
    if (!one.said_by.empty()) line += " by " + one.said_by;
  }
  return line;
}

std::string accused(std::string reply) {
  return statements("", "Ghana accused Togo of meddling in its election. " + std::move(reply));
}

TEST(Replies, OfTheAccusedAreDenials) {
  EXPECT_EQ(accused("Togo denied the accusation."), "alleged by Ghana; denied by Togo");
  EXPECT_EQ(accused("Togo denies it."), "alleged by Ghana; denied by Togo");
  EXPECT_EQ(accused("Togo's foreign ministry called this nonsense."),
            "alleged by Ghana; denied by Togo's foreign ministry");
  EXPECT_EQ(accused("The claims are untrue, Togo said."), "alleged by Ghana; denied by Togo");
  EXPECT_EQ(accused("The claims were dismissed by Togo."), "alleged by Ghana; denied by Togo");
}

TEST(Replies, AreHeardInEveryLanguage) {
  EXPECT_EQ(statements("", "Молдавия обвинила Иран во вмешательстве в выборы. Тегеран отвергает обвинения."),
            "alleged by Молдавия; denied by Тегеран");
  EXPECT_EQ(statements("", "Молдова звинуватила Іран у втручанні у вибори. Тегеран це заперечує."),
            "alleged by Молдова; denied by Тегеран");
  EXPECT_EQ(statements("", "Mołdawia oskarżyła Iran o ingerencję w wybory. Teheran odrzuca te zarzuty."),
            "alleged by Mołdawia; denied by Teheran");
  EXPECT_EQ(statements("", "Moldau warf Iran Einmischung in die Wahl vor. Teheran weist die Vorwürfe zurück."),
            "alleged by Moldau; denied by Teheran");
  EXPECT_EQ(statements("", "La Moldavie a accusé l'Iran d'ingérence dans les élections. Téhéran dément."),
            "alleged by Moldavie; denied by Téhéran");
  EXPECT_EQ(statements("", "Moldavia acusó a Irán de injerencia en las elecciones. Teherán rechazó las acusaciones."),
            "alleged by Moldavia; denied by Teherán");
  EXPECT_EQ(statements("", "Moldova a acuzat Iranul de amestec în alegeri. Teheranul respinge acuzațiile."),
            "alleged by Moldova; denied by Teheranul");
  EXPECT_EQ(statements("", "摩尔多瓦指责伊朗干预选举。伊朗否认这一指控。"), "alleged by 摩尔多瓦; denied by 伊朗");
}

TEST(Replies, OfWhoLooksIntoItClear) {
  EXPECT_EQ(accused("Prosecutors found no evidence of this."), "alleged by Ghana; cleared by Prosecutors");
  EXPECT_EQ(accused("The Supreme Court dismissed the complaint."), "alleged by Ghana; cleared by Supreme Court");
  EXPECT_EQ(accused("A reporter found no evidence of this."), "alleged by Ghana") << "nobody looked into it";
}

TEST(Replies, AreToldEach) {
  EXPECT_EQ(accused("Togo called the accusation baseless. Ghana's Supreme Court dismissed the complaint on Friday."),
            "alleged by Ghana; denied by Togo; cleared by Ghana's Supreme Court");
  EXPECT_EQ(accused("Togo dismissed the accusation as baseless."), "alleged by Ghana; denied by Togo");
  EXPECT_EQ(
      statements("Togo denies meddling in Ghana's election",
                 "Togo rejected Ghana's claim that it meddled in the election. Ghana's Supreme Court dismissed the "
                 "complaint on Friday."),
      "denied by Togo; cleared by Ghana's Supreme Court");
  EXPECT_EQ(statements("", "Ghana accused Togo and Benin of meddling in its election. Both countries denied it."),
            "alleged by Ghana; denied; alleged by Ghana; denied");
}

TEST(Replies, OfOthersAreDoubts) {
  EXPECT_EQ(accused("Kenya's president called it nonsense."), "alleged by Ghana; disputed by Kenya's president");
}

TEST(Replies, MayTakeTheChargeBack) {
  EXPECT_EQ(first("", "The minister accused Togo of meddling in Ghana's election. He withdrew the accusation.").stance,
            Stance::retracted);
  EXPECT_EQ(first("", "部长指责伊朗干预摩尔多瓦选举。他随后撤回指控。").stance, Stance::retracted);
  EXPECT_EQ(accused("Togo withdrew its ambassador."), "alleged by Ghana");
  EXPECT_EQ(accused("The minister refused to withdraw the accusation."), "alleged by Ghana");
}

TEST(Replies, AreNoneToSomethingElse) {
  EXPECT_EQ(accused("Togo denied reports of a troop build-up."), "alleged by Ghana");
  EXPECT_EQ(accused("Togo denied entry to a reporter."), "alleged by Ghana");
  EXPECT_EQ(accused("Togo's ruling party said it knew nothing of the election."), "alleged by Ghana");
}

TEST(Replies, AreNoneWhereAnotherChargeIsNamed) {
  EXPECT_EQ(accused("Togo denied responsibility for the oil spill."), "alleged by Ghana");
  EXPECT_EQ(accused("Accra denied it was closing the embassy."), "alleged by Ghana");
  EXPECT_EQ(accused("The election commission rejected complaints about the seating plan."), "alleged by Ghana");
  EXPECT_EQ(accused("The bishop withdrew his remarks on abortion."), "alleged by Ghana");
  EXPECT_EQ(first("Mensah denies tax charges", "Ghana accused Togo of meddling in its election.").stance,
            Stance::alleged);
}

TEST(Denial, MayBeNegatedItself) {
  const auto stance = [](std::string text) { return first("", std::move(text)).stance; };
  EXPECT_EQ(stance("Nobody denies that Iran meddled in the Ghanaian election, the senator said."), Stance::alleged);
  EXPECT_EQ(stance("Niemand bestreitet, dass sich Iran in die Wahl in Ghana eingemischt hat."), Stance::alleged);
  EXPECT_EQ(stance("Никто не отрицает, что Иран вмешивался в выборы в Гане, заявила министр."), Stance::alleged);
  EXPECT_EQ(stance("The minister refused to withdraw the claim that Iran meddled in Ghana's election."),
            Stance::alleged);
  EXPECT_EQ(stance("While Iran denied blocking imports of fruit, Ghana accused it of meddling in its election."),
            Stance::alleged);
}

TEST(Headline, ThatAnswersIsTheNews) {
  EXPECT_EQ(first("Togo rejects accusation", "Ghana accused Togo of meddling in its election.").stance, Stance::denied);
  EXPECT_EQ(first("Togo denies meddling in Ghana's election",
                  "Ghana's intelligence service found that Togo paid voters in the election.")
                .stance,
            Stance::denied);
  EXPECT_EQ(first("No proof that Togo meddled in Ghana's election",
                  "Ghana's electoral court found no evidence that Togo meddled in the election.")
                .stance,
            Stance::cleared);
  EXPECT_EQ(first("Togo meddled in Ghana's election, minister says", "Togo denies it.").stance, Stance::alleged);
}

TEST(Negation, MayStandFarFromTheAct) {
  const auto stance = [](std::string text) { return first("", std::move(text)).stance; };
  EXPECT_EQ(stance("Finland's intelligence service said it had detected no attempt by a foreign state to influence the "
                   "presidential election."),
            Stance::cleared);
  EXPECT_EQ(stance("Police have not found that Togo interfered in Ghana's election."), Stance::cleared);
  EXPECT_EQ(stance("Nobody has shown that Togo interfered in Ghana's election, the court said."), Stance::cleared);
  EXPECT_EQ(stance("Togo said it had financed none of the candidates in Ghana's election."), Stance::denied);
  EXPECT_EQ(stance("Police have not found out how Togo interfered in Ghana's election."), Stance::asserted);
  EXPECT_EQ(stance("Officials did not identify the foreign state that tried to interfere in Ghana's election."),
            Stance::alleged);
  EXPECT_EQ(stance("There is no doubt that Togo interfered in Ghana's election, the minister said."), Stance::alleged);
  EXPECT_EQ(stance("Ghana's president rejected Togo's denial and said that Togo had meddled in the election."),
            Stance::alleged);
}

TEST(Denial, IsWhatAClaimIsCalled) {
  EXPECT_EQ(statements("", "Togo said that reports that it had meddled in Ghana's election were false."),
            "denied by Togo");
  EXPECT_EQ(statements("", "Talk of Iranian meddling in Ghana's election is nonsense, Iran's embassy said."),
            "denied by Iran's embassy");
  EXPECT_EQ(first("", "Iran is circulating invented warnings before Ghana's election, researchers say.").stance,
            Stance::alleged);
}

TEST(Retraction, IsOfAClaim) {
  const auto stance = [](std::string text) { return first("", std::move(text)).stance; };
  EXPECT_EQ(
      stance("The newspaper has withdrawn an article which alleged that Togo paid candidates in Ghana's election."),
      Stance::retracted);
  EXPECT_EQ(stance("Ghana's minister apologised on Friday for alleging that Togo had hacked the election results."),
            Stance::retracted);
  EXPECT_EQ(stance("The candidate withdrew after Togo meddled in Ghana's election, the party said."), Stance::alleged);
}

}  // namespace
}  // namespace alleged::detect
