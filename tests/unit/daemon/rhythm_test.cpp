#include "daemon/poll/rhythm.hpp"

#include <gtest/gtest.h>

namespace alleged::poll {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr feeds::Time now{seconds(1'800'000'000)};

/// A document with an entry of each age.
feeds::Document with_ages(std::initializer_list<seconds> ages) {
  feeds::Document document;
  for (const seconds age : ages) {
    feeds::Entry entry;
    entry.published = now - age;
    document.entries.push_back(entry);
  }
  return document;
}

TEST(Rhythm, IsTheMeanTimeBetweenEntriesInWhateverOrderTheyStand) {
  const Rhythm rhythm = rhythm_of(with_ages({hours(5), hours(1), hours(3)}), now);
  EXPECT_EQ(rhythm.gap, hours(2));
  EXPECT_EQ(rhythm.newest, now - hours(1));
}

TEST(Rhythm, CountsTheLatestTwentyOnly) {
  feeds::Document document;
  for (int i = 0; i < 20; ++i) {
    feeds::Entry entry;
    entry.updated = now - minutes(i);
    document.entries.push_back(entry);
  }
  document.entries.push_back(with_ages({hours(24 * 365)}).entries[0]);
  EXPECT_EQ(rhythm_of(document, now).gap, minutes(1));
}

TEST(Rhythm, TakesADateInTheFutureForAMistake) {
  const Rhythm rhythm = rhythm_of(with_ages({-hours(24 * 300), hours(1), hours(2)}), now);
  EXPECT_EQ(rhythm.gap, hours(1));
  EXPECT_EQ(rhythm.newest, now - hours(1));
}

TEST(Rhythm, OfAFeedWithoutDatesBeginsWithTheLastChange) {
  feeds::Document document;
  document.entries.resize(3);
  const Rhythm rhythm = rhythm_of(document, now);
  EXPECT_EQ(rhythm.gap, seconds(0));
  EXPECT_EQ(rhythm.newest, now);
}

}  // namespace
}  // namespace alleged::poll
