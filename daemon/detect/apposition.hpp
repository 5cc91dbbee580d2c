#pragma once

#include <cstddef>
#include <string>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// The body or person that the phrase beginning at the country of unit `country` names: "Social Design Agency" in "the
/// Kremlin-backed Social Design Agency", "Cotton Sandstorm" in "Iranian group Cotton Sandstorm" and in "an Iranian
/// group, Cotton Sandstorm, ..." and the other way round. As written; empty when the phrase names nobody. Pure;
/// headlines, whose words may all be capitals, name nobody.
std::string named_beside(const Passage& passage, std::size_t country);

}  // namespace alleged::detect
