#include <chrono>

#include "feeds/ascii.hpp"
#include "feeds/date_parts.hpp"

namespace alleged::feeds {

namespace {

/// Turns the day of the year into month and day; leaves both 0 if that year has no such day.
void set_ordinal_day(DateParts& parts, int ordinal) {
  using std::chrono::days;
  const std::chrono::year year(parts.year);
  if (ordinal < 1 || ordinal > (year.is_leap() ? 366 : 365)) return;
  const std::chrono::year_month_day date(std::chrono::sys_days(year / 1 / 1) + days(ordinal - 1));
  parts.month = static_cast<int>(static_cast<unsigned>(date.month()));
  parts.day = static_cast<int>(static_cast<unsigned>(date.day()));
}

bool read_packed_day(Cursor& in, DateParts& parts) {
  const std::size_t digits = in.digits();
  if (digits == 3) {
    set_ordinal_day(parts, in.number(3).value_or(0));
    return true;
  }
  if (digits != 2 && digits != 4 && digits != 6 && digits != 8 && digits != 10) return false;
  parts.month = in.number(2).value_or(0);
  parts.day = digits == 2 ? 1 : in.number(2).value_or(0);
  return true;
}

bool read_day(Cursor& in, DateParts& parts) {
  parts.month = 1;
  parts.day = 1;
  if (in.rest.empty()) return true;
  const char separator = in.rest[0];
  if (is_digit(separator)) return read_packed_day(in, parts);
  if (separator != '-' && separator != '/') return false;
  in.take(separator);
  if (in.digits() == 3) {
    set_ordinal_day(parts, in.number(3).value_or(0));
    return true;
  }
  if (in.digits() > 2) return false;
  const std::optional<int> month = in.number(2);
  if (!month) return false;
  parts.month = *month;
  if (!in.take(separator)) return true;
  const std::optional<int> day = in.number(2);
  if (!day) return false;
  parts.day = *day;
  return true;
}

}  // namespace

std::optional<DateParts> read_iso_date(std::string_view text) {
  Cursor in{text};
  if (in.digits() < 4) return std::nullopt;
  DateParts parts;
  parts.year = in.number(4).value_or(0);
  if (!read_day(in, parts)) return std::nullopt;
  in.take('t');
  in.rest = trim(in.rest);
  if (in.rest.empty() || !is_digit(in.rest[0])) return in.rest.empty() ? std::optional(parts) : std::nullopt;
  if (!read_clock(in, parts)) return std::nullopt;

  in.rest = trim(in.rest);
  if (const std::optional<int> minutes = zone_minutes(in.word())) parts.zone = *minutes;
  in.rest = trim(in.rest);
  read_offset(in, parts);
  return parts;
}

}  // namespace alleged::feeds
