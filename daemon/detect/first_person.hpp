#pragma once

#include <cstddef>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// What those who speak say of themselves and of an act.
enum class OfSpeakers { nothing, done, denied };

/// "We do not interfere in anybody's vote", "мы никогда не вмешивались", "nu ne amestecăm": what they say where they
/// are the subject of the verb at unit `act`; nothing where they see, stop or warn of others. In: an act for which the
/// sentence names no agent. Who speaks stands elsewhere. Pure.
OfSpeakers said_of_speakers(const Passage& passage, std::size_t act);

}  // namespace alleged::detect
