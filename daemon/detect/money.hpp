#pragma once

#include <cstddef>
#include <vector>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

// What money is for: a bridge, a state, or a campaign. Each takes time in proportion to its reach.

/// Takes the act from money that is for no campaign: "financed bridges and ports", "a loan to another state".
void settle_money(std::vector<Unit>& units);

/// Whether the unit at `at` is of a vote: a candidate or party, or a campaign of one; but not "a vaccination campaign",
/// nor "партию танков", a lot of tanks. Pure.
bool runs_in_a_vote(const std::vector<Unit>& units, std::size_t at);

/// "Handed 40 million to ruling party candidates", "gave the campaign a million": whether money and who runs in a vote
/// follow the verb of giving at `at`, in its clause. Aid, and what is for a vote's own sake, is none. Pure.
bool funds_a_campaign(const std::vector<Unit>& units, std::size_t at);

/// The same in other languages than English, where the money may stand anywhere in the clause, and who runs behind the
/// verb or behind a preposition: "по словам ..., миллион X потратил на кандидата", "向一名候选人提供了资金". Pure.
bool gives_to_a_campaign(const std::vector<Unit>& units, std::size_t at);

}  // namespace alleged::detect
