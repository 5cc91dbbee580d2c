#pragma once

#include <cstddef>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// What those who speak say of themselves and of an act.
enum class OfSpeakers { nothing, done, denied };

/// "We do not interfere in anybody's vote", "мы никогда не вмешивались", "nu ne amestecăm": what they say where "we",
/// or the verb's ending, goes with the verb at unit `act`, and that verb with a vote or with nothing; nothing where
/// another noun stands between, for it may act. In: an act for which the sentence names no agent. Who speaks stands
/// elsewhere. Pure.
OfSpeakers said_of_speakers(const Passage& passage, std::size_t act);

/// Whether a sentence has a "we": of an act that nobody is said to do, who speaks is then told by that, and is no
/// bystander who may have done it. Pure.
bool has_we(const Passage& passage);

}  // namespace alleged::detect
