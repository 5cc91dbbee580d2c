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

/// The body that is named beside the noun at unit `outfit` (Cue::outfit): "Dniester Hearth" in "a group called Dniester
/// Hearth" and in "Dniester Hearth, a Moscow group", what stands in quotation marks behind the noun. Empty where the
/// noun names nobody, and in headlines.
std::string named_outfit(const Passage& passage, std::size_t outfit);

}  // namespace alleged::detect
