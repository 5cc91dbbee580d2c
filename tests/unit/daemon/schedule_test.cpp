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

constexpr feeds::Time now{seconds(1'800'000'000)};  // Friday, 15 January 2027, 08:00:00 UTC

/// Feeds are polled every 1,000 to 8,000 s, failing ones up to every 16,000 s, and parked after ten days.
const Schedule schedule{seconds(1000), seconds(8000), seconds(16000), hours(240), hours(48)};

seconds after_failure(const Schedule& by, int failures, seconds asked_for, std::minstd_rand& random) {
  return by.after_failure(failures, seconds(0), asked_for, random);
}

/// A feed with an entry every `gap`, the last one `silence` ago.
Rhythm rhythm(seconds gap, seconds silence) {
  Rhythm result;
  result.gap = gap;
  result.newest = now - silence;
  return result;
}

seconds after_success(const Rhythm& of, seconds fresh_for, std::minstd_rand& random) {
  return schedule.after_success(of, fresh_for, now, random);
}

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

TEST(Schedule, AFeedOfUnknownRhythmComesBackAfterTheIntervalATenthMoreOrLess) {
  expect_about(seconds(1000), [](auto& random) { return after_success({}, seconds(0), random); });
}

TEST(Schedule, FeedsThatWereAddedTogetherDriftApart) {
  std::minstd_rand random(1);
  std::set<seconds> waits;
  for (int i = 0; i < draws; ++i) waits.insert(after_success({}, seconds(0), random));
  EXPECT_GT(waits.size(), 100U);
}

TEST(Schedule, EachFailureInARowDoublesTheInterval) {
  for (const auto& [failures, expected] : {std::pair{1, 1000}, {2, 2000}, {3, 4000}, {4, 8000}, {5, 16000}})
    expect_about(seconds(expected),
                 [n = failures](auto& random) { return after_failure(schedule, n, seconds(0), random); });
}

TEST(Schedule, TheDoublingEndsAtTheLongestInterval) {
  for (const int failures : {6, 7, 40, 64, 1000, std::numeric_limits<int>::max()})
    expect_about(seconds(16000), [=](auto& random) { return after_failure(schedule, failures, seconds(0), random); });
}

TEST(Schedule, ALongestIntervalBetweenTwoDoublingsIsKept) {
  const Schedule odd{seconds(1000), seconds(1000), seconds(3000), hours(240), hours(48)};
  expect_about(seconds(3000), [&](auto& random) { return after_failure(odd, 3, seconds(0), random); });
}

TEST(Schedule, NoServerIsAskedSoonerThanItAskedFor) {
  std::minstd_rand random(1);
  for (int i = 0; i < draws; ++i) ASSERT_EQ(after_failure(schedule, 1, seconds(5000), random), seconds(5000));
}

TEST(Schedule, AServerThatAsksForLessThanTheIntervalChangesNothing) {
  expect_about(seconds(1000), [](auto& random) { return after_failure(schedule, 1, seconds(10), random); });
  expect_about(seconds(1000), [](auto& random) { return after_failure(schedule, 1, seconds(-10), random); });
}

TEST(Schedule, NoServerSilencesAFeedForMoreThanADay) {
  std::minstd_rand random(1);
  EXPECT_EQ(after_failure(schedule, 1, hours(24 * 365), random), hours(24));
  EXPECT_EQ(after_failure(schedule, 1, seconds::max(), random), hours(24));
}

TEST(Schedule, TheNextPollIsNeverNow) {
  const Schedule eager{seconds(1), seconds(1), seconds(1), hours(240), hours(48)};
  std::minstd_rand random(1);
  for (int i = 0; i < draws; ++i) {
    ASSERT_GE(eager.after_success({}, seconds(0), now, random), seconds(1));
    ASSERT_GE(after_failure(eager, 1, seconds(0), random), seconds(1));
  }
}

TEST(Schedule, AFeedIsPolledTwiceInTheTimeThatItTakesToBringSomething) {
  expect_about(seconds(3000),
               [](auto& random) { return after_success(rhythm(seconds(6000), seconds(0)), seconds(0), random); });
}

TEST(Schedule, AFeedThatHasBeenSilentForLongerThanUsualIsPolledLessOften) {
  expect_about(seconds(4000),
               [](auto& random) { return after_success(rhythm(seconds(100), seconds(8000)), seconds(0), random); });
}

TEST(Schedule, TheRhythmCountsBetweenTheShortestAndTheLongestInterval) {
  expect_about(seconds(1000),
               [](auto& random) { return after_success(rhythm(seconds(2), seconds(1)), seconds(0), random); });
  expect_about(seconds(8000),
               [](auto& random) { return after_success(rhythm(hours(24 * 365), seconds(1)), seconds(0), random); });
  expect_about(seconds(1000),
               [](auto& random) { return after_success(rhythm(seconds(2), -hours(9)), seconds(0), random); });
}

TEST(Schedule, AFeedIsNotPolledSoonerThanItsServerOrItsDocumentAsksForUpToADay) {
  std::minstd_rand random(1);
  EXPECT_EQ(after_success({}, seconds(5000), random), seconds(5000));
  EXPECT_EQ(after_success({}, hours(24 * 365), random), hours(24));
  Rhythm asking;
  asking.refresh = seconds(7000);
  EXPECT_EQ(after_success(asking, seconds(5000), random), seconds(7000));
  expect_about(seconds(1000), [](auto& draw) { return after_success({}, seconds(10), draw); });
}

TEST(Schedule, HoursThatADocumentLeavesOutArePassedOver) {
  Rhythm picky;
  picky.skip_hours = 1U << 8U | 1U << 9U;  // now is 08:00, and the interval ends before 09:00
  std::minstd_rand random(1);
  EXPECT_EQ(after_success(picky, seconds(0), random), hours(2));
}

TEST(Schedule, DaysThatADocumentLeavesOutArePassedOver) {
  Rhythm picky;
  picky.skip_days = 1U << 5U;  // Friday
  std::minstd_rand random(1);
  EXPECT_EQ(after_success(picky, seconds(0), random), hours(16));
}

TEST(Schedule, ADocumentThatLeavesOutEveryHourIsNotObeyed) {
  Rhythm never;
  never.skip_hours = 0xFFFFFF;
  never.skip_days = 0x7F;
  expect_about(seconds(1000), [&](auto& random) { return after_success(never, seconds(0), random); });
}

TEST(Schedule, AFeedThatHasFailedForLongIsParked) {
  EXPECT_FALSE(schedule.is_parked(100, hours(239)));
  EXPECT_FALSE(schedule.is_parked(1, hours(241))) << "a daemon that was down for long has asked it only once";
  EXPECT_TRUE(schedule.is_parked(5, hours(240)));
  expect_about(hours(48), [](auto& random) { return schedule.after_failure(20, hours(300), seconds(0), random); });
}

TEST(Schedule, AFailureOfOursIsMadeGoodWithinAMinuteOrTheIntervalIfThatIsShorter) {
  expect_about(seconds(60), [](auto& random) { return schedule.after_our_failure(random); });
  Schedule busy = schedule;
  busy.interval = seconds(20);
  expect_about(seconds(20), [&busy](auto& random) { return busy.after_our_failure(random); });
}

TEST(SiteHold, IsWhatTheServerAskedForUpToADay) {
  for (const long status : {429L, 503L}) {
    EXPECT_EQ(site_hold(status, seconds(7200)), seconds(7200));
    EXPECT_EQ(site_hold(status, hours(1000)), hours(24));
  }
}

TEST(SiteHold, IsAMinuteForTooManyRequestsWithoutATimeAndNoneForTroubleWithoutOne) {
  EXPECT_EQ(site_hold(429, seconds(0)), seconds(60));
  EXPECT_EQ(site_hold(503, seconds(0)), seconds(0));
}

TEST(SiteHold, IsNoneAfterAnotherAnswerWhateverItAsksFor) {
  for (const long status : {0L, 403L, 404L, 410L, 500L, 502L, 504L})
    EXPECT_EQ(site_hold(status, seconds(7200)), seconds(0));
}

}  // namespace
}  // namespace alleged::poll
