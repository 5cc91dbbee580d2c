#include "daemon/poll/schedule.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <random>
#include <set>

namespace alleged::poll {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr int draws = 1000;

const Schedule schedule{seconds(1000), seconds(16000)};

/// Every one of many draws lies within a tenth of `expected`.
template <class Draw>
void expect_about(seconds expected, Draw draw) {
  std::minstd_rand random(1);
  for (int i = 0; i < draws; ++i) {
    const seconds wait = draw(random);
    ASSERT_GE(wait.count(), expected.count() * 9 / 10);
    ASSERT_LE(wait.count(), expected.count() * 11 / 10);
  }
}

TEST(Schedule, AGoodPollComesBackAfterTheIntervalATenthMoreOrLess) {
  expect_about(seconds(1000), [](auto& random) { return schedule.after_success(random); });
}

TEST(Schedule, FeedsThatWereAddedTogetherDriftApart) {
  std::minstd_rand random(1);
  std::set<seconds> waits;
  for (int i = 0; i < draws; ++i) waits.insert(schedule.after_success(random));
  EXPECT_GT(waits.size(), 100U);
}

TEST(Schedule, EachFailureInARowDoublesTheInterval) {
  for (const auto& [failures, expected] : {std::pair{1, 1000}, {2, 2000}, {3, 4000}, {4, 8000}, {5, 16000}})
    expect_about(seconds(expected),
                 [n = failures](auto& random) { return schedule.after_failure(n, seconds(0), random); });
}

TEST(Schedule, TheDoublingEndsAtTheLongestInterval) {
  for (const int failures : {6, 7, 40, 64, 1000, std::numeric_limits<int>::max()})
    expect_about(seconds(16000), [=](auto& random) { return schedule.after_failure(failures, seconds(0), random); });
}

TEST(Schedule, ALongestIntervalBetweenTwoDoublingsIsKept) {
  const Schedule odd{seconds(1000), seconds(3000)};
  expect_about(seconds(3000), [&](auto& random) { return odd.after_failure(3, seconds(0), random); });
}

TEST(Schedule, NoServerIsAskedSoonerThanItAskedFor) {
  std::minstd_rand random(1);
  for (int i = 0; i < draws; ++i) ASSERT_EQ(schedule.after_failure(1, seconds(5000), random), seconds(5000));
}

TEST(Schedule, AServerThatAsksForLessThanTheIntervalChangesNothing) {
  expect_about(seconds(1000), [](auto& random) { return schedule.after_failure(1, seconds(10), random); });
  expect_about(seconds(1000), [](auto& random) { return schedule.after_failure(1, seconds(-10), random); });
}

TEST(Schedule, NoServerSilencesAFeedForMoreThanADay) {
  std::minstd_rand random(1);
  EXPECT_EQ(schedule.after_failure(1, hours(24 * 365), random), hours(24));
  EXPECT_EQ(schedule.after_failure(1, seconds::max(), random), hours(24));
}

TEST(Schedule, TheNextPollIsNeverNow) {
  const Schedule eager{seconds(1), seconds(1)};
  std::minstd_rand random(1);
  for (int i = 0; i < draws; ++i) {
    ASSERT_GE(eager.after_success(random), seconds(1));
    ASSERT_GE(eager.after_failure(1, seconds(0), random), seconds(1));
  }
}

}  // namespace
}  // namespace alleged::poll
