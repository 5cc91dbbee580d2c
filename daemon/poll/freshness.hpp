#pragma once

#include <chrono>
#include <string>

#include "feeds/entry.hpp"

namespace alleged::poll {

/// What the headers of one answer say of its age. Raw values; empty where the header is missing.
struct Freshness {
  std::string cache_control;
  std::string expires;
  std::string date;
  std::string age;
};

/// How long the answer stays fresh from now on: RFC 9111, 4.2 (max-age, else Expires less Date; less Age). Nothing for
/// no-cache and no-store, and where no header says; `now` stands in for a missing Date.
std::chrono::seconds fresh_for(const Freshness& headers, feeds::Time now);

}  // namespace alleged::poll
