#pragma once

#include <cstddef>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/names.hpp"
#include "daemon/detect/speaker.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

// Whose report, statement or accusation a sentence tells of. Pure.

/// "According to a report published on Wednesday by X", "говорится в новом докладе X": whose account the noun is that
/// comes first behind the word at unit `lead`. Nobody where another phrase begins before it.
Speaker author_behind(const Passage& passage, std::size_t lead, const Names& names);

/// "..., an investigation by X and its partners has found", "a report from X says": whose account the subject of the
/// verb at unit `verb` is.
Speaker author_before(const Passage& passage, std::size_t verb, const Names& names);

/// "The agency's report on", "published an assessment that", "accusations from": whose account of the act at unit `act`
/// it is. Nobody who is one of the `agents`.
Speaker reporter_of(const Passage& passage, std::size_t act, const Agents& agents, const Names& names);

}  // namespace alleged::detect
