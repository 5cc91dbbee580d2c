#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Who is charged with the act at unit `act` by a verb of which nobody is said to be the subject, in Russian, Ukrainian
/// and Polish: "X обвинили во вмешательстве", "X oskarżono o". The object stands before the verb. Pure.
std::optional<std::size_t> accused_by_nobody(const Passage& passage, std::size_t act);

}  // namespace alleged::detect
