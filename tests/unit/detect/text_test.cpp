#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
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
  const Stops stops{{"Sen", "EE"}, {"Februar"}};
  for (const Sentence& s : sentences(text, stops)) result.emplace_back(text.substr(s.begin, s.end - s.begin));
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

TEST(Sentences, DoNotEndAfterAnInitialOfAnyScript) {
  EXPECT_EQ(cut("Заявил В. Кравец. Потом ушел."), (std::vector<std::string>{"Заявил В. Кравец.", "Потом ушел."}));
  EXPECT_EQ(cut("En EE. UU. votan. Hoy no."), (std::vector<std::string>{"En EE. UU. votan.", "Hoy no."}));
}

TEST(Sentences, DoNotEndAfterAnOrdinal) {
  EXPECT_EQ(cut("Am 23. Februar wird gewählt. Es waren 23. Niemand ging."),
            (std::vector<std::string>{"Am 23. Februar wird gewählt.", "Es waren 23.", "Niemand ging."}));
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
  story.text = "A <b>summary</b> &amp; more";
  EXPECT_EQ(detect(story, lexicon()).fingerprint, fingerprint(story.title, "A summary & more"));
  story.article = "A longer text of the same story, as the outlet's own page has it.";
  EXPECT_EQ(detect(story, lexicon()).fingerprint, fingerprint(story.title, story.article));
}

std::string numbered(const std::string& word, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += word + std::to_string(i) + " ";
  return text;
}

/// The share of the shingles of the shorter that the longer has.
double alike(const Fingerprint& one, const Fingerprint& other) {
  std::vector<std::int32_t> both;
  std::set_intersection(one.shingles.begin(), one.shingles.end(), other.shingles.begin(), other.shingles.end(),
                        std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(std::min(one.shingles.size(), other.shingles.size()));
}

bool meet(const Fingerprint& one, const Fingerprint& other) {
  return std::any_of(one.keys.begin(), one.keys.end(),
                     [&](std::int32_t key) { return std::binary_search(other.keys.begin(), other.keys.end(), key); });
}

TEST(Fingerprint, OfACopyHasMostShinglesInCommonAndAKeyAtLeast) {
  const std::string text = numbered("word", 300);
  const Fingerprint whole = fingerprint("A title of seven words in all", text);
  for (const auto& [title, body] : {std::pair<std::string, std::string>{"Quite another one stands over it here", text},
                                    {"A title of seven words in all", ""},
                                    {"Quite another one stands over it here", text.substr(0, 300)},
                                    {"", "GENEVA (Wire) - " + text}}) {
    const Fingerprint copy = fingerprint(title, body);
    EXPECT_GE(alike(whole, copy), 0.8) << title << ": " << body.substr(0, 40);
    EXPECT_TRUE(meet(whole, copy)) << title << ": " << body.substr(0, 40);
  }
  const Fingerprint other = fingerprint("Quite another one stands over it here", numbered("other", 300));
  EXPECT_EQ(alike(whole, other), 0);
  EXPECT_FALSE(meet(whole, other));
}

TEST(Fingerprint, IgnoresCaseAndPunctuationInEveryScript) {
  EXPECT_EQ(fingerprint("A b, c", "d e f"), fingerprint("a B c", "D - e! F"));
  EXPECT_EQ(fingerprint("", "Выборы в Молдове прошли"), fingerprint("", "выборы в МОЛДОВЕ: прошли"));
  EXPECT_EQ(fingerprint("", "Moldova's vote was held"), fingerprint("", "Moldova’s vote was held"));
}

TEST(Fingerprint, OfTextWithoutBlanksCountsTwoCharactersAsAWord) {
  EXPECT_EQ(fingerprint("", "俄罗斯干预").shingles.size(), 0U);
  EXPECT_EQ(fingerprint("", "俄罗斯干预选").shingles.size(), 1U);
  EXPECT_EQ(fingerprint("", "俄罗斯，干预选举！").shingles.size(), 2U);
}

TEST(Fingerprint, IsOfTheFirstWordsAndBoundedHoweverLongTheTextIs) {
  const Fingerprint whole = fingerprint("", numbered("word", 100'000));
  EXPECT_EQ(whole, fingerprint("", numbered("word", 128)));
  EXPECT_EQ(whole.shingles.size(), 126U);
  EXPECT_LE(whole.keys.size(), 16U);
  EXPECT_EQ(fingerprint("", "two words"), Fingerprint());
}

}  // namespace
}  // namespace alleged::detect
