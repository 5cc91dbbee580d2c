#include "daemon/detect/inflection.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

bool is_inflected_word(std::string_view a, std::string_view b) {
  constexpr std::size_t least = 3;   // letters that both begin with
  constexpr std::size_t ending = 3;  // letters that cases change at most
  std::size_t at = 0;
  std::size_t other = 0;
  std::size_t shared = 0;
  while (at < a.size() && other < b.size() && next_point(a, at) == next_point(b, other)) ++shared;
  return shared >= least && std::max(code_points(a), code_points(b)) <= shared + ending;
}

bool is_inflected(std::string_view name, std::string_view other) {
  const std::vector<std::string_view> words = words_of(name);
  const std::vector<std::string_view> others = words_of(other);
  return words.size() > 1 && words.size() == others.size() &&
         std::equal(words.begin(), words.end(), others.begin(), is_inflected_word);
}

bool is_fuller(std::string_view name, std::string_view known) {
  if (name.find(known) != name.npos) return name.size() > known.size();
  const std::vector<std::string_view> words = words_of(name);
  const std::vector<std::string_view> before = words_of(known);
  const bool has_all = std::all_of(before.begin(), before.end(), [&](std::string_view one) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view other) { return is_inflected_word(one, other); });
  });
  return has_all && (words.size() > before.size() || (words.size() == before.size() && name.size() < known.size()));
}

}  // namespace alleged::detect
