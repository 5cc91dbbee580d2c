#pragma once

#include <cstddef>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

// Whether the place at unit `party` tells who acts, for somebody from there does. Pure.

/// "Informatycy z Meksyku ingerowali", "informaticieni din Mexic au intervenit": who acts is from there.
bool is_of_origin(const Passage& passage, std::size_t party, std::size_t act);

/// "Die Führung in X habe sich eingemischt", "le pouvoir au X s'est ingéré": whoever rules there, where the clause
/// begins with them.
bool is_seat(const Passage& passage, const Clause& clause, std::size_t party);

}  // namespace alleged::detect
