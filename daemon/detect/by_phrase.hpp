#pragma once

#include <cstddef>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/clause.hpp"

namespace alleged::detect {

// Agents that a phrase of the act itself names. Pure; `clause` is that of the passage, indices are those of its units.

/// "Interference by X", "attacks from X", "ingérence russe", "Konten, die von X gesteuert werden": whom a preposition
/// or what qualifies the act at `act` names, and no other verb governs.
Agents by_phrase_of(const Passage& passage, const Clause& clause, std::size_t act);

/// "Took money of X": whoever the money comes from acts, and not who takes it.
Agents payer_of(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
