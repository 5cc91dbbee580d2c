#pragma once

#include <cstddef>
#include <vector>

#include "daemon/detect/units.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

/// Where the sentence says that the same was done before: "X bribed voters in Y, as it had done in Z", "wie schon bei
/// der Wahl in Z", "как и на выборах в Z". Units of the countries; none where it compares something else. Pure.
std::vector<std::size_t> compared_places(const Passage& passage);

}  // namespace alleged::detect
