#pragma once

#include <cstddef>
#include <vector>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

/// Where no rule of grammar finds an agent of the act at `act`: up to three parties of the sentence that own none of
/// its `votes` and do not speak before a colon, the nearest first; nationals alone, where there are any. Pure.
Agents parties_near(const Passage& passage, const std::vector<Vote>& votes, std::size_t act);

}  // namespace alleged::detect
