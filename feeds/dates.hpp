#pragma once

#include <optional>
#include <string_view>

#include "feeds/entry.hpp"

namespace alleged::feeds {

/// Reads a date as feeds write it: RFC 822 and its wild relatives, asctime, ISO 8601 / W3CDTF, plain dates. A missing
/// time is midnight, a missing or unknown zone is UTC. Absent if it names no possible moment; never throws.
std::optional<Time> read_date(std::string_view text);

/// Hours and minutes that a zone name stands for, in minutes east of Greenwich; absent if unknown.
std::optional<int> zone_minutes(std::string_view name);

}  // namespace alleged::feeds
