#pragma once

#include "daemon/detect/units.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

/// "A day after the election in X", "два дня спустя после выборов", "选举结束两周后": whether the vote only says when
/// something else happened. Looks at some words before and behind the vote. Pure.
bool only_dates(const Passage& passage, const Vote& vote);

}  // namespace alleged::detect
