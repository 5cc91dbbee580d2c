#pragma once

#include "daemon/detect/names.hpp"
#include "daemon/detect/speaker.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// "Об этом сообщил X", "Das teilte X mit", "C'est ce que conclut X", "The warning came from X": who told what the
/// sentence before says. In: the sentence that may begin so. Nobody where it does not. Pure.
Speaker teller_of(const Passage& passage, const Names& names);

}  // namespace alleged::detect
