#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

Stance stance(std::string title, std::string text = {}) {
  return first(std::move(title), std::move(text)).stance;
}

TEST(Stance, OfABareChargeIsAlleged) {
  EXPECT_EQ(stance("Moldova accuses Russia of meddling in its presidential election"), Stance::alleged);
}

TEST(Stance, OfAFearedActIsWarned) {
  EXPECT_EQ(stance("Danish spy chief warns Russia may interfere in the Danish election"), Stance::warned);
}

TEST(Stance, OfAnAuthoritysFindingIsAsserted) {
  EXPECT_EQ(stance("Swedish security service concluded that Iran interfered in the Swedish election"),
            Stance::asserted);
}

TEST(Stance, OfAnIndictmentIsCharged) {
  EXPECT_EQ(stance("Prosecutors charged five Russians with interference in the Polish presidential election"),
            Stance::charged);
}

TEST(Stance, OfAPunishmentIsSanctioned) {
  EXPECT_EQ(stance("Canada sanctions Russia over interference in Moldova's election"), Stance::sanctioned);
}

TEST(Stance, OfAVerdictIsConvicted) {
  EXPECT_EQ(stance("", "A court convicted two Iranian agents of interfering in the Albanian parliamentary election."),
            Stance::convicted);
}

TEST(Stance, OfANonFindingIsCleared) {
  EXPECT_EQ(stance("", "The commission found no evidence of Chinese interference in New Zealand's election."),
            Stance::cleared);
}

TEST(Stance, OfAnOpenProbeIsAllegedWhomeverItCharges) {
  EXPECT_EQ(
      stance("",
             "An aide was charged with lying in the investigation into Iranian interference in the Peruvian election."),
      Stance::alleged);
}

TEST(Stance, OfAFindingThatIsAskedAboutIsAlleged) {
  EXPECT_EQ(stance("What is the evidence that Iran interfered in the Peruvian election?"), Stance::alleged);
}

TEST(Stance, OfWhatCouldNotHaveHappenedIsDenied) {
  EXPECT_EQ(stance("", "Iran couldn't have interfered in the Peruvian election, its ambassador said."), Stance::denied);
}

TEST(Stance, OfAChargeThatAThirdPartyDoubtsIsDisputed) {
  EXPECT_EQ(stance("Spain doubts Portugal's claim of Angolan interference in Portugal's election"), Stance::disputed);
}

TEST(Stance, OfAnAttributionByAnAuthorityIsAsserted) {
  EXPECT_EQ(stance("Lithuania links fake videos to Belarusian network ahead of municipal elections"), Stance::asserted);
}

TEST(Stance, OfAnAssessmentByAnAuthorityIsAsserted) {
  EXPECT_EQ(stance("", "The intelligence service had issued an assessment that Iran meddled in the Swedish election."),
            Stance::asserted);
}

TEST(Stance, OfAnAuthorityGoesOnWithThePronoun) {
  const Finding finding = read("",
                               "The election commission said it had looked into the campaign. "
                               "It said that Sudan interfered in the Chadian presidential election.");
  ASSERT_EQ(finding.allegations.size(), 1U);
  EXPECT_EQ(finding.allegations[0].stance, Stance::asserted);
}

TEST(Stance, OfAClaimTakenBackIsRetracted) {
  EXPECT_EQ(stance("", "The newspaper withdrew its claim that Egypt interfered in Sudan's election."),
            Stance::retracted);
  EXPECT_EQ(stance("", "We apologise for reporting that Egypt interfered in Sudan's election."), Stance::retracted);
}

TEST(Stance, OfARetractionOutweighsTheChargeItTakesBack) {
  const Finding finding = read("",
                               "Omar Taha accused Egypt of meddling in Sudan's election. "
                               "The paper retracts the report that Egypt meddled in Sudan's election.");
  ASSERT_EQ(finding.allegations.size(), 1U);
  EXPECT_EQ(finding.allegations[0].stance, Stance::retracted);
}

TEST(Stance, IsNotRetractedWhenACandidateWithdraws) {
  EXPECT_EQ(stance("", "A candidate withdrew after Egypt was accused of meddling in Sudan's election."),
            Stance::alleged);
}

TEST(Denial, BySpokesmanWithoutInquiryClearsNobody) {
  const Finding finding = read("",
                               "Senator Ana Ruiz accused Peru of meddling in Bolivia's election. "
                               "A foreign ministry spokesman in Lima said that Peru never interferes in elections.");
  ASSERT_EQ(finding.allegations.size(), 2U);
  EXPECT_EQ(finding.allegations[0].stance, Stance::alleged);
  EXPECT_EQ(finding.allegations[1].stance, Stance::denied);
  EXPECT_EQ(finding.allegations[1].said_by, "foreign ministry spokesman");
}

TEST(Denial, StandsAfterTheChargeAndNamesTheDenier) {
  const Finding finding = read("",
                               "Lithuania accused Belarus of meddling in its parliamentary election. "
                               "Minsk denied that it had interfered in the Lithuanian election.");
  ASSERT_EQ(finding.allegations.size(), 2U);
  EXPECT_EQ(finding.allegations[0].stance, Stance::alleged);
  EXPECT_EQ(finding.allegations[0].accuser, "Lithuania");
  EXPECT_EQ(finding.allegations[0].said_by, "Lithuania");
  EXPECT_EQ(finding.allegations[1].stance, Stance::denied);
  EXPECT_EQ(finding.allegations[1].accuser, "Lithuania");
  EXPECT_EQ(finding.allegations[1].said_by, "Minsk");
  EXPECT_EQ(finding.allegations[1].accused, "BY");
  EXPECT_EQ(finding.allegations[1].target, "LT");
}

TEST(Denial, InTheSameSentenceIsKeptBesideTheCharge) {
  const Finding finding =
      read("", "Zimbabwe accused Botswana of interfering in its presidential election, which Gaborone denied.");
  ASSERT_EQ(finding.allegations.size(), 2U);
  EXPECT_EQ(finding.allegations[0].accuser, "Zimbabwe");
  EXPECT_EQ(finding.allegations[1].stance, Stance::denied);
  EXPECT_EQ(finding.allegations[1].said_by, "Gaborone");
}

TEST(Denial, AloneStillTellsOfTheChargeWithoutAnAccuser) {
  const Finding finding = read("Cuba denies interfering in the Mexican election");
  ASSERT_EQ(finding.allegations.size(), 1U);
  EXPECT_EQ(finding.allegations[0].accused, "CU");
  EXPECT_EQ(finding.allegations[0].target, "MX");
  EXPECT_EQ(finding.allegations[0].stance, Stance::denied);
  EXPECT_EQ(finding.allegations[0].said_by, "Cuba");
  EXPECT_EQ(finding.allegations[0].accuser, "");
}

TEST(Denial, MayBeSaidOfOneself) {
  const Finding finding = read("", "Qatar has repeatedly said that it does not meddle in Libyan elections.");
  ASSERT_EQ(finding.allegations.size(), 1U);
  EXPECT_EQ(finding.allegations[0].stance, Stance::denied);
  EXPECT_EQ(finding.allegations[0].said_by, "Qatar");
}

TEST(Accuser, IsTheSubjectOfTheOutermostVerbOfSpeech) {
  EXPECT_EQ(first("",
                  "Latvian President Anna Ozola said that investigators had seen Russian attempts to influence the "
                  "Latvian election.")
                .accuser,
            "Anna Ozola");
}

TEST(Accuser, IsFoundPastAnApposition) {
  EXPECT_EQ(
      first("", "Anna Ozola, the head of the election commission, said Russia interfered in the Latvian election.")
          .accuser,
      "Anna Ozola");
}

TEST(Accuser, IsGivenTheFullNameThatTheStoryKnows) {
  EXPECT_EQ(
      first("", "President Pedro Lemos spoke in Lisbon. Lemos accused Angola of meddling in the Portuguese election.")
          .accuser,
      "Pedro Lemos");
}

TEST(Accuser, MayFollowAccordingTo) {
  EXPECT_EQ(first("", "China interfered in the Japanese election, according to Kenji Mori.").accuser, "Kenji Mori");
}

TEST(Accuser, MayFollowItsQuotation) {
  EXPECT_EQ(first("", "\"Russia interfered in the Finnish election,\" said Prime Minister Aino Laine.").accuser,
            "Aino Laine");
}

TEST(Stance, IsNoClearingWhereWhoeverChargesShowsNoProof) {
  const std::string charge = "Serbia meddled in the Montenegrin election, the Montenegrin minister said";
  EXPECT_EQ(stance("", charge + ", giving no evidence."), Stance::alleged);
  EXPECT_EQ(stance("", charge + " but offered no evidence."), Stance::alleged);
  EXPECT_EQ(
      stance("", "Rosja ingerowała w wybory w Mołdawii, powiedział minister Jan Nowak, nie przedstawiając dowodów."),
      Stance::alleged);
  EXPECT_EQ(stance("", "The inquiry presented no evidence that Serbia meddled in the Montenegrin election."),
            Stance::cleared);
}

TEST(Accuser, MayBeABody) {
  EXPECT_EQ(first("", "Polish prosecutors said Belarus interfered in the Polish election.").accuser,
            "Polish prosecutors");
}

TEST(Accuser, MayPublishAReport) {
  EXPECT_EQ(
      first("", "The Polish government has published a report on Russian interference in the Polish election.").accuser,
      "Polish government");
}

TEST(Accuser, MayBeTheSourceOfAccusations) {
  EXPECT_EQ(
      first("", "Accusations by Estonian officials that Russia meddled in the Estonian election were aired.").accuser,
      "Estonian officials");
}

TEST(Accuser, IsNobodyWhoMerelySpeaksOfAnInquiry) {
  EXPECT_EQ(
      first("", "Pedro Lemos said the inquiry into Angolan interference in the Portuguese election is late.").accuser,
      "");
}

TEST(Accuser, IsNoNewsAgency) {
  EXPECT_EQ(first("", "Angola interfered in the Portuguese election, Reuters reported.").accuser, "");
}

TEST(Accuser, IsEmptyWhenNobodyIsNamed) {
  EXPECT_EQ(first("", "There were allegations of Russian interference in the Austrian election.").accuser, "");
}

}  // namespace
}  // namespace alleged::detect
