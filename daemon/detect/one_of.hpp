#pragma once

#include <algorithm>
#include <string_view>

namespace alleged::detect {

/// Whether the word is in a list.
template <typename Words>
bool is_one_of(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether the word is this one, whatever its first letter: headlines write "No".
inline bool reads(std::string_view word, std::string_view small) {
  return !word.empty() && word.size() == small.size() && word.substr(1) == small.substr(1) &&
         (word[0] == small[0] || static_cast<char>(word[0] | 0x20) == small[0]);
}

/// Whether the word is one of a list, whatever its first letter.
template <typename Words>
bool reads_any(std::string_view word, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view small) { return reads(word, small); });
}

/// Whether the word begins, or ends, with one of a list.
template <typename Words>
bool begins_with_any(std::string_view word, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view begin) { return word.starts_with(begin); });
}
template <typename Words>
bool ends_with_any(std::string_view word, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view end) { return word.ends_with(end); });
}

}  // namespace alleged::detect
