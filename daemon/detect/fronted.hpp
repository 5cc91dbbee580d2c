#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// "Accused of meddling in Y's election, X ...", "Der Einmischung beschuldigt, spricht X", "Visé par une enquête sur
/// des achats de votes, le X": the party behind the comma, of which the words that begin the sentence say that it is
/// charged with the act at unit `act`. Pure.
std::optional<std::size_t> charged_at_the_front(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
