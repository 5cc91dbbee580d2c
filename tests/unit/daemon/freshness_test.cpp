#include "daemon/poll/freshness.hpp"

#include <gtest/gtest.h>

#include <string>

namespace alleged::poll {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr feeds::Time now{seconds(1'800'000'000)};  // Fri, 15 Jan 2027 08:00:00 GMT

seconds by_cache_control(const std::string& value, const std::string& age = "") {
  return fresh_for({value, "", "", age}, now);
}

seconds by_expires(const std::string& expires, const std::string& date = "") {
  return fresh_for({"", expires, date, ""}, now);
}

TEST(Freshness, IsNothingWhereNoHeaderSpeaksOfIt) {
  EXPECT_EQ(fresh_for({}, now), seconds(0));
  EXPECT_EQ(by_cache_control("public, must-revalidate"), seconds(0));
}

TEST(Freshness, IsWhatMaxAgeSays) {
  EXPECT_EQ(by_cache_control("max-age=300"), seconds(300));
  EXPECT_EQ(by_cache_control("public , MAX-AGE = \"600\" , immutable"), seconds(600));
  EXPECT_EQ(by_cache_control("max-age=1,max-age=900"), seconds(1));
}

TEST(Freshness, IsNotForASharedCache) {
  EXPECT_EQ(by_cache_control("s-maxage=900"), seconds(0));
}

TEST(Freshness, EndsWhereTheAnswerMayNotBeKept) {
  EXPECT_EQ(by_cache_control("no-cache, max-age=900"), seconds(0));
  EXPECT_EQ(by_cache_control("max-age=900, no-store"), seconds(0));
}

TEST(Freshness, IsLessByTheAgeThatTheAnswerHasAlready) {
  EXPECT_EQ(by_cache_control("max-age=300", "100"), seconds(200));
  EXPECT_EQ(by_cache_control("max-age=300", "400"), seconds(0));
  EXPECT_EQ(by_cache_control("max-age=300", "soon"), seconds(300));
}

TEST(Freshness, OfNumbersThatNoClockHoldsIsVeryLong) {
  EXPECT_GT(by_cache_control("max-age=99999999999999999999"), hours(24 * 365));
  EXPECT_EQ(by_cache_control("max-age=-1"), seconds(0));
  EXPECT_EQ(by_cache_control("max-age=1e9"), seconds(0));
}

TEST(Freshness, LastsUntilExpiresByTheServersOwnClock) {
  EXPECT_EQ(by_expires("Fri, 15 Jan 2027 09:00:00 GMT"), hours(1));
  EXPECT_EQ(by_expires("Fri, 15 Jan 2027 09:00:00 GMT", "Fri, 15 Jan 2027 08:30:00 GMT"), seconds(1800));
  EXPECT_EQ(by_expires("Thu, 01 Jan 1970 00:00:00 GMT"), seconds(0));
  EXPECT_EQ(by_expires("0"), seconds(0));
}

TEST(Freshness, MaxAgeOutranksExpires) {
  EXPECT_EQ(fresh_for({"max-age=60", "Fri, 15 Jan 2027 09:00:00 GMT", "", ""}, now), seconds(60));
}

TEST(RetryAfter, IsSecondsOrADate) {
  EXPECT_EQ(retry_after("120", now), seconds(120));
  EXPECT_EQ(retry_after(" Fri, 15 Jan 2027 09:00:00 GMT ", now), hours(1));
  EXPECT_EQ(retry_after("604800", now), hours(24 * 7));
}

TEST(RetryAfter, IsNothingForNonsenseAndThePast) {
  for (const char* value : {"", "soon", "-5", "1.5", "Fri, 15 Jan 2027 07:00:00 GMT"})
    EXPECT_EQ(retry_after(value, now), seconds(0)) << value;
}

}  // namespace
}  // namespace alleged::poll
