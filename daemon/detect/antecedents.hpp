#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "daemon/detect/claims.hpp"
#include "daemon/detect/links.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

// Who did what a sentence calls interference without saying by whom. In: `at` of the story, whose votes `links` knows;
// out: codes of countries. Pure.

/// "Trump called on Hondurans to vote. That is interference": whose deed this or a sentence before tells, by the act at
/// unit `act`; empty where none does.
std::string doer_of(const std::vector<Passage>& story, const Links& links, std::size_t at, std::size_t act);

/// Whom the sentence before tells to act, by the `claims` read so far; where it charges nobody, of whom it speaks.
std::vector<std::string> told_before(const std::vector<Passage>& story, const Links& links, std::size_t at,
                                     const std::vector<Claim>& claims);

}  // namespace alleged::detect
