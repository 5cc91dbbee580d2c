#pragma once

#include <cstddef>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/clause.hpp"

namespace alleged::detect {

/// "X's alleged meddling", "Chinese attempts to", "Kremlin-backed trolls", "Фактор X и его попытки": whose act the noun
/// phrase of the one at `act` says it is. Nobody where the country before it owns the vote, suffers the act, or says
/// it. Pure; `clause` is that of the passage, indices are those of its units.
Agents possessor_of(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
