#pragma once

#include "daemon/detect/agents.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

// Who did what the sentence before tells, where that names nobody: "Who spread the fakes? It was X", "the campaign was
// run from abroad. Responsible is X". Pure.

/// Whether a sentence asks, or leaves open, who did it: "Who is behind the campaign?", "разбираются, кто платил".
bool asks_who(const Passage& passage);

/// The party that the sentence names for an answer: by a copula or a word of guilt right before it ("it was X", "за
/// этим стоит X", "源头是X"), else, where the sentence before asked, the last that it names and that does not speak.
/// Nobody where there is none, or the clause goes on to tell what else they did.
Agents answer_in(const Passage& passage, const Clause& clause, bool asked);

}  // namespace alleged::detect
