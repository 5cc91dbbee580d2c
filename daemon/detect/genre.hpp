#pragma once

#include <string_view>

#include "daemon/detect/finding.hpp"

namespace alleged::detect {

/// Whether a story gives opinion rather than a report, by what its title and address say of it: "OPINION:", "The
/// Guardian view", "/comment/". Most opinion says nothing and is taken for a report.
bool is_opinion(const Story& story);

/// The year of a story's date, 0 when it has none.
int year_of(std::string_view date);

}  // namespace alleged::detect
