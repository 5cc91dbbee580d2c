#pragma once

#include <string>
#include <vector>

#include "daemon/detect/claims.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// For a person who asks why: each typed span, then each claim with its rules and weights and whether it was kept.
std::vector<std::string> reasons_for(const std::vector<Passage>& story, const std::vector<Claim>& all,
                                     const std::vector<Claim>& kept);

/// "act", "country" ...: the kinds of a span, for a person.
std::string names_of(Kinds kinds);

}  // namespace alleged::detect
