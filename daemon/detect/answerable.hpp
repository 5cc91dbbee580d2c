#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// "Demands an explanation from X over", "accusations of ... against X", "named X as the organiser of", "the trail
/// leads to X": who is to answer for the act at unit `act`. Pure.
std::optional<std::size_t> answerable_for(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
