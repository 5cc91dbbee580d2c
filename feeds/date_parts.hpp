#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "feeds/dates.hpp"

namespace alleged::feeds {

/// A date taken apart, not yet checked. 0 for year, month or day: not seen.
struct DateParts {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int zone = 0;  ///< minutes east of Greenwich
};

/// What is left to read of a date. Every function takes from the front what it understands, or nothing.
struct Cursor {
  std::string_view rest;

  std::optional<int> number(std::size_t at_most);  ///< of at most so many digits
  std::size_t digits() const;                      ///< how many digits come next; takes nothing
  bool take(char c);                               ///< c in lower case
  std::string_view word();
};

/// "15", "15:30", "15:30:07.25", "153007". False: no time there.
bool read_clock(Cursor& in, DateParts& parts);
/// "+02:00", "-0330", "+2": added to the zone. False: no sign there.
bool read_offset(Cursor& in, DateParts& parts);

/// Nearly every feed's dates, without looking further: RFC 822 as programs write it, "Wed, 01 May 2024 10:00:00 +0000",
/// and RFC 3339 without a fraction, "2024-05-01T10:00:00Z". Absent for any other form; what it takes, the two below
/// take for the same.
std::optional<DateParts> read_usual_date(std::string_view text);
/// 2024-05-01T10:00:00Z and its short, packed, slashed and ordinal shapes; absent if it is none of them.
std::optional<DateParts> read_iso_date(std::string_view text);
/// Dates with a month's name, or with numbers in an order that cannot be mistaken; absent if it is none of them.
std::optional<DateParts> read_worded_date(std::string_view text);

/// The month (1 to 12) whose name the word is or abbreviates, in English or a few other languages; 0 if it is none.
int month_of(std::string_view word);

/// The year that so many digits mean. RFC 2822, 4.3: two digits below 50 are 20xx, the others and three digits count
/// from 1900.
int full_year(int year, std::size_t digits);

/// Absent where the calendar or the clock has no such moment.
std::optional<Time> to_time(const DateParts& parts);

}  // namespace alleged::feeds
