#include <array>

#include "feeds/ascii.hpp"
#include "feeds/date_parts.hpp"

namespace alleged::feeds {

namespace {

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

/// The numbers that stand alone, in their order; three are a date, more are none.
struct Numbers {
  std::array<Number, 3> seen;
  std::size_t count = 0;
  bool dotted = false;  ///< "31.01.2024": day first wherever it is written so
};

bool place_around_month(const Numbers& numbers, DateParts& parts) {
  if (numbers.count != 2) return false;
  const Number& first = numbers.seen[0];
  const Number& second = numbers.seen[1];
  const bool year_first = first.digits >= 3 || (first.value > 31 && second.digits < 3);
  const Number& year = year_first ? first : second;
  parts.year = full_year(year.value, year.digits);
  parts.day = (year_first ? second : first).value;
  return true;
}

bool place_numeric(const Numbers& numbers, DateParts& parts) {
  if (numbers.count != 3) return false;
  const auto& [a, b, c] = numbers.seen;
  if (a.digits == 4) {
    parts.year = a.value;
    parts.month = b.value;
    parts.day = c.value;
    return true;
  }
  parts.year = full_year(c.value, c.digits);
  const bool day_first = numbers.dotted || a.value > 12;
  // 03/04/2024 is March in one country and April in another: better no date than a wrong one.
  if (!day_first && b.value <= 12 && a.value != b.value) return false;
  parts.day = day_first ? a.value : b.value;
  parts.month = day_first ? b.value : a.value;
  return true;
}

void read_word(std::string_view word, bool after_clock, DateParts& parts) {
  if (same(word, "pm") && parts.hour < 12) parts.hour += 12;
  if (same(word, "am") && parts.hour == 12) parts.hour = 0;
  if (const int month = month_of(word)) {
    parts.month = month;
  } else if (after_clock) {
    parts.zone = zone_minutes(word).value_or(parts.zone);
  }
}

}  // namespace

std::optional<DateParts> read_worded_date(std::string_view text) {
  Cursor in{text.substr(0, text.find('('))};  // a comment such as "(CET)" repeats the zone
  DateParts parts;
  Numbers numbers;
  bool after_clock = false;
  while (!in.rest.empty()) {
    if (const std::string_view word = in.word(); !word.empty()) {
      read_word(word, after_clock, parts);
      continue;
    }
    const std::size_t digits = in.digits();
    if (digits > 0 && digits <= 2 && digits < in.rest.size() && in.rest[digits] == ':' && !after_clock) {
      if (!read_clock(in, parts)) return std::nullopt;
      after_clock = true;
    } else if (digits > 0) {
      if (numbers.count == numbers.seen.size()) return std::nullopt;
      numbers.seen[numbers.count++] = {in.number(digits).value_or(0), digits};
      if (!in.rest.empty() && in.rest[0] == '.' && numbers.count == 1) numbers.dotted = true;
    } else if (!after_clock || !read_offset(in, parts)) {
      in.rest.remove_prefix(1);
    }
  }
  const bool placed = parts.month > 0 ? place_around_month(numbers, parts) : place_numeric(numbers, parts);
  return placed ? std::optional(parts) : std::nullopt;
}

}  // namespace alleged::feeds
