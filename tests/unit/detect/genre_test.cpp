#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

TEST(Genre, IsOpinionWhereTheAuthorSpeaks) {
  const std::string charge = "Russia meddled in Moldova's election, police say.";
  EXPECT_TRUE(first("Jane Example: Act now on election meddling", charge).opinion);
  EXPECT_TRUE(first("OPINION: act now", charge).opinion);
  EXPECT_TRUE(first("Act now", "Jane Example, opinion columnist. " + charge).opinion);
  EXPECT_TRUE(first("Act now", charge + " I was there. I saw it. I know, and I'll say it: it was wrong.").opinion);
  EXPECT_FALSE(first("Act now", charge + " \"I was there. I saw it. I know, and I'll say it,\" she said.").opinion);
  EXPECT_FALSE(first("Jane Example: Russia meddled in the vote", charge + " Example spoke in Tiraspol.").opinion);
  EXPECT_FALSE(first("The Memo: Russia meddled in Moldova's election", charge).opinion);
  EXPECT_FALSE(first("Russia meddled in Moldova's election", charge).opinion);
}

}  // namespace
}  // namespace alleged::detect
