#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// "X claims not to be meddling", "X versichert, sich nicht einzumischen", "X zapewnia, że nie miesza się": whoever
/// says of themselves that they do not do the act at unit `act`. Pure.
std::optional<std::size_t> disavowed_by(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
