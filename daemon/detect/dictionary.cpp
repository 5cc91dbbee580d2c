#include "daemon/detect/dictionary.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

// A key is the hash of a word's folded letters, or of its first ones, with one bit more for which of the two it is.
constexpr std::uint64_t seed = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t whole = 0x5851F42D4C957F2DU;
constexpr std::size_t unspaced_letters = 2;  ///< of a script without blanks, so many letters make a key

std::uint64_t mixed(std::uint64_t hash, char32_t c) {
  return (hash ^ c) * 0x100000001B3U + (hash >> 29U);
}

std::uint64_t whole_word(std::uint64_t hash) {
  return hash * whole | 1U;
}

std::uint64_t beginning(std::uint64_t hash) {
  return hash * whole & ~std::uint64_t{1};
}

/// The key that a form is found by: its first letters up to a sign, a blank or an open ending.
std::uint64_t key_of(const std::vector<Word>& words, std::size_t longest) {
  const Word& first = words.front();
  std::uint64_t hash = seed;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < first.stem.size() && letters < longest;) {
    const bool ends = letters > 0 && boundary_after(first.stem, at);
    if (ends) return whole_word(hash);
    const char32_t c = next_point(first.stem, at);
    hash = mixed(hash, c);
    ++letters;
    if (is_unspaced(c) && letters == unspaced_letters) return beginning(hash);
  }
  return first.tail > 0 || first.unspaced || letters == longest ? beginning(hash) : whole_word(hash);
}

}  // namespace

Dictionary::Dictionary(std::span<const std::string> forms) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
  for (std::uint32_t i = 0; i < forms.size(); ++i) {
    patterns_.push_back(words_of(forms[i]));
    if (!patterns_.back().empty()) keys.emplace_back(key_of(patterns_.back(), longest), i);
  }
  std::sort(keys.begin(), keys.end());
  table_.resize(std::bit_ceil(std::max<std::size_t>(16, keys.size() * 2)));
  for (std::size_t i = 0; i < keys.size();) {
    Range range{keys[i].first, static_cast<std::uint32_t>(i), 0};
    for (; i < keys.size() && keys[i].first == range.key; ++i, ++range.count) forms_.push_back(keys[i].second);
    std::size_t slot = range.key >> 20U & (table_.size() - 1);
    while (table_[slot].count != 0) slot = (slot + 1) & (table_.size() - 1);
    table_[slot] = range;
  }
}

void Dictionary::add(std::uint64_t key, Ranges& ranges) const {
  for (std::size_t slot = key >> 20U & (table_.size() - 1); table_[slot].count != 0;
       slot = (slot + 1) & (table_.size() - 1)) {
    if (table_[slot].key != key) continue;
    ranges.found[ranges.count++] = &table_[slot];
    return;
  }
}

std::size_t Dictionary::look(std::string_view text, std::size_t at, Ranges& ranges) const {
  ranges.count = 0;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte <= ' ') return at + 1;
  std::uint64_t hash = seed;
  std::size_t letters = 0;
  std::size_t next = at;
  if (boundary_after(text, at)) {  // a sign is a word by itself
    hash = mixed(hash, next_point(text, next));
    add(beginning(hash), ranges);
    add(whole_word(hash), ranges);
    return next;
  }
  std::size_t after_first = at;
  while (next < text.size() && letters < longest) {
    if (letters > 0 && boundary_after(text, next)) break;
    const char32_t c = next_point(text, next);
    if (letters == 0) after_first = next;
    ++letters;
    hash = mixed(hash, folded(c));
    add(beginning(hash), ranges);
    if (is_unspaced(c)) {
      if (letters == 1 && next < text.size() && !boundary_after(text, next)) {
        std::size_t second = next;
        add(beginning(mixed(hash, folded(next_point(text, second)))), ranges);
      }
      return after_first;
    }
  }
  const bool ends = boundary_after(text, next);
  if (ends) add(whole_word(hash), ranges);
  // The rest of a word too long to look up.
  while (!boundary_after(text, next)) next_point(text, next);
  return next;
}

}  // namespace alleged::detect
