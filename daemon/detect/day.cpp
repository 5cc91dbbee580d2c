#include "daemon/detect/day.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace alleged::detect {
namespace {

/// The number that `digits` is, or -1.
int number(std::string_view digits) {
  int value = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
}

}  // namespace

std::optional<std::chrono::sys_days> day_of(std::string_view date) {
  constexpr std::size_t length = 10;
  if (date.size() < length || date[4] != '-' || date[7] != '-') return std::nullopt;
  const int year = number(date.substr(0, 4));
  const int month = number(date.substr(5, 2));
  const int day = number(date.substr(8, 2));
  if (year < 1900 || year >= 2200 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day read{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!read.ok()) return std::nullopt;
  return std::chrono::sys_days(read);
}

std::string written(std::chrono::sys_days day) {
  const std::chrono::year_month_day parts(day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(parts.year()),
                static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
  return text.data();
}

}  // namespace alleged::detect
