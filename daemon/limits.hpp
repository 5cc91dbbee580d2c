#pragma once

#include "daemon/config.hpp"
#include "daemon/poll/fetch.hpp"

namespace alleged {

/// What a fetch may cost and where it may go, as configured.
poll::FetchLimits limits_of(const Config& config);

}  // namespace alleged
