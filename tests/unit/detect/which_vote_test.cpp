#include <gtest/gtest.h>

#include "daemon/detect/day.hpp"
#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

/// The vote that a story of a day is about: "MD-2025-parliamentary".
std::string vote(std::string date, std::string title, std::string text = {}) {
  Story story;
  story.date = std::move(date);
  story.title = std::move(title);
  story.text = std::move(text);
  const Finding finding = detect(story, lexicon());
  return finding.allegations.empty() ? "nothing told" : finding.allegations.front().election.key();
}

TEST(WhichVote, IsTheOneThatTheSentenceNames) {
  EXPECT_EQ(vote("2025-03-01", "Russia meddled in Moldova's 2024 presidential election, police say"),
            "MD-2024-presidential");
}

TEST(WhichVote, HasTheYearThatStandsBehindIt) {
  EXPECT_EQ(vote("2024-11-01", "Russia meddled in Moldovan presidential election in 2020"), "MD-2020-presidential");
  EXPECT_EQ(vote("2022-05-20", "France says Russia meddled in election of 2017"), "FR-2017-presidential");
  EXPECT_EQ(vote("2020-08-18", "Rosja ingerowała w wybory w USA w 2016 roku, podał Senat."), "US-2016-presidential");
  EXPECT_EQ(vote("2020-08-18", "La Russie s'est ingérée dans l'élection américaine de 2016, selon le Sénat."),
            "US-2016-presidential");
}

TEST(WhichVote, OfAKindOnlyIsTheNearestOfThatKind) {
  EXPECT_EQ(vote("2025-10-03", "Russia meddled in Moldova's parliamentary election, police say"),
            "MD-2025-parliamentary");
  EXPECT_EQ(vote("2021-03-03", "Russia meddled in Moldova's presidential election, police say"),
            "MD-2020-presidential");
}

TEST(WhichVote, ToComeIsTheNextOne) {
  EXPECT_EQ(vote("2025-03-01", "Russia is buying votes ahead of Moldova's election, police say"),
            "MD-2025-parliamentary");
  EXPECT_EQ(vote("2026-06-01", "Iran may meddle in US election, officials warn"), "US-2026-parliamentary");
}

TEST(WhichVote, OfOneDayIsThePresidents) {
  EXPECT_EQ(vote("2024-02-01", "China meddled in Taiwan's election, report says"), "TW-2024-presidential");
}

TEST(WhichVote, IsAPresidentsWhereALeaderIsNamed) {
  EXPECT_EQ(vote("2019-05-01", "Russia interfered in the US election to help Trump, report says"),
            "US-2016-presidential");
}

TEST(WhichVote, LongAgoStaysOpen) {
  EXPECT_EQ(vote("2024-03-01", "China interfered in Canada's elections, report says"), "CA-parliamentary");
}

TEST(WhichVote, HasTheYearThatAnotherSentenceTells) {
  EXPECT_EQ(vote("2026-03-01", "Russia meddled in US election, report says", "The 2016 election was close."),
            "US-2016-presidential");
}

TEST(WhichVote, OfACountryThatElectsNoPresidentIsAParliaments) {
  EXPECT_EQ(vote("", "China meddled in Canada's elections, report says"), "CA-parliamentary");
}

TEST(WhichVote, StaysOpenWhereNothingTells) {
  EXPECT_EQ(vote("", "Togo meddled in Ghana's election, police say"), "GH");
  EXPECT_EQ(vote("no day", "Togo meddled in Ghana's election, police say"), "GH");
}

TEST(WhichVote, OfAYearHasItsKindFromTheCalendar) {
  EXPECT_EQ(vote("", "Russia meddled in the 2016 US election, report says"), "US-2016-presidential");
}

TEST(Day, IsReadWhereItIsOne) {
  using namespace std::chrono;
  EXPECT_EQ(day_of("2024-11-05"), sys_days(2024y / 11 / 5));
  EXPECT_EQ(day_of("2024-11-05T18:30:00Z"), sys_days(2024y / 11 / 5));
  EXPECT_EQ(day_of("Tue, 05 Nov 2024 18:30:00 GMT"), sys_days(2024y / 11 / 5));
  for (const char* none : {"", "2024-13-01", "2024-02-30", "yesterday"}) EXPECT_FALSE(day_of(none)) << none;
  EXPECT_EQ(year_of(2024y / 2 / 9), 2024);
  EXPECT_EQ(written(2024y / 2 / 9), "2024-02-09");
}

}  // namespace
}  // namespace alleged::detect
