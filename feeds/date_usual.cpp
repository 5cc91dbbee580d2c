#include <array>

#include "feeds/ascii.hpp"
#include "feeds/date_parts.hpp"

namespace alleged::feeds {

namespace {

/// The characters at `form`'s places: '9' is a digit, 'a' a letter, every other character is itself.
bool has_form(std::string_view text, std::string_view form) {
  if (text.size() < form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char expected = form[i];
    const bool fits = expected == '9' ? is_digit(text[i]) : expected == 'a' ? is_alpha(text[i]) : text[i] == expected;
    if (!fits) return false;
  }
  return true;
}

int two_digits(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

void set_clock(std::string_view text, std::size_t at, DateParts& parts) {
  parts.hour = two_digits(text, at);
  parts.minute = two_digits(text, at + 3);
  parts.second = two_digits(text, at + 6);
}

/// 0 if it is no English month as RFC 822 writes it.
int usual_month(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i]) return static_cast<int>(i) + 1;
  }
  return 0;
}

/// "+0200" and "+02:00"; absent for anything else.
std::optional<int> usual_offset(std::string_view zone) {
  const bool has_sign = zone.starts_with('+') || zone.starts_with('-');
  const bool has_colon = has_sign && zone.size() == 6 && has_form(zone.substr(1), "99:99");
  if (!has_colon && !(has_sign && zone.size() == 5 && has_form(zone.substr(1), "9999"))) return std::nullopt;
  const int minutes = two_digits(zone, 1) * 60 + two_digits(zone, has_colon ? 4 : 3);
  return zone[0] == '-' ? -minutes : minutes;
}

}  // namespace

std::optional<DateParts> read_usual_date(std::string_view text) {
  DateParts parts;
  std::string_view zone;
  if (has_form(text, "aaa, 99 aaa 9999 99:99:99 ")) {
    parts.day = two_digits(text, 5);
    parts.month = usual_month(text.substr(8, 3));
    parts.year = two_digits(text, 12) * 100 + two_digits(text, 14);
    set_clock(text, 17, parts);
    zone = text.substr(26);
  } else if (has_form(text, "9999-99-99T99:99:99")) {
    parts.year = two_digits(text, 0) * 100 + two_digits(text, 2);
    parts.month = two_digits(text, 5);
    parts.day = two_digits(text, 8);
    set_clock(text, 11, parts);
    zone = text.substr(19);
  }
  if (parts.month == 0) return std::nullopt;
  if (zone == "Z" || zone == "GMT") return parts;
  const std::optional<int> offset = usual_offset(zone);
  if (!offset) return std::nullopt;
  parts.zone = *offset;
  return parts;
}

}  // namespace alleged::feeds
