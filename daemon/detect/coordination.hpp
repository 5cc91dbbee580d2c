#pragma once

#include <cstddef>
#include <vector>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// The units joined to `at` by commas and conjunctions that name countries too, `at` among them: "Russia, China and
/// Iran".
std::vector<std::size_t> coordinated(const Passage& passage, std::size_t at);

}  // namespace alleged::detect
