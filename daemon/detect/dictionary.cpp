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

/// Whether a place that WordStarts named is one where a word begins.
bool begins_word(std::string_view text, std::size_t at) {
  if (boundary_before(text, at) || boundary_after(text, at)) return true;
  std::size_t here = at;
  if (is_unspaced(next_point(text, here))) return true;
  std::size_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0U) == 0x80U) --before;
  return is_unspaced(next_point(text, before));
}

constexpr char32_t folded_ascii(char32_t c) {
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

bool ends_stem(char c) {
  return c == '*' || c == ' ';
}

/// The key that a folded form is found by: its first letters up to a sign, a blank or an open ending.
std::uint64_t key_of(std::string_view form, std::size_t longest) {
  std::uint64_t hash = seed;
  std::size_t letters = 0;
  bool is_open = false;  // letters may follow
  for (std::size_t at = 0; letters < longest && at < form.size() && !ends_stem(form[at]);) {
    const bool is_sign = letters == 1 && boundary_after(form, 0);
    if (is_sign || (letters > 0 && boundary_after(form, at))) return is_open ? beginning(hash) : whole_word(hash);
    const char32_t c = next_point(form, at);
    hash = mixed(hash, c);
    ++letters;
    is_open = is_unspaced(c) || letters == longest || (at < form.size() && form[at] == '*');
    if (is_unspaced(c) && letters >= unspaced_letters) break;
  }
  return is_open ? beginning(hash) : whole_word(hash);
}

}  // namespace

Dictionary::Dictionary(std::span<const std::string> forms)
    : ends_{0}, first_look_(forms.size()), keys_(forms.size() / 2) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
  for (std::uint32_t i = 0; i < forms.size(); ++i) {
    const std::string folded = folded_form(forms[i]);
    patterns_ += folded;
    ends_.push_back(static_cast<std::uint32_t>(patterns_.size()));
    if (folded.empty()) continue;
    keys.emplace_back(key_of(folded, longest), i);
    first_look_.add(folded);
    const auto sign = static_cast<unsigned char>(folded.front());
    if (sign < 0x80 && small_ascii(sign) == 0 && signs_.find(folded.front()) == signs_.npos)
      signs_.push_back(folded.front());
  }
  std::sort(keys.begin(), keys.end());
  table_.resize(std::bit_ceil(std::max<std::size_t>(16, keys.size() * 2)));
  for (std::size_t i = 0; i < keys.size();) {
    Range range{keys[i].first, static_cast<std::uint32_t>(i), 0};
    for (; i < keys.size() && keys[i].first == range.key; ++i, ++range.count)
      starts_.push_back({keys[i].second, second_of(pattern(keys[i].second))});
    std::size_t slot = range.key >> 20U & (table_.size() - 1);
    while (table_[slot].count != 0) slot = (slot + 1) & (table_.size() - 1);
    table_[slot] = range;
    keys_.set(range.key);
  }
}

/// What the second word of a folded form begins with.
unsigned char Dictionary::second_of(std::string_view form) {
  std::size_t at = 0;
  while (at < form.size() && !boundary_after(form, at)) {
    if (is_unspaced(next_point(form, at))) return any;  // its first word may end anywhere
  }
  while (at < form.size() && form[at] == '*') ++at;
  if (at + 1 >= form.size() || form[at] != ' ') return any;
  const unsigned char first = small_ascii(static_cast<unsigned char>(form[at + 1]));
  return first == 0 ? any : first;
}

void Dictionary::add(std::uint64_t key, Ranges& ranges) const {
  for (std::size_t slot = key >> 20U & (table_.size() - 1); table_[slot].count != 0;
       slot = (slot + 1) & (table_.size() - 1)) {
    if (table_[slot].key != key) continue;
    ranges.found[ranges.count++] = &table_[slot];
    return;
  }
}

/// All that may begin at a place that WordStarts named.
void Dictionary::look(std::string_view text, std::size_t at, Ranges& ranges) const {
  ranges.count = 0;
  ranges.second = any;
  if (!begins_word(text, at)) return;
  std::uint64_t hash = seed;
  std::size_t next = at;
  bool is_whole = false;
  const bool is_sign = boundary_after(text, at);
  for (std::size_t letters = 1; next < text.size() && letters <= longest; ++letters) {
    const auto byte = static_cast<unsigned char>(text[next]);
    const char32_t c = byte < 0x80 ? static_cast<char32_t>(text[next++]) : next_point(text, next);
    hash = mixed(hash, c < 0x80 ? folded_ascii(c) : folded(c));
    if (keys_.bit(beginning(hash)) != 0) add(beginning(hash), ranges);
    is_whole = is_sign || boundary_after(text, next);
    if (is_whole || (c >= 0x80 && is_unspaced(c) && letters >= unspaced_letters)) break;
  }
  if (is_whole && keys_.bit(whole_word(hash)) != 0) add(whole_word(hash), ranges);
  if (ranges.count == 0) return;
  // Where no blanks part words this one may be the whole text.
  for (std::size_t letters = 0; !boundary_after(text, next); ++letters) {
    if (letters == longest) return;
    next_point(text, next);
  }
  const std::size_t second = past_gap(text, next).value_or(text.size());
  const auto first = second < text.size() ? static_cast<unsigned char>(text[second]) : static_cast<unsigned char>(' ');
  if (first < 0x80) ranges.second = small_ascii(first) == 0 ? ' ' : small_ascii(first);
}

}  // namespace alleged::detect
