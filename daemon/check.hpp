#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "daemon/config.hpp"
#include "daemon/lease.hpp"

namespace alleged {

/// A feed as it answers now.
struct Check {
  Lease lease;
  std::string trouble;  ///< why it cannot be read, or what is wrong with it though it can; empty: nothing
  bool is_read = false;
  std::string format;
  std::size_t entries = 0;
  std::vector<std::string> offered;  ///< feeds that a web page in its place names
};

/// Fetches and reads feeds once, as a poll does but without validators, and stores nothing. Sites are asked side by
/// side, the feeds of one site one after the other with the configured gap between. `tell` is called for each as it
/// ends, on this thread. Returns when all have ended. Throws for a fault of our own only.
void check_feeds(const Config& config, const std::vector<Lease>& leases, const std::function<void(const Check&)>& tell);

}  // namespace alleged
