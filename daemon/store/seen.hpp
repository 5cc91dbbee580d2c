#pragma once

#include <cstdint>
#include <pqxx/pqxx>
#include <span>
#include <vector>

#include "daemon/outcome.hpp"

namespace alleged::store {

/// For each of these entries of a feed whether it was stored before, with the content that it has now.
std::vector<bool> seen_before(pqxx::connection& connection, std::int64_t feed, std::span<const Seen> entries);

}  // namespace alleged::store
