#include "feeds/xml_feed.hpp"
#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

const std::string kTwoItems =
    "<?xml version='1.0'?><rss><channel><item><title>One</title></item><item><title>Two</title></item></channel></rss>";

TEST(Salvage, SoundDocumentSaysNothing) {
  EXPECT_EQ(parsed(kTwoItems).salvaged, "");
}

TEST(Salvage, EntryThatIsCutIsDropped) {
  const Document document = parsed(kTwoItems.substr(0, kTwoItems.find("Two") + 2));
  ASSERT_EQ(document.entries.size(), 1U);
  EXPECT_EQ(document.entries[0].title, "One");
  EXPECT_EQ(document.salvaged, "truncated: the last entry was dropped");
}

TEST(Salvage, EntryThatIsWholeIsKeptThoughTheDocumentIsCut) {
  const Document document = parsed(kTwoItems.substr(0, kTwoItems.find("</channel>")));
  EXPECT_EQ(document.entries.size(), 2U);
  EXPECT_EQ(document.salvaged, "truncated");
}

TEST(Salvage, EveryTruncationIsReadOrExplained) {
  for (std::size_t length = 0; length < kTwoItems.size(); ++length) {
    const std::variant<Document, Unreadable> result = parse(kTwoItems.substr(0, length), {});
    if (const auto* document = std::get_if<Document>(&result)) {
      EXPECT_LE(document->entries.size(), 2U);
      for (const Entry& entry : document->entries) EXPECT_TRUE(entry.title == "One" || entry.title == "Two") << length;
    } else {
      EXPECT_NE(std::get<Unreadable>(result).reason, "") << length;
    }
  }
}

TEST(Salvage, CutBehindACharacterKeepsItWhole) {
  EXPECT_EQ(parsed("<rss><channel><title>\u0218").title, "\u0218");
}

TEST(Salvage, CutWithinACharacterLeavesNoHalfCharacter) {
  const std::string document = "<rss><channel><title>Știri și încă știri, țară, alegeri, Chișinău\u0218";
  EXPECT_EQ(parsed(document.substr(0, document.size() - 1)).title,
            "Știri și încă știri, țară, alegeri, Chișinău\uFFFD");
}

TEST(Salvage, EntriesBeforeAndBehindAMismatchedTagAreKept) {
  const Document document = parsed(
      "<rss><channel><item><title>One</title></item><item><title>Two</b></title></item><item><title>Three</title>"
      "</item></channel></rss>");
  ASSERT_EQ(document.entries.size(), 3U);
  EXPECT_EQ(document.entries[0].title, "One");
  EXPECT_EQ(document.entries[1].title, "Two");
  EXPECT_EQ(document.entries[2].title, "Three");
  EXPECT_EQ(document.salvaged, "broken XML (1 end tag closed nothing): 3 entries were kept");
}

TEST(Salvage, TextBeforeTheRootIsSkipped) {
  const Document document = parsed("\n<br />\n<b>Warning</b>: x in <b>/y.php</b> on line 3<br />\n" + kTwoItems);
  EXPECT_EQ(document.entries.size(), 2U);
}

TEST(Salvage, BareAmpersandsAndUndefinedEntitiesAreNoError) {
  const Document document = parsed("<rss><channel><item><title>A & B &nbsp;&undefined;</title></item></channel></rss>");
  ASSERT_EQ(document.entries.size(), 1U);
  EXPECT_EQ(document.entries[0].title, "A & B \u00A0&undefined;");
  EXPECT_EQ(document.salvaged, "");
}

TEST(Salvage, NulBytesAreNoEnd) {
  std::string document = kTwoItems;
  document.insert(document.find("Two"), 1, '\0');
  EXPECT_EQ(parsed(document).entries.size(), 2U);
}

TEST(Salvage, EntriesBeyondTheLimitAreDroppedAndSaidSo) {
  std::string text = "<rss><channel>";
  for (std::size_t i = 0; i <= kMostEntries; ++i) text += "<item/>";
  const Document document = parsed(text + "</channel></rss>");
  EXPECT_EQ(document.entries.size(), kMostEntries);
  EXPECT_EQ(document.salvaged, "more than 10000 entries: the rest was dropped");
}

}  // namespace
}  // namespace alleged::feeds
