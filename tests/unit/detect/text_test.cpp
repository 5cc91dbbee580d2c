#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "daemon/detect/fingerprint.hpp"
#include "daemon/detect/html_text.hpp"
#include "daemon/detect/sentences.hpp"
#include "daemon/detect/utf8.hpp"
#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> result;
  for (const Sentence& s : sentences(text)) result.emplace_back(text.substr(s.begin, s.end - s.begin));
  return result;
}

/// The half-open range of code points of a text.
std::string points(const std::string& text, std::size_t start, std::size_t end) {
  std::string result;
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && i != 0) ++at;
    if (at >= start && at < end) result += text[i];
  }
  return result;
}

TEST(Sentences, DoNotEndAfterAnAbbreviation) {
  EXPECT_EQ(cut("The U.S. Senate met. Sen. Doe spoke."),
            (std::vector<std::string>{"The U.S. Senate met.", "Sen. Doe spoke."}));
}

TEST(Sentences, EndAtALineBreak) {
  EXPECT_EQ(cut("No full stop here\nNext line"), (std::vector<std::string>{"No full stop here", "Next line"}));
}

TEST(Sentences, AreCutAtTwoThousandCodePoints) {
  const std::string text(4'500, 'x');
  EXPECT_EQ(cut(text).size(), 3U);
}

TEST(HtmlText, ReferencesMakeNoBytesThatAreNoText) {
  for (const char* number : {"4294967295", "xFFFFFFFF", "49999999999", "x110000", "xD800", "1", "0", "x7F"}) {
    const std::string text = html_to_text("<p>a&#" + std::string(number) + ";b</p>");
    std::string storage;
    EXPECT_EQ(valid_utf8(text, storage).data(), text.data()) << number;
    EXPECT_EQ(text.find_first_of(std::string("\0\1\x7F", 3)), std::string::npos) << number;
    EXPECT_EQ(text.front(), 'a') << number;
    EXPECT_EQ(text.substr(text.size() - 2), "b\n") << number;
  }
}

TEST(HtmlText, ANumberTooGreatForACharacterIsAReplacementAndNothingElse) {
  EXPECT_EQ(html_to_text("<p>a&#4294967361;b&#x100000041;c&#99999999 d</p>"), "a\uFFFDb\uFFFDc\uFFFD d\n");
  EXPECT_EQ(html_to_text("<p>&#0000000000065;&#x00000000042;&#67;&#12abcdefghi</p>").substr(0, 3), "ABC");
}

TEST(HtmlText, EndsALineWithEachBlock) {
  EXPECT_EQ(html_to_text("<h1>One</h1><p>Two <b>bold</b></p><p>Three</p>"), "One\nTwo bold\nThree\n");
}

TEST(HtmlText, LeavesScriptsAndStylesOut) {
  EXPECT_EQ(html_to_text("<style>p{}</style><script>var election;</script><p>Text</p>"), "Text\n");
}

TEST(HtmlText, LeavesAHeadOutAndNoMore) {
  EXPECT_EQ(html_to_text("<head><title>T</title></head><p>Text</p>"), "Text\n");
  EXPECT_EQ(html_to_text("<head><p>Text</p><header>Top</header>"), "Text\nTop\n");
}

TEST(HtmlText, ResolvesReferences) {
  EXPECT_EQ(html_to_text("<p>A &amp; B &eacute;</p>"), "A & B é\n");
}

TEST(HtmlText, IsNotSuspectedInPlainText) {
  EXPECT_FALSE(looks_like_html("5 < 6 & 7 > 2"));
  EXPECT_TRUE(looks_like_html("a<br>b"));
  EXPECT_TRUE(looks_like_html("AT&amp;T"));
}

TEST(Evidence, CountsCodePointsOfThePlainText) {
  const std::string text =
      "Überraschung in München – “wirklich”. Serbia interfered in Montenegro’s election, she said. End.";
  Story story;
  story.text = text;
  const Finding finding = detect(story, lexicon());
  ASSERT_EQ(finding.allegations.size(), 1U);
  const Evidence& evidence = finding.allegations[0].evidence.at(0);
  EXPECT_EQ(evidence.quote, "Serbia interfered in Montenegro’s election, she said.");
  EXPECT_EQ(points(text, evidence.start, evidence.end), evidence.quote);
}

TEST(Evidence, TellsTitleFromText) {
  const Allegation allegation = first("Serbia interfered in Montenegro's election");
  ASSERT_EQ(allegation.evidence.size(), 1U);
  EXPECT_EQ(allegation.evidence[0].field, Field::title);
  EXPECT_EQ(allegation.evidence[0].start, 0U);
}

TEST(Evidence, CountsInTheTextThatHtmlTellsOf) {
  const Allegation allegation = first("", "<p>Hello.</p><p>Serbia interfered in <i>Montenegro's</i> election.</p>");
  ASSERT_EQ(allegation.evidence.size(), 1U);
  EXPECT_EQ(allegation.evidence[0].start, 7U);
  EXPECT_EQ(allegation.evidence[0].quote, "Serbia interfered in Montenegro's election.");
}

TEST(Evidence, StandsInTheArticleWhereThereIsOne) {
  Story story;
  story.title = "The “minister” speaks";
  story.text = "France interfered in Peru's election.";
  story.article =
      "Überraschung <b>in</b> &amp; um München.\nSerbia interfered in Montenegro’s election, she said. End.";
  const Finding finding = detect(story, lexicon());
  ASSERT_EQ(pairs(finding), "RS>ME") << "the feed's own text is not read beside it";
  const Evidence& evidence = finding.allegations[0].evidence.at(0);
  EXPECT_EQ(name(evidence.field), "article");
  EXPECT_EQ(evidence.quote, "Serbia interfered in Montenegro’s election, she said.");
  EXPECT_EQ(points(story.article, evidence.start, evidence.end), evidence.quote)
      << "it is plain: nothing in it is markup";
}

TEST(Fingerprint, OfAStoryIsOfWhatWasRead) {
  Story story;
  story.title = "Serbia interfered in Montenegro's election";
  story.text = "Summary";
  const std::uint64_t of_text = detect(story, lexicon()).fingerprint;
  story.article = "A longer text of the same story, as the outlet's own page has it.";
  EXPECT_NE(detect(story, lexicon()).fingerprint, of_text);
  story.text = "Another summary";
  EXPECT_EQ(detect(story, lexicon()).fingerprint, fingerprint(story.title, story.article));
}

TEST(Fingerprint, OfNearCopiesDiffersInFewBits) {
  std::string story;
  for (int i = 0; i < 200; ++i) story += "word" + std::to_string(i * 7 % 201) + " ";
  const auto distance = [&](const std::string& other) {
    return std::popcount(fingerprint("Title", story) ^ fingerprint("Title", other));
  };
  EXPECT_LE(distance(story + " one more line"), 8);
  std::string different;
  for (int i = 0; i < 200; ++i) different += "other" + std::to_string(i) + " ";
  EXPECT_GE(distance(different), 16);
}

TEST(Fingerprint, IgnoresCaseAndPunctuation) {
  EXPECT_EQ(fingerprint("A b, c", "d e"), fingerprint("a B c", "D - e!"));
}

}  // namespace
}  // namespace alleged::detect
