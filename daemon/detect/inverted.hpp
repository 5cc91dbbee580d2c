#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// "В выборы вмешивалась Россия", "mischen sich X und Y ein", "избирателей подкупали агенты X": the unit of X, the
/// subject that stands behind the verb of the act at unit `act`. Russian, Ukrainian, Polish and German order their
/// words so; nothing in other languages, or where the ending tells that it is an object. Pure.
std::optional<std::size_t> subject_behind(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
