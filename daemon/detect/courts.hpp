#pragma once

#include <vector>

#include "daemon/detect/units.hpp"
#include "daemon/detect/voices.hpp"

namespace alleged::detect {

/// Marks the countries whose courts and prosecutors the sentences name: "Belgian prosecutors have widened the case".
/// They look into what others did; so do those who observe a vote. Police are left: they are accused of deeds abroad as
/// services are. In place; pure.
void settle_courts(std::vector<Passage>& story, const Voices& voices);

}  // namespace alleged::detect
