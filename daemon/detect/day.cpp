#include "daemon/detect/day.hpp"

#include <array>
#include <cstdio>

#include "feeds/dates.hpp"

namespace alleged::detect {
std::optional<std::chrono::sys_days> day_of(std::string_view date) {
  const std::optional<feeds::Time> time = feeds::read_date(date);
  if (!time) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(*time);
}

int year_of(std::chrono::sys_days day) {
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

std::string written(std::chrono::sys_days day) {
  const std::chrono::year_month_day parts(day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(parts.year()),
                static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
  return text.data();
}

}  // namespace alleged::detect
