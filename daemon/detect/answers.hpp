#pragma once

#include <cstddef>
#include <vector>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/units.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

// Who did what the sentence before tells, where that names nobody: "Who spread the fakes? It was X", "the campaign was
// run from abroad. Responsible is X". Pure.

/// Whether a sentence asks, or leaves open, who did it: "Who is behind the campaign?", "разбираются, кто платил".
bool asks_who(const Passage& passage);

/// Whether a sentence has the words of an answer, whomever it names: what stands behind it is about something else.
bool gives_answer(const Passage& passage);

/// Whether the sentence `at` of the story may answer what the sentence `told` leaves open: the next one, one more
/// behind a question, and the text's first behind a headline. Within a headline only a question is answered.
bool stands_behind(const std::vector<Passage>& story, std::size_t told, std::size_t at);

/// The party that a sentence names for an answer: whoever it traces the act to or says to stand behind it ("the money
/// came from X", "it was X", "源头是X") or, where it tells of no vote of its own, whom it accuses; where the sentence
/// before asked, the last that it names and that does not speak. Nobody where there is none, or the clause goes on to
/// tell what else they did.
Agents answering(const Passage& passage, const std::vector<Vote>& votes, bool asked);

}  // namespace alleged::detect
