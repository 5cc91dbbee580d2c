#pragma once

#include <string_view>
#include <vector>

#include "daemon/detect/claims.hpp"
#include "daemon/detect/finding.hpp"

namespace alleged::detect {

/// Weighs the claims of a story against one another and fills in what a sentence leaves to the reader: whose vote it
/// is, which vote, and whether a country before "election interference" is the one that acts. Out: claims with a target
/// (code or "XX") unlike the accused, each at least `least_confidence` sure, in reading order.
/// `home` is the country of the outlet, or empty: "the 2016 presidential election" is that of its readers.
std::vector<Claim> resolve(std::vector<Claim> claims, const std::vector<Passage>& story, std::string_view home);

/// One allegation per pair and stance: the surest charge with its accuser, then the denial.
std::vector<Allegation> allegations(const std::vector<Claim>& claims, const std::vector<Passage>& story);

}  // namespace alleged::detect
