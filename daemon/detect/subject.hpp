#pragma once

#include <cstddef>
#include <vector>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/clause.hpp"

namespace alleged::detect {

// Agents that are the subject of a verb. Pure; `clause` is that of the passage and its `votes`, indices are those of
// its units.

/// "X forced Y to meddle", "X ordered Y's spies to": X acts, whoever Y is.
Agents causer_of(const Passage& passage, const Clause& clause, std::size_t act, const std::vector<Vote>& votes);

/// The subject of the clause, past auxiliaries and the verbs that report the act of it.
Agents subject_of(const Passage& passage, const Clause& clause, std::size_t act, const std::vector<Vote>& votes);

}  // namespace alleged::detect
