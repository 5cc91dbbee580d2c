#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// "A Russian network for buying votes", "un réseau russe d'achat de votes", "російську мережу з купівлі голосів": the
/// country whose people or outfit is there for the act at unit `act`. Pure.
std::optional<std::size_t> network_for(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
