#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Unit of the "to" by which the verb at `at` ties an act to its source ("the bureau links fake videos to X"), or
/// nothing: a noun ("links to X"), or nobody before it who speaks.
std::optional<std::size_t> traced_to(const std::vector<Unit>& units, std::size_t at);

}  // namespace alleged::detect
