#pragma once

#include <cstddef>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/clause.hpp"

namespace alleged::detect {

// Agents whom a sentence charges. Pure; `clause` is that of the passage, indices are those of its units.

/// Whom the verb of accusing or punishing at `verb` falls upon, whatever the charge: "accuses X of", "X was charged
/// with", "expelled X's consul", "an accusation against X".
Agents accused_by(const Passage& passage, const Clause& clause, std::size_t verb);

/// "Accuses X of", "blames X for", "sanctioned X over", "warned X not to", "clears X of": whom the charge of the act at
/// `act` falls upon.
Agents charged_with(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
