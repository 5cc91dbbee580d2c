#include <gtest/gtest.h>

#include <string>

#include "feeds/parse.hpp"

namespace alleged::feeds {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Document rss(const std::string& head) {
  const auto parsed = parse("<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>" +
                                head + "<item><guid>1</guid></item></channel></rss>",
                            {"http://feed.example/f", "text/xml"});
  return std::get<Document>(parsed);
}

TEST(Refresh, TtlIsInMinutes) {
  EXPECT_EQ(rss("<ttl> 90 </ttl>").refresh.period, minutes(90));
  EXPECT_EQ(rss("").refresh.period, seconds(0));
}

TEST(Refresh, AValueThatMakesNoSenseIsPassedOver) {
  for (const char* ttl : {"-5", "soon", "", "99999999999", "600000000", "1.5"}) {
    EXPECT_EQ(rss("<ttl>" + std::string(ttl) + "</ttl>").refresh.period, seconds(0)) << ttl;
  }
}

TEST(Refresh, AnUpdatePeriodIsSharedByItsFrequency) {
  EXPECT_EQ(rss("<sy:updatePeriod>daily</sy:updatePeriod>").refresh.period, hours(24));
  EXPECT_EQ(
      rss("<sy:updatePeriod> hourly\n</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>").refresh.period,
      minutes(30));
  EXPECT_EQ(rss("<sy:updateFrequency>3</sy:updateFrequency> <sy:updatePeriod>weekly</sy:updatePeriod>").refresh.period,
            hours(56));
  EXPECT_EQ(rss("<sy:updatePeriod>fortnightly</sy:updatePeriod>").refresh.period, seconds(0));
  EXPECT_EQ(rss("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>").refresh.period,
            hours(24));
}

TEST(Refresh, TheLongerOfTwoWishesCounts) {
  EXPECT_EQ(rss("<ttl>15</ttl><sy:updatePeriod>hourly</sy:updatePeriod>").refresh.period, hours(1));
}

TEST(Refresh, HoursAndDaysToLeaveOutAreBits) {
  const Document document =
      rss("<skipHours><hour>0</hour><hour>23</hour><hour>24</hour><hour>99</hour><hour>x</hour></skipHours>"
          "<skipDays><day>Sunday</day><day> saturday</day><day>Someday</day></skipDays>");
  EXPECT_EQ(document.refresh.skip_hours, 1U | 1U << 23U);
  EXPECT_EQ(document.refresh.skip_days, 1U | 1U << 6U);
}

TEST(Refresh, TheHubOfWebSubIsKept) {
  EXPECT_EQ(rss("<atom:link rel='hub' href='https://hub.example/'/><link>http://feed.example/</link>").hub,
            "https://hub.example/");
  EXPECT_EQ(rss("<link>http://feed.example/</link>").hub, "");
}

}  // namespace
}  // namespace alleged::feeds
