#pragma once

#include <cstddef>
#include <vector>

#include "daemon/detect/units.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

// Words for an act that tell of no interference. In: a sentence, its votes, and the act. Pure.

/// "Canadian spies allege": who acts elsewhere only speaks here. "Visa bans on X's officials for undermining the
/// election": what is told by the reason is what they did. "X vows to stay out of Y's vote": nobody is told to.
bool is_of_accusers(const Passage& passage, const std::vector<Vote>& votes, std::size_t act);

/// Told of a vote that is over, of fraud at home, of the influence that any power seeks, or in retaliation.
bool is_reaction(const Passage& passage, const std::vector<Vote>& votes, std::size_t act);

}  // namespace alleged::detect
