#pragma once

#include <chrono>
#include <string>
#include <string_view>

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

/// What a Retry-After header asks for, from now on: seconds or a date (RFC 9110, 10.2.3). Nothing for what is neither,
/// or has passed. Ours, because libcurl 8.14 makes six hours of anything longer.
std::chrono::seconds retry_after(std::string_view value, feeds::Time now);

}  // namespace alleged::poll
