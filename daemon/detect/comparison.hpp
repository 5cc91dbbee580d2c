#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "daemon/detect/units.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

/// Where the sentence says that the same was done before: "X bribed voters in Y, as it had done in Z", "wie schon bei
/// der Wahl in Z", "как и на выборах в Z". Units of the countries; none where it compares something else. Pure.
std::vector<std::size_t> compared_places(const Passage& passage);

/// Who does the same as the party at unit `party`: "Outre X, Y aussi", "вслед за X Y тоже", "Y meddled, as did X". The
/// unit of X; none where the sentence likens it to nobody, or tells only where. Pure.
std::optional<std::size_t> likened_to(const Passage& passage, std::size_t party);

}  // namespace alleged::detect
