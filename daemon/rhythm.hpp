#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "feeds/entry.hpp"

namespace alleged {

/// How often a feed brings something, and when it asks to be left alone.
struct Rhythm {
  std::chrono::seconds gap{0};        ///< mean time between its latest entries; 0: unknown
  std::optional<feeds::Time> newest;  ///< date of the newest, or when its bytes last changed
  std::chrono::seconds refresh{0};    ///< what the document asks for; 0: nothing
  std::uint32_t skip_hours = 0;       ///< bit n: the hour n of the day, UTC
  std::uint32_t skip_days = 0;        ///< bit 0: Sunday
};

}  // namespace alleged
