#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace alleged::detect {

/// The day that a date begins with, as "2024-11-05" or an RFC 3339 time writes it, between 1900 and 2199; nothing for
/// anything else. Time zones are left out: a day more or less does not matter to which vote is near.
std::optional<std::chrono::sys_days> day_of(std::string_view date);

/// "2024-11-05".
std::string written(std::chrono::sys_days day);

}  // namespace alleged::detect
