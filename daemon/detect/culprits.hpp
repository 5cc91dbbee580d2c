#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Whom a sentence names for those of whom it first tells only that they did it, the first of a list: "the report names
/// the countries that paid candidates: X, Y and Z", "the country that bribed voters was X". In: `act` at which these
/// are told of. Pure.
std::optional<std::size_t> named_culprit(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
