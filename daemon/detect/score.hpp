#pragma once

#include "daemon/detect/claims.hpp"

namespace alleged::detect {

/// How sure a claim is, 0..1: four tenths for how the agent was found, a third for the tie to a vote, the rest for the
/// act itself. Weights were set by hand and checked against labelled stories; see `alleged eval`.
double confidence(const Claim& claim);

/// Claims below this are not told.
inline constexpr double least_confidence = 0.7;

}  // namespace alleged::detect
