#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daemon/detect/term.hpp"

namespace alleged::detect {

// The names of kinds and cues, by which phrase files and traces call them.

/// "act", "act+agent": all of them, for a person.
std::string names_of(Kinds kinds);

/// The kind or the cue of that name.
std::optional<Kind> kind_named(std::string_view name);
std::optional<Cue> cue_named(std::string_view name);

}  // namespace alleged::detect
