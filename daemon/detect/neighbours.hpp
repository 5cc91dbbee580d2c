#pragma once

#include <vector>

#include "daemon/detect/tongue.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Makes words of one sentence what their neighbours leave of them: a country that only lends its name ("Chinese-made
/// phones") or that is ruled out ("not Y but X") does not act, money for a bridge is none for a campaign, and "helped"
/// is an act where somebody is helped to win. Pure; called once, before any rule looks.
void settle_by_neighbours(std::vector<Unit>& units, const Tongue& tongue);

}  // namespace alleged::detect
