#pragma once

#include <cstddef>
#include <vector>

#include "daemon/detect/units.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

// What a sentence charges somebody with, as far as it tells: accusing and punishing are read as a charge of
// interference unless they say otherwise. Pure; `verb` is the unit that accuses or punishes.

/// "Expels an X journalist during the campaign" says of no reason. Others than sanctions need none, and other
/// languages have too many words for it.
bool is_reasoned(const Passage& passage, std::size_t verb);

/// "X, who faces an election, accuses Y of backing rebels", "jails two Ys for overstaying before the vote": what the
/// charge is about is told, and is neither an act nor a vote. In English a preposition leads to it; elsewhere it is
/// what stands behind. `from`: the last unit of who is charged, or the verb behind it.
bool is_about_something_else(const Passage& passage, std::size_t verb, std::size_t from);

/// "Froze aid after the disputed election": an answer to a vote, which is over. `act` presses or punishes.
bool answers_vote(const Passage& passage, const std::vector<Vote>& votes, std::size_t act);

/// "Sanctions on officials of X for rigging the election": what is punished is fraud over a vote that is said to be
/// nobody else's, and so X's own.
bool punishes_fraud(const Passage& passage, const std::vector<Vote>& votes);

}  // namespace alleged::detect
