#include "daemon/log.hpp"

#include <gtest/gtest.h>

#include <string>

namespace alleged::log {
namespace {

std::string repeated(std::size_t times, const std::string& piece) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(OneLine, PlainTextStaysAsItIs) {
  EXPECT_EQ(one_line(""), "");
  EXPECT_EQ(one_line("the server answered 404"), "the server answered 404");
  EXPECT_EQ(one_line("Chișinău, țară"), "Chișinău, țară");
}

TEST(OneLine, ControlCharactersBecomeOneSpace) {
  EXPECT_EQ(one_line("a\r\n<3>forged"), "a <3>forged");
  EXPECT_EQ(one_line("a\t\x1b[31mb\x7f"
                     "c"),
            "a [31mb c");
  EXPECT_EQ(one_line(std::string_view("a\0b", 3)), "a b");
}

TEST(OneLine, NothingThatATerminalObeysIsLeft) {
  EXPECT_EQ(one_line("a\u009b31mb\u0080c\u2028d"), "a 31mb c d");
  EXPECT_EQ(one_line("a\u202eb\u2066c\u2069"), "a b c");
  EXPECT_EQ(one_line("\u200fעברית\u00a0\u202f€"), "\u200fעברית\u00a0\u202f€");
}

TEST(OneLine, BeginsAndEndsWithoutASpaceOfItsOwn) {
  EXPECT_EQ(one_line("\n\na"), "a");
  EXPECT_EQ(one_line("a\n\n"), "a");
  EXPECT_EQ(one_line("\n \n"), "");
}

TEST(OneLine, EndsAfter300Bytes) {
  EXPECT_EQ(one_line(repeated(300, "a")), repeated(300, "a"));
  EXPECT_EQ(one_line(repeated(301, "a")), repeated(300, "a"));
}

TEST(OneLine, IsCutBetweenCharacters) {
  for (const std::string character : {"\u00e9", "\u20ac", "\U0001f5f3"}) {
    for (std::size_t shift = 0; shift < 4; ++shift) {
      const std::string line = one_line(repeated(shift, "a") + repeated(200, character));
      const std::size_t whole = (300 - shift) / character.size();
      EXPECT_TRUE(line == repeated(shift, "a") + repeated(whole, character))
          << character << " after " << shift << " bytes ends with "
          << static_cast<int>(static_cast<unsigned char>(line.back()));
    }
  }
}

TEST(OneLine, KeepsACharacterThatEndsWhereTheLineDoes) {
  EXPECT_TRUE(one_line(repeated(150, "\u00e9")) == repeated(150, "\u00e9"));
}

}  // namespace
}  // namespace alleged::log
