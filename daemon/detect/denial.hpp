#pragma once

#include <cstddef>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/clause.hpp"

namespace alleged::detect {

/// "X rejects Y's claim of meddling", "X calls Y's meddling claims baseless", "X: no interference in Y's vote": who
/// denies the act at `act` is said to do it. Nobody where it is said of another than who denies. Pure; `clause` is that
/// of the passage, indices are those of its units.
Agents denier_of(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
