#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Whom a sentence lays the act at unit `act` to in words that stand around it: "blamed the meddling in its vote on X",
/// "macht X für die Kampagne verantwortlich", "приписывает X кампанию", "sees X behind the campaign", "responsibility
/// for it lies with X". In: the passage of `clause`. Out: the unit of X; nothing where the sentence has no such words.
/// Takes time in proportion to a sentence's reach. Pure.
std::optional<std::size_t> blamed_for(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
