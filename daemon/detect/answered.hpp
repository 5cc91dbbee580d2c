#pragma once

#include <vector>

#include "daemon/detect/claims.hpp"
#include "daemon/detect/names.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Ties each sentence that only answers charges to the nearest claims that it answers: "Moscow denied the accusation",
/// to what the sentences before charge Moscow with; "Police found nothing to support this", to whatever they charge. A
/// headline that answers, "Minister withdraws claim", is tied to the claims of the lead. In: all claims of the story,
/// in reading order. Afterwards each has at most one reply of each stance; no claim is added or taken
/// away. Linear in claims and
/// sentences.
void tie_replies(std::vector<Claim>& claims, const std::vector<Passage>& story, const Names& names);

}  // namespace alleged::detect
