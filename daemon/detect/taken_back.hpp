#pragma once

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// "We retract the report that", "apologised for claiming", "the claim has been withdrawn", "a paper that blamed X; its
/// authors have withdrawn it": whether the sentence takes a claim back, and not a candidacy or troops. Pure.
bool is_taken_back(const Passage& passage);

}  // namespace alleged::detect
