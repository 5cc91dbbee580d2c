#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

const std::string charge = "Russia meddled in Moldova's election, police say.";

/// As long as a column.
std::string column() {
  std::string text = charge;
  for (int i = 0; i < 8; ++i) text += " So it went, year after year, and nobody did anything.";
  return text;
}

TEST(Genre, IsOpinionWhereItIsCalledSo) {
  EXPECT_TRUE(first("OPINION: act now", charge).opinion);
  EXPECT_TRUE(first("Act now", "Jane Example, opinion columnist. " + charge).opinion);
  EXPECT_FALSE(first("Russia meddled in Moldova's election", charge).opinion);
}

TEST(Genre, IsOpinionWhereAnAuthorHeadsIt) {
  EXPECT_TRUE(first("Jane Example: Act now on election meddling", column()).opinion);
  EXPECT_TRUE(first("JANE EXAMPLE: Act now on election meddling", column()).opinion);
  EXPECT_FALSE(first("Jane Example: Russia meddled in the vote", column() + " Example spoke in Tiraspol.").opinion);
  EXPECT_FALSE(first("Jane Example: Russia meddled in Moldova's election", charge).opinion);
  for (const char* head : {"The Memo", "Breaking News", "White House", "Fact Check", "Hong Kong", "South Korea"})
    EXPECT_FALSE(first(std::string(head) + ": Russia meddled in Moldova's election", column()).opinion) << head;
}

TEST(Genre, IsOpinionWhereItsWriterSpeaks) {
  EXPECT_TRUE(first("Act now", charge + " I was there. I saw it. I know, and I'll say it: it was wrong.").opinion);
  EXPECT_FALSE(first("Act now", charge + " \"I was there. I saw it. I know, and I'll say it,\" she said.").opinion);
}

}  // namespace
}  // namespace alleged::detect
