#include "daemon/poll/budget.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace alleged::poll {
namespace {

TEST(Budget, AShareHasItsBytesUntilItGoes) {
  const Budget budget(100);
  {
    Share share = budget.share();
    EXPECT_EQ(budget.left(), 100U);
    EXPECT_TRUE(share.grow_to(30));
    EXPECT_TRUE(share.grow_to(80));
    EXPECT_EQ(budget.left(), 20U);
    EXPECT_TRUE(share.grow_to(10)) << "it is larger already";
    EXPECT_EQ(budget.left(), 20U);
  }
  EXPECT_EQ(budget.left(), 100U);
}

TEST(Budget, NoMoreIsGivenOutThanThereIs) {
  const Budget budget(100);
  Share one = budget.share(), other = budget.share();
  EXPECT_TRUE(one.grow_to(60));
  EXPECT_FALSE(other.grow_to(41));
  EXPECT_EQ(budget.left(), 40U);
  EXPECT_TRUE(other.grow_to(40));
  EXPECT_FALSE(one.grow_to(61));
  EXPECT_EQ(budget.left(), 0U);
}

TEST(Budget, AMovedShareIsGivenBackOnce) {
  const Budget budget(100);
  Share share = budget.share();
  ASSERT_TRUE(share.grow_to(60));
  Share moved = std::move(share);
  EXPECT_EQ(budget.left(), 40U);
  Share other = budget.share();
  ASSERT_TRUE(other.grow_to(40));
  other = std::move(moved);
  EXPECT_EQ(budget.left(), 40U);
  other = Share();
  EXPECT_EQ(budget.left(), 100U);
}

TEST(Budget, AShareOfNoneHasNothing) {
  Share share;
  EXPECT_TRUE(share.grow_to(0));
  EXPECT_FALSE(share.grow_to(1));
}

TEST(Budget, AShareMayOutliveIt) {
  std::optional<Budget> budget(100);
  Share share = budget->share();
  ASSERT_TRUE(share.grow_to(60));
  budget.reset();
  EXPECT_TRUE(share.grow_to(100));
}

TEST(Budget, SharesOfManyThreadsNeverAddUpToMore) {
  const Budget budget(1000);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&budget] {
      for (int i = 0; i < 10'000; ++i) {
        Share share = budget.share();
        const bool has_some = share.grow_to(400);
        EXPECT_TRUE(!has_some || budget.left() <= 600);
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(budget.left(), 1000U);
}

}  // namespace
}  // namespace alleged::poll
