#include "feeds/dates.hpp"

#include "feeds/date_parts.hpp"
#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

TEST(Dates, Rfc822) {
  EXPECT_EQ(read_date("Thu, 01 Jan 2004 19:48:21 GMT"), utc(2004, 1, 1, 19, 48, 21));
  EXPECT_EQ(read_date("Sun, 20 Oct 2024 08:00:00 +0300"), utc(2024, 10, 20, 5));
  EXPECT_EQ(read_date("Sun, 20 Oct 2024 08:00 EST"), utc(2024, 10, 20, 13));
}

TEST(Dates, Rfc822WithPartsMissing) {
  EXPECT_EQ(read_date("1 Jan 2004 19:48:21 GMT"), utc(2004, 1, 1, 19, 48, 21));
  EXPECT_EQ(read_date("Thu, 01 Jan 2004 19:48:21"), utc(2004, 1, 1, 19, 48, 21));
  EXPECT_EQ(read_date("Thu, 01 Jan 2004"), utc(2004, 1, 1));
}

TEST(Dates, NoZoneOrMidnightLeadsOutOfTheYearsThatCanBeWritten) {
  EXPECT_EQ(read_date("9999-12-31T24:00:00Z"), std::nullopt);
  EXPECT_EQ(read_date("9999-12-31T23:00:00-02:00"), std::nullopt);
  EXPECT_EQ(read_date("1900-01-01T00:00:00+02:00"), std::nullopt);
  EXPECT_EQ(read_date("9999-12-31T23:59:59Z"), utc(9999, 12, 31, 23, 59, 59));
}

TEST(Dates, TwoDigitYearsFollowRfc2822) {
  EXPECT_EQ(read_date("Thu, 01 Jan 04 19:48:21 GMT"), utc(2004, 1, 1, 19, 48, 21));
  EXPECT_EQ(read_date("01 Jan 98 00:00:00 GMT"), utc(1998, 1, 1));
}

TEST(Dates, WrongWeekdayAndLongNamesDoNotMatter) {
  EXPECT_EQ(read_date("Monday, 01 January 2004 19:48:21 GMT"), utc(2004, 1, 1, 19, 48, 21));
  EXPECT_EQ(read_date("Wednesday, 06-Nov-94 08:49:37 GMT"), utc(1994, 11, 6, 8, 49, 37));
}

TEST(Dates, ZonesOfEveryShape) {
  EXPECT_EQ(read_date("01 Jan 2004 12:00:00 GMT+0200"), utc(2004, 1, 1, 10));
  EXPECT_EQ(read_date("01 Jan 2004 12:00:00 +02:00"), utc(2004, 1, 1, 10));
  EXPECT_EQ(read_date("01 Jan 2004 12:00:00 -0330"), utc(2004, 1, 1, 15, 30));
  EXPECT_EQ(read_date("01 Jan 2004 12:00:00 EEST"), utc(2004, 1, 1, 9));
  EXPECT_EQ(read_date("01 Jan 2004 12:00:00 +0100 (CET)"), utc(2004, 1, 1, 11));
  EXPECT_EQ(read_date("01 Jan 2004 12:00:00 Nowhere/Zone"), utc(2004, 1, 1, 12));
}

TEST(Dates, Asctime) {
  EXPECT_EQ(read_date("Sun Jan  4 16:29:06 2004"), utc(2004, 1, 4, 16, 29, 6));
  EXPECT_EQ(read_date("Sun Jan  4 16:29:06 PST 2004"), utc(2004, 1, 5, 0, 29, 6));
}

TEST(Dates, HalfDayClock) {
  EXPECT_EQ(read_date("Jan 4, 2004 4:29:06 PM"), utc(2004, 1, 4, 16, 29, 6));
  EXPECT_EQ(read_date("4 Jan 2004 12:05 am"), utc(2004, 1, 4, 0, 5));
}

TEST(Dates, Iso8601) {
  EXPECT_EQ(read_date("2003-12-31T10:14:55Z"), utc(2003, 12, 31, 10, 14, 55));
  EXPECT_EQ(read_date("2003-12-31T10:14:55.125-08:00"), utc(2003, 12, 31, 18, 14, 55));
  EXPECT_EQ(read_date("2003-12-31 10:14 +0200"), utc(2003, 12, 31, 8, 14));
  EXPECT_EQ(read_date("2003-12-31T10:14"), utc(2003, 12, 31, 10, 14));
  EXPECT_EQ(read_date("2003-12"), utc(2003, 12, 1));
  EXPECT_EQ(read_date("2003"), utc(2003, 1, 1));
  EXPECT_EQ(read_date("20031231"), utc(2003, 12, 31));
  EXPECT_EQ(read_date("20031231T101455Z"), utc(2003, 12, 31, 10, 14, 55));
  EXPECT_EQ(read_date("2004-060"), utc(2004, 2, 29));
  EXPECT_EQ(read_date("2003/12/31 10:14:55"), utc(2003, 12, 31, 10, 14, 55));
}

TEST(Dates, Iso8601Weeks) {
  EXPECT_EQ(read_date("2021-W07-3"), utc(2021, 2, 17));
  EXPECT_EQ(read_date("2021W073T10:00Z"), utc(2021, 2, 17, 10));
  EXPECT_EQ(read_date("2021-W07"), utc(2021, 2, 15));
  EXPECT_EQ(read_date("2009-W01-1"), utc(2008, 12, 29));
  EXPECT_EQ(read_date("2020-W53-7"), utc(2021, 1, 3));
  EXPECT_EQ(read_date("2021-W54-1"), std::nullopt);
  EXPECT_EQ(read_date("2021-W07-8"), std::nullopt);
}

TEST(Dates, Iso8601WithoutTheCentury) {
  EXPECT_EQ(read_date("-2112"), utc(2021, 12, 1));
  EXPECT_EQ(read_date("-98-12"), utc(1998, 12, 1));
  EXPECT_EQ(read_date("20-366"), utc(2020, 12, 31));
}

TEST(Dates, ShapesThatSeveralDatesHaveAreAbsent) {
  EXPECT_EQ(read_date("05-06-12"), std::nullopt);
  EXPECT_EQ(read_date("050612"), std::nullopt);
  EXPECT_EQ(read_date("12345"), std::nullopt);
}

TEST(Dates, MidnightMayBeWrittenAsTwentyFour) {
  EXPECT_EQ(read_date("2003-12-31T24:00:00Z"), utc(2004, 1, 1));
}

TEST(Dates, MonthsOfOtherLanguages) {
  EXPECT_EQ(read_date("Seg, 24 Set 2018 19:42:40 -0300"), utc(2018, 9, 24, 22, 42, 40));
  EXPECT_EQ(read_date("12 Okt 2024 10:00:00 +0200"), utc(2024, 10, 12, 8));
  EXPECT_EQ(read_date("3 ноября 2024 10:00:00 +0300"), utc(2024, 11, 3, 7));
  EXPECT_EQ(read_date("середа, 5 вересня 2018 10:00:00 +0300"), utc(2018, 9, 5, 7));
  EXPECT_EQ(read_date("5 Серпня 2018 10:00"), utc(2018, 8, 5, 10));
  EXPECT_EQ(read_date("5 септември 2018"), utc(2018, 9, 5));
  EXPECT_EQ(read_date("Τρί, 03 Αύγ 2010 09:15:00 +0300"), utc(2010, 8, 3, 6, 15));
  EXPECT_EQ(read_date("pią, 7 paź 2022 10:00:00 +0200"), utc(2022, 10, 7, 8));
  EXPECT_EQ(read_date("szerda, 2022. máj. 4"), utc(2022, 5, 4));
  EXPECT_EQ(read_date("12 Eylül 2023 10:00:00 +0300"), utc(2023, 9, 12, 7));
  EXPECT_EQ(read_date("Mar, 05 mai 2020 10:00:00 GMT"), utc(2020, 5, 5, 10));
}

TEST(Dates, NumbersInAnOrderThatCannotBeMistaken) {
  EXPECT_EQ(read_date("31.12.2003 10:14"), utc(2003, 12, 31, 10, 14));
  EXPECT_EQ(read_date("03.04.2024"), utc(2024, 4, 3));
  EXPECT_EQ(read_date("12/31/2003"), utc(2003, 12, 31));
  EXPECT_EQ(read_date("31/12/2003"), utc(2003, 12, 31));
  EXPECT_EQ(read_date("03/04/2024"), std::nullopt);
}

TEST(Dates, TheUsualFormsAreReadAsTheOthersReadThem) {
  const auto time_of = [](const std::optional<DateParts>& parts) { return parts ? to_time(*parts) : std::nullopt; };
  int taken = 0;
  for (const char* day : {"00", "01", "29", "30", "31", "32"}) {
    for (const char* month : {"Jan", "Feb", "jun", "Sept", "Xxx"}) {
      for (const char* clock : {"00:00:00", "23:59:60", "24:00:00", "25:00:00", "9:05:07"}) {
        for (const char* zone : {"GMT", "Z", "+0000", "-0330", "+02:00", "+2", "-800", "EST", "+9999", ""}) {
          const std::string text = std::string("Tue, ") + day + " " + month + " 2024 " + clock + " " + zone;
          const std::optional<DateParts> usual = read_usual_date(text);
          if (!usual) continue;
          ++taken;
          EXPECT_EQ(time_of(usual), time_of(read_worded_date(text))) << text;
        }
      }
    }
    for (const char* month : {"00", "02", "12", "13"}) {
      for (const char* rest : {"T00:00:00Z", "T23:59:60+02:00", "T24:00:00-0330", "T12:00:00", "T12:00:00 Z"}) {
        const std::string text = std::string("2024-") + month + "-" + day + rest;
        const std::optional<DateParts> usual = read_usual_date(text);
        if (!usual) continue;
        ++taken;
        EXPECT_EQ(time_of(usual), time_of(read_iso_date(text))) << text;
      }
    }
  }
  EXPECT_GT(taken, 200);
}

TEST(Dates, WhatNamesNoMomentIsAbsent) {
  for (const char* text : {"", "yesterday", "31 Feb 2004 10:00:00 GMT", "2003-13-01", "2003-12-31T25:00:00Z",
                           "Jan 2004", "0001-01-01T00:00:00Z", "2003-02-30", "1 2 3 4 5", "01 Jan 2004 10:61:00",
                           "2003-12-31T10:14:55+99:00", "99999999999999999999999", "01 Jan 2004 10:00 +"}) {
    if (std::string_view(text).ends_with('+')) {
      EXPECT_EQ(read_date(text), utc(2004, 1, 1, 10));
    } else {
      EXPECT_EQ(read_date(text), std::nullopt) << text;
    }
  }
}

}  // namespace
}  // namespace alleged::feeds
