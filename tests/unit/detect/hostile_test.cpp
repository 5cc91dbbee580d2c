#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

#include "daemon/detect/reading.hpp"
#include "daemon/detect/utf8.hpp"
#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

constexpr const char* charge = "Serbia interfered in Montenegro's election, the minister said.";

std::string repeated(const std::string& piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(HostileText, EmptyStoryIsNotRelevant) {
  EXPECT_FALSE(read("", "").relevant);
}

TEST(HostileText, NulBytesAreReadOver) {
  const std::string text = std::string("before\0 after. ", 15) + charge;
  EXPECT_EQ(pairs("", text), "RS>ME");
}

TEST(HostileText, InvalidUtf8IsReplacedAndTheRestIsRead) {
  const Finding finding = read("", std::string("\xFF\xC3(\xE2\x82 broken. ") + charge);
  ASSERT_EQ(pairs(finding), "RS>ME");
  std::string storage;
  for (const Evidence& e : finding.allegations[0].evidence) EXPECT_EQ(valid_utf8(e.quote, storage), e.quote);
}

TEST(HostileText, AMegabyteWithoutSpaceIsRead) {
  EXPECT_EQ(pairs("", repeated("a", 1'000'000) + ". " + charge), "RS>ME");
}

TEST(HostileText, TenMegabytesOfChineseWithoutASignAreRead) {
  EXPECT_TRUE(read("俄罗斯干预波兰总统选举", repeated("在外长说俄罗斯干预波兰总统选举", 240'000)).relevant);
}

TEST(HostileText, NoEvidenceIsLongerThanTwoThousandCodePoints) {
  const Finding finding = read("", repeated("Russia interfered in the Finnish election and ", 5'000));
  ASSERT_TRUE(finding.relevant);
  for (const Allegation& a : finding.allegations) {
    for (const Evidence& e : a.evidence) EXPECT_LE(e.end - e.start, 2'000U);
  }
}

TEST(HostileText, DeepNestingDoesNotExhaustTheStack) {
  EXPECT_EQ(pairs("", repeated("<div>", 300'000) + charge), "RS>ME");
}

TEST(HostileText, UnclosedFormattingDoesNotMultiply) {
  EXPECT_EQ(pairs("", repeated("<b><i><font color=x>", 2'000) + repeated("<p>", 2'000) + charge), "RS>ME");
}

TEST(HostileText, TenThousandCountriesAreRead) {
  const Finding finding = read("", repeated("Chad, Peru and Oman, ", 4'000) + "interfered in the election.");
  EXPECT_LE(finding.allegations.size(), 24U);
}

TEST(HostileText, TenMegabytesOfSignalWordsAreRead) {
  EXPECT_TRUE(read("", repeated("Russia accuses China of meddling in Iran's election by France. ", 160'000)).relevant);
}

TEST(HostileText, TheSameStoryAlwaysGivesTheSameFinding) {
  const std::string text = repeated(std::string(charge) + " ", 50);
  const Finding a = read("", text);
  const Finding b = read("", text);
  EXPECT_EQ(a.fingerprint, b.fingerprint);
  EXPECT_EQ(a.score, b.score);
  EXPECT_EQ(pairs(a), pairs(b));
}

// Claims are weighed against one another: acts times parties times votes of a sentence must not be as many as they
// could.
TEST(HostileText, SentencesThatGoOnMakeNoProductOfActsAndParties) {
  constexpr std::array<std::string_view, 12> countries = {"Angola", "Brazil", "Chile", "Cuba",  "Egypt", "Ghana",
                                                          "Iran",   "Japan",  "Kenya", "Libya", "Mali",  "Nepal"};
  std::string text;
  for (const std::string_view country : countries) text += std::string(country) + " hacked; ";
  text += "all said. They";
  for (int i = 0; i < 5'000; ++i) text += " rig";
  text += " the Peruvian, Mexican, Danish and Togolese elections.";
  Story story;
  story.text = std::move(text);
  const auto reading = read(story, lexicon());
  ASSERT_NE(reading, nullptr);
  EXPECT_GT(reading->claims.size(), 100U);
  EXPECT_LT(reading->claims.size(), 2'000U);
}

}  // namespace
}  // namespace alleged::detect
