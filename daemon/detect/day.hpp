#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace alleged::detect {

/// The day in UTC of a date in any form that feeds have (feeds/dates.hpp); nothing where it names none.
std::optional<std::chrono::sys_days> day_of(std::string_view date);

int year_of(std::chrono::sys_days day);

/// "2024-11-05".
std::string written(std::chrono::sys_days day);

}  // namespace alleged::detect
