#include "feeds/double_encoding.hpp"

#include "feeds/opml.hpp"
#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

std::string titled(std::string_view title) {
  return "<?xml version='1.0' encoding='utf-8'?><rss><channel><title>" + std::string(title) +
         "</title></channel></rss>";
}

TEST(DoubleEncoding, WholeDocumentIsDecoded) {
  EXPECT_EQ(parsed(titled("Ã‰lections Ã\u00A0 ChiÅŸinÄƒu")).title, "Élections à Chişinău");
}

TEST(DoubleEncoding, ByteOrderMarkDoesNotHideIt) {
  EXPECT_EQ(parsed("\uFEFF" + titled("Ã‰lections Ã\u00A0 ChiÅŸinÄƒu")).title, "Élections à Chişinău");
}

TEST(DoubleEncoding, QuotesAndDashesComeBack) {
  EXPECT_EQ(parsed(titled("â€œvoteâ€\u009D â€” maiâ€™s")).title, "“vote” — mai’s");
}

TEST(DoubleEncoding, ControlsOfLatin1AreTheirBytes) {
  EXPECT_EQ(parsed(titled("\u00E2\u0080\u009Cvote\u00E2\u0080\u009D \u00E2\u0080\u0094")).title, "“vote” —");
}

TEST(DoubleEncoding, OneHonestCharacterLeavesTheDocumentAlone) {
  EXPECT_EQ(parsed(titled("Ã©Ã©Ã©Ã© é")).title, "Ã©Ã©Ã©Ã© é");
  EXPECT_EQ(parsed(titled("Ã©Ã©Ã©Ã© Ж")).title, "Ã©Ã©Ã©Ã© Ж");
  EXPECT_EQ(parsed(titled("Ã©Ã©Ã©Ã© 🗳")).title, "Ã©Ã©Ã©Ã© 🗳");
}

TEST(DoubleEncoding, ABlankMayHaveLostItsOwnByte) {
  EXPECT_EQ(parsed(titled("IngÃ©rence Ã la prÃ©sidentielle imputÃ©e Ã Moscou")).title,
            "Ingérence à la présidentielle imputée à Moscou");
  EXPECT_EQ(parsed(titled("AMANHÃ DE MANHÃ A IRMÃ VEM")).title, "AMANHÃ DE MANHÃ A IRMÃ VEM");
}

TEST(DoubleEncoding, OneQuotedWordIsNoReason) {
  EXPECT_EQ(parsed(titled("Why some sites show Ã© for an accent")).title, "Why some sites show Ã© for an accent");
}

TEST(DoubleEncoding, HonestAccentsAreLeftAlone) {
  EXPECT_EQ(parsed(titled("SÃO PAULO, Âncora, élection à Liège")).title, "SÃO PAULO, Âncora, élection à Liège");
}

TEST(DoubleEncoding, AsciiIsNotTouched) {
  EXPECT_EQ(decode_twice_encoded("vote", 0), std::nullopt);
}

TEST(DoubleEncoding, AListOfFeedsIsTakenAsItIs) {
  std::vector<Outline> given(1);
  given[0].url = "http://n.example/Ã©Ã©Ã©";
  given[0].title = "Ã©Ã©Ã©";
  const auto read = read_opml(write_opml("list", given));
  EXPECT_EQ(std::get<std::vector<Outline>>(read).at(0).title, "Ã©Ã©Ã©");
}

}  // namespace
}  // namespace alleged::feeds
