#pragma once

#include <cstddef>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Whether the sentence says that the act at unit `act` did not happen, or that nothing shows that it did: "did not
/// interfere", "no attempt by a foreign state to sway", "has not found that X meddled", "nobody has shown that",
/// "financed none of them". "Not only" and "will tolerate no meddling" negate nothing. Pure.
bool is_negated(const Passage& passage, std::size_t act);

}  // namespace alleged::detect
