#pragma once

#include <cstddef>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

// Who stands before an act and only speaks of it. All but the first ask of English sentences alone. Pure.

/// "X, the minister said in a speech, meddled": the comma before such words, of which that at `end` is the one behind;
/// 0 where there are none.
std::size_t begin_of_aside(const Passage& passage, const Clause& clause, std::size_t end);

/// "X accuses", "X is concerned", "X expressed alarm": whether the party at `party` does so.
bool only_speaks(const Passage& passage, const Clause& clause, std::size_t party);

/// "Officials whom X holds responsible for": whether X does, within reach of the act that begins at `head`. Of "the
/// firm that it holds responsible" the firm is what is told of.
bool holds_responsible_for(const Passage& passage, const Clause& clause, std::size_t head);

/// "X worried by rigging in Y": whether the word at `at` ties X so to the act. "Worried by Y, X meddled" is what X
/// does.
bool is_worried_by(const Passage& passage, const Clause& clause, std::size_t at, std::size_t act);

}  // namespace alleged::detect
