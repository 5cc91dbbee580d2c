#pragma once

#include <cstddef>
#include <vector>

#include "daemon/detect/tongue.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Whether a word that is an act only with another ("helped ... win", "bought ... votes", "attack on ... the election
/// commission") has it. `at` is such a word, of the sentence's units. Looks no further than some words in its clause,
/// so that its time is bounded. Pure.
bool is_awaited(const std::vector<Unit>& units, const Tongue& tongue, std::size_t at);

}  // namespace alleged::detect
