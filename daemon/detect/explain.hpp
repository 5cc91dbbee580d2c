#pragma once

#include <string>
#include <vector>

#include "daemon/detect/reading.hpp"

namespace alleged::detect {

/// For a person who asks why: each typed span, each sentence's claim with the rules that made it, then each suspect
/// with what speaks for and against it, weight by weight, and what was decided of the charges that are told.
std::vector<std::string> reasons_for(const Reading& reading, const Model& model);

}  // namespace alleged::detect
