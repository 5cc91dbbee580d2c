#pragma once

#include <algorithm>
#include <string_view>

namespace alleged::detect {

/// Whether the word is in a list.
template <typename Words>
bool is_one_of(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace alleged::detect
