#include "feeds/dates.hpp"

#include <charconv>
#include <chrono>

#include "feeds/ascii.hpp"
#include "feeds/date_parts.hpp"

namespace alleged::feeds {

namespace {

/// The longest sensible date with weekday, comment and zone is shorter.
constexpr std::size_t kLongestDate = 100;
/// Before that it is a program's zero, such as 0001-01-01.
constexpr int kEarliestYear = 1900;

}  // namespace

std::optional<int> Cursor::number(std::size_t at_most) {
  const std::string_view digits = rest.substr(0, at_most);
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || digits.starts_with('-')) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - digits.data()));
  return value;
}

std::size_t Cursor::digits() const {
  std::size_t count = 0;
  while (count < rest.size() && is_digit(rest[count])) ++count;
  return count;
}

bool Cursor::take(char c) {
  if (rest.empty() || to_lower(rest[0]) != c) return false;
  rest.remove_prefix(1);
  return true;
}

std::string_view Cursor::word() {
  std::size_t length = 0;
  // A byte above ASCII belongs to a word: month names of other languages.
  while (length < rest.size() && (is_alpha(rest[length]) || static_cast<unsigned char>(rest[length]) >= 0x80)) ++length;
  const std::string_view taken = rest.substr(0, length);
  rest.remove_prefix(length);
  return taken;
}

bool read_clock(Cursor& in, DateParts& parts) {
  const bool packed = in.digits() >= 4;  // 153000
  const std::optional<int> hour = in.number(2);
  if (!hour) return false;
  parts.hour = *hour;
  parts.minute = 0;
  parts.second = 0;
  if (packed || in.take(':')) {
    const std::optional<int> minute = in.number(2);
    if (!minute) return false;
    parts.minute = *minute;
    if ((packed && in.digits() > 0) || in.take(':')) parts.second = in.number(2).value_or(0);
  }
  if (in.take('.') || in.take(',')) in.rest.remove_prefix(in.digits());
  return true;
}

bool read_offset(Cursor& in, DateParts& parts) {
  Cursor ahead = in;
  const bool west = ahead.take('-');
  if (!west && !ahead.take('+')) return false;
  const std::optional<int> hours = ahead.number(ahead.digits() == 3 ? 1 : 2);  // "+330" is three hours thirty
  if (!hours) return false;
  ahead.take(':');
  const int minutes = *hours * 60 + ahead.number(2).value_or(0);
  parts.zone += west ? -minutes : minutes;
  in = ahead;
  return true;
}

int full_year(int year, std::size_t digits) {
  if (digits >= 4) return year;
  return year < 50 && digits < 3 ? 2000 + year : 1900 + year;
}

std::optional<Time> to_time(const DateParts& parts) {
  using std::chrono::day;
  using std::chrono::month;
  using std::chrono::year;
  if (parts.year < kEarliestYear || parts.year > 9999 || parts.month < 1 || parts.day < 1) return std::nullopt;
  const std::chrono::year_month_day date{year(parts.year), month(static_cast<unsigned>(parts.month)),
                                         day(static_cast<unsigned>(parts.day))};
  const bool midnight_after = parts.hour == 24 && parts.minute == 0 && parts.second == 0;
  if (!date.ok() || parts.minute > 59 || parts.second > 60) return std::nullopt;  // 60: a leap second
  if (parts.hour > 23 && !midnight_after) return std::nullopt;
  if (parts.zone < -24 * 60 || parts.zone > 24 * 60) return std::nullopt;
  const Time time = std::chrono::sys_days(date) + std::chrono::hours(parts.hour) +
                    std::chrono::minutes(parts.minute - parts.zone) + std::chrono::seconds(parts.second);
  // Midnight after the last day, or its zone, may lead out of the years that RFC 3339 can write.
  constexpr auto first = std::chrono::sys_days(year(kEarliestYear) / 1 / 1);
  constexpr auto past_last = std::chrono::sys_days(year(10'000) / 1 / 1);
  if (time < first || time >= past_last) return std::nullopt;
  return time;
}

std::optional<Time> read_date(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > kLongestDate) return std::nullopt;
  if (const std::optional<DateParts> parts = read_usual_date(text)) return to_time(*parts);
  if (const std::optional<DateParts> parts = read_iso_date(text)) return to_time(*parts);
  if (const std::optional<DateParts> parts = read_worded_date(text)) return to_time(*parts);
  return std::nullopt;
}

}  // namespace alleged::feeds
