#include "daemon/detect/form.hpp"

#include <unicode/uchar.h>

#include <array>
#include <limits>

#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

constexpr std::size_t ending = 3;  ///< letters that "*" stands for

/// General punctuation (U+2000..U+206F), Latin-1 signs (U+0080..U+00BF), CJK punctuation (U+3000..U+303F), full-width
/// signs (U+FF00..U+FF0F, U+FF1A..U+FF20), U+FFFD.
bool is_sign(unsigned char lead, unsigned char next, unsigned char last) {
  return (lead == 0xE2 && (next == 0x80 || next == 0x81)) || lead == 0xC2 || (lead == 0xE3 && next == 0x80) ||
         (lead == 0xEF && next == 0xBC && (last < 0x90 || (last >= 0x9A && last <= 0xA0))) ||
         (lead == 0xEF && next == 0xBF);
}

/// Every code point below this, folded: nearly all letters that have case.
constexpr char32_t table_end = 0x530;

char32_t folded_by_icu(char32_t c) {
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

constexpr unsigned char ascii_folded(unsigned char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + 32) : c;
}

/// Past the letters of a word of a form, at `word`, which moves behind them, and of the text; absent when they differ.
std::optional<std::size_t> past_stem(std::string_view form, std::size_t& word, std::string_view text, std::size_t at) {
  while (word < form.size() && form[word] != '*' && form[word] != ' ') {
    if (at >= text.size()) return {};
    const auto wanted = static_cast<unsigned char>(form[word]);
    const auto found = static_cast<unsigned char>(text[at]);
    if (wanted < 0x80 && found < 0x80) {
      if (wanted != ascii_folded(found)) return {};
      ++word;
      ++at;
    } else if (next_point(form, word) != folded(next_point(text, at))) {
      return {};
    }
  }
  return at;
}

/// Past the ending of a word at `at`, of at most `tail` letters.
std::optional<std::size_t> past_tail(std::size_t tail, std::string_view text, std::size_t at) {
  for (std::size_t letters = 0; !boundary_after(text, at); ++letters) {
    if (letters == tail) return {};
    next_point(text, at);
  }
  return at;
}

/// Whether a stem that ends before `end` ends in a character beside which no boundary is looked for.
bool ends_unspaced(std::string_view form, std::size_t end) {
  if (static_cast<unsigned char>(form[end - 1]) < 0x80) return false;
  std::size_t last = end - 1;
  while (last > 0 && (static_cast<unsigned char>(form[last]) & 0xC0U) == 0x80U) --last;
  return is_unspaced(next_point(form, last));
}

}  // namespace

char32_t folded(char32_t c) {
  static const auto table = [] {
    std::array<char16_t, table_end> all{};
    for (char32_t i = 0; i < table_end; ++i) all[i] = static_cast<char16_t>(folded_by_icu(i));
    return all;
  }();
  return c < table_end ? table[c] : folded_by_icu(c);
}

std::string folded_form(std::string_view form) {
  std::string result;
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = folded(next_point(form, at));
    if (c < 0x80) {
      result.push_back(static_cast<char>(c));
    } else {
      append_point(c, result);
    }
  }
  return result;
}

std::optional<std::size_t> past_gap(std::string_view text, std::size_t at) {
  std::size_t next = at;
  while (next < text.size() && (text[next] == ' ' || text[next] == '\n' || text[next] == '\t')) ++next;
  if (next == at && text.substr(next).starts_with("\u00A0")) next += 2;
  if (next == at && next < text.size() && text[next] == '-') ++next;
  if (next == at) return {};
  return next;
}

std::optional<std::size_t> end_of(std::string_view form, std::string_view text, std::size_t at) {
  std::optional<std::size_t> end = at;
  for (std::size_t word = 0; word < form.size();) {
    if (word > 0) {
      ++word;  // the blank
      end = past_gap(text, *end);
      if (!end) return {};
    }
    end = past_stem(form, word, text, *end);
    if (!end) return {};
    const bool unspaced = ends_unspaced(form, word);
    std::size_t stars = 0;
    for (; word < form.size() && form[word] == '*'; ++word) ++stars;
    if (unspaced) continue;
    end = past_tail(stars == 0 ? 0 : stars == 1 ? ending : std::numeric_limits<std::size_t>::max(), text, *end);
    if (!end) return {};
  }
  return end;
}

bool is_unspaced(char32_t c) {
  return c >= 0x2E80 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0;
}

bool boundary_after_sign(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t back) { return static_cast<unsigned char>(text[at - back]); };
  if (at >= 2 && byte(2) == 0xC2) return true;
  return at >= 3 && is_sign(byte(3), byte(2), byte(1));
}

bool boundary_before_sign(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t on) {
    return at + on < text.size() ? static_cast<unsigned char>(text[at + on]) : static_cast<unsigned char>(0);
  };
  return is_sign(byte(0), byte(1), byte(2));
}

}  // namespace alleged::detect
