#include "feeds/utf8.hpp"

#include <gtest/gtest.h>

namespace alleged::feeds {
namespace {

using namespace std::string_literals;

TEST(Clean, SoundTextStaysByteForByte) {
  const std::string text = "Tab\there, newline\nthere: Ștefan, 選挙, 🗳, \uFFFD";
  EXPECT_EQ(clean(text), text);
}

TEST(Clean, ControlCharactersVanish) {
  EXPECT_EQ(clean("a\0b\x01"
                  "c\x0B"
                  "d\x7F"
                  "e"s),
            "abcde");
}

TEST(Clean, LineBreaksOfEverySystemBecomeNewline) {
  EXPECT_EQ(clean("a\r\nb\rc\n"), "a\nb\nc\n");
}

TEST(Clean, C1ControlsAreReadAsWindows1252) {
  EXPECT_EQ(clean("\xC2\x93"
                  "a\xC2\x94\xC2\x81"),
            "“a”");
}

TEST(Clean, BytesThatFitNowhereBecomeReplacements) {
  EXPECT_EQ(clean("a\xFF"
                  "b"),
            "a\uFFFDb");
  EXPECT_EQ(clean("\xC0\xAF"), "\uFFFD\uFFFD");                      // overlong
  EXPECT_EQ(clean("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");            // a surrogate
  EXPECT_EQ(clean("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");  // above U+10FFFF
  EXPECT_EQ(clean("cut \xE2\x82"), "cut \uFFFD\uFFFD");
}

TEST(Clean, ABadByteIsFoundAtEveryPositionOfAWord) {
  for (std::size_t at = 0; at < 24; ++at) {
    std::string text(24, 'x');
    text[at] = '\x01';
    EXPECT_EQ(clean(text), std::string(23, 'x')) << at;
  }
}

TEST(Clean, ABadByteIsFoundAtEveryPositionOfABlock) {
  for (std::size_t at = 0; at < 80; ++at) {
    for (const char bad : {'\x00', '\x1B', '\x7F'}) {
      std::string text(80, 'x');
      text[at] = bad;
      EXPECT_EQ(clean(text), std::string(79, 'x')) << at;
      EXPECT_EQ(survey(text).controls, 1U) << at;
    }
  }
  EXPECT_EQ(survey("tab\t and\n newline").controls, 0U);
  EXPECT_EQ(survey("a C1 one: \xC2\x85").controls, 1U);
}

TEST(Survey, CountsGoodAndBadSequences) {
  const Utf8Survey seen = survey("plain é選🗳 \xFF\xC3");
  EXPECT_EQ(seen.multibyte, 3U);
  EXPECT_EQ(seen.invalid, 2U);
}

}  // namespace
}  // namespace alleged::feeds
