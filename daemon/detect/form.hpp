#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace alleged::detect {

// A form of the lexicon, as its data file writes it: words between blanks, of which each may end in "*" (up to three
// further letters, for an inflected ending) or "**" (any number).

/// A form in the case that texts are compared in.
std::string folded_form(std::string_view form);

/// Where an occurrence of a folded form that begins at `at` ends; absent when the text goes on otherwise, or within a
/// word. Between two words any blanks may stand, or a hyphen.
std::optional<std::size_t> end_of(std::string_view form, std::string_view text, std::size_t at);

/// Past what may stand at `at` between two words of a form; absent when that is nothing.
std::optional<std::size_t> past_gap(std::string_view text, std::size_t at);

/// The code point in the case that forms are compared in.
char32_t folded(char32_t c);

/// An ASCII letter or digit, in small; 0: something else.
constexpr unsigned char small_ascii(unsigned char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<unsigned char>(c | 0x20U);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : 0;
}

/// Whether the script of a character writes words without blanks: no boundary is looked for beside it.
bool is_unspaced(char32_t c);

/// Whether a word can end before, or begin after, this place: no letter or digit adjoins on that side.
inline bool boundary_before(std::string_view text, std::size_t at);
inline bool boundary_after(std::string_view text, std::size_t at);

/// The same where what adjoins is no ASCII.
bool boundary_after_sign(std::string_view text, std::size_t at);
bool boundary_before_sign(std::string_view text, std::size_t at);

inline bool boundary_before(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const auto byte = static_cast<unsigned char>(text[at - 1]);
  return byte < 0x80 ? small_ascii(byte) == 0 && byte != '_' : boundary_after_sign(text, at);
}

inline bool boundary_after(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? small_ascii(byte) == 0 && byte != '_' : boundary_before_sign(text, at);
}

}  // namespace alleged::detect
