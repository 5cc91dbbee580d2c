#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "feeds/utf8.hpp"

namespace alleged::fuzz {

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
  return size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char*>(data), size);
}

/// Ends the run as a finding, naming the line, where the promise does not hold. clang++ 14 has no std::source_location.
inline void hold(bool promise, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (promise) return;
  std::cerr << file << ':' << line << ": the promise on this line does not hold\n";
  std::abort();
}

/// What feeds/parse.hpp promises of every text: UTF-8 without control characters but tab and newline.
inline bool is_clean(std::string_view text) {
  const feeds::Utf8Survey seen = feeds::survey(text);
  return seen.invalid == 0 && seen.controls == 0;
}

}  // namespace alleged::fuzz
