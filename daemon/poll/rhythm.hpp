#pragma once

#include "daemon/rhythm.hpp"
#include "feeds/entry.hpp"

namespace alleged::poll {

/// The rhythm that a document tells; `now` is when it was read.
Rhythm rhythm_of(const feeds::Document& document, feeds::Time now);

}  // namespace alleged::poll
