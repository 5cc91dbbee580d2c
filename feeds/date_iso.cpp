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

/// "W07-3" or "W073", day 3 (Wednesday) of the week 7; without a day, Monday. Week 1 is the one with the 4th of
/// January. Leaves month and day 0 if there is no such week or day.
void read_week(Cursor& in, DateParts& parts) {
  using std::chrono::days;
  const int week = in.number(2).value_or(0);
  in.take('-');
  const int day = in.digits() > 0 ? in.number(1).value_or(0) : 1;
  if (week < 1 || week > 53 || day < 1 || day > 7) return;
  const std::chrono::sys_days fourth(std::chrono::year(parts.year) / 1 / 4);
  const days since_monday = std::chrono::weekday(fourth) - std::chrono::Monday;
  const std::chrono::year_month_day date(fourth - since_monday + days((week - 1) * 7 + day - 1));
  parts.year = static_cast<int>(date.year());
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
  if (in.rest.starts_with("W") || in.rest.starts_with("-W")) {
    in.rest.remove_prefix(in.rest.find('W') + 1);
    read_week(in, parts);
    return true;
  }
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

/// ISO 8601:1988, 5.2 lets the century out. Only the shapes that can be nothing else are taken: -0312, -03-12, 03-335.
bool has_short_year(std::string_view text) {
  const bool has_mark = text.starts_with('-');
  const Cursor in{text.substr(has_mark ? 1 : 0)};
  const std::size_t digits = in.digits();
  const std::string_view rest = in.rest.substr(digits);
  if (has_mark && digits == 4) return rest.empty();
  const std::size_t next = rest.starts_with('-') ? Cursor{rest.substr(1)}.digits() : 0;
  return digits == 2 && rest.size() == next + 1 && next == (has_mark ? 2U : 3U);
}

bool read_year(Cursor& in, DateParts& parts) {
  const bool is_short = has_short_year(in.rest);
  if (is_short) in.take('-');
  if (!is_short && in.digits() < 4) return false;
  const int year = in.number(is_short ? 2 : 4).value_or(0);
  parts.year = is_short ? full_year(year, 2) : year;
  return true;
}

}  // namespace

std::optional<DateParts> read_iso_date(std::string_view text) {
  Cursor in{text};
  DateParts parts;
  if (!read_year(in, parts)) return std::nullopt;
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
