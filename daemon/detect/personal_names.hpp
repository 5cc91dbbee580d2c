#pragma once

#include <vector>

#include "daemon/detect/tongue.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Makes one unit of each word of a person's name that other signs of the text would join or part: "van Dam" in "Pieter
/// van Dam" is one word, and in "外交部發言人維隆斯基在", where no capitals tell, the name stands between an office and
/// what its holder says. In: the units of one sentence, cues given. Out: the same text in reading order; a name begins
/// with a capital to the rules, whatever its script. Takes time in proportion to the sentence.
void settle_personal_names(std::vector<Unit>& units, const Tongue& tongue);

}  // namespace alleged::detect
