#pragma once

#include <cstddef>
#include <vector>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

// What money is for: a bridge, a state, or a campaign. Each takes time in proportion to its reach.

/// Takes the act from money that is for no campaign: "financed bridges and ports", "a loan to another state".
void settle_money(std::vector<Unit>& units);

/// "Handed 40 million to ruling party candidates", "gave the campaign a million": whether money and who runs in a vote
/// follow the verb of giving at `at`, in its clause. Aid, and what is for a vote's own sake, is none. Pure.
bool funds_a_campaign(const std::vector<Unit>& units, std::size_t at);

}  // namespace alleged::detect
