#include "daemon/detect/form.hpp"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

constexpr std::size_t ending = 3;  ///< letters that "*" stands for

bool is_ascii_letter(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/// General punctuation (U+2000..U+206F), Latin-1 signs (U+0080..U+00BF), CJK punctuation (U+3000..U+303F), full-width
/// signs (U+FF00..U+FF0F, U+FF1A..U+FF20), U+FFFD.
bool is_sign(unsigned char lead, unsigned char next, unsigned char last) {
  return (lead == 0xE2 && (next == 0x80 || next == 0x81)) || lead == 0xC2 || (lead == 0xE3 && next == 0x80) ||
         (lead == 0xEF && next == 0xBC && (last < 0x90 || (last >= 0x9A && last <= 0xA0))) ||
         (lead == 0xEF && next == 0xBF);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string folded_text(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = folded(next_point(text, at));
    if (c < 0x80) {
      result.push_back(static_cast<char>(c));
    } else {
      icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(result);
    }
  }
  return result;
}

/// Past a stem at `at`, in any case.
std::optional<std::size_t> past_stem(const std::string& stem, std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < stem.size();) {
    if (at >= text.size()) return {};
    const char32_t wanted = next_point(stem, i);
    const char32_t found = next_point(text, at);
    if (wanted != found && wanted != folded(found)) return {};
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

Word word_of(std::string_view text) {
  std::size_t stars = 0;
  while (text.ends_with('*')) {
    text.remove_suffix(1);
    ++stars;
  }
  Word word;
  word.stem = folded_text(text);
  word.tail = stars == 0 ? 0 : stars == 1 ? ending : std::numeric_limits<std::size_t>::max();
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) last = next_point(text, at);
  word.unspaced = is_unspaced(last);
  return word;
}

}  // namespace

bool is_open(std::string_view form) {
  return form.find('*') != form.npos;
}

char32_t folded(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

std::vector<Word> words_of(std::string_view form) {
  std::vector<Word> words;
  while (!form.empty()) {
    const std::size_t end = std::min(form.find(' '), form.size());
    if (end > 0) words.push_back(word_of(form.substr(0, end)));
    form.remove_prefix(std::min(end + 1, form.size()));
  }
  return words;
}

std::vector<std::string> beginnings(std::string_view form) {
  const std::string_view first =
      form.substr(0, is_open(form) ? std::min(form.find_first_of("* "), form.size()) : form.size());
  std::vector<std::string> found{std::string(first)};
  if (is_ascii(first)) return found;
  const icu::UnicodeString unicode = utf16(first);
  icu::UnicodeString lower = unicode;
  icu::UnicodeString capital = unicode;
  lower.toLower(icu::Locale::getRoot());
  icu::UnicodeString initial(capital.char32At(0));
  initial.toUpper(icu::Locale::getRoot());
  capital.replace(0, capital.moveIndex32(0, 1), initial);
  for (const icu::UnicodeString& variant : {lower, capital}) {
    std::string text = utf8(variant);
    if (std::find(found.begin(), found.end(), text) == found.end()) found.push_back(std::move(text));
  }
  return found;
}

std::optional<std::size_t> end_of(const std::vector<Word>& words, std::string_view text, std::size_t at) {
  std::optional<std::size_t> end = at;
  for (const Word& word : words) {
    if (&word != &words.front()) {
      std::size_t next = *end;
      while (next < text.size() && (text[next] == ' ' || text[next] == '\n' || text[next] == '\t')) ++next;
      if (next == *end && text.substr(next).starts_with("\u00A0")) next += 2;
      if (next == *end && next < text.size() && text[next] == '-') ++next;
      if (next == *end) return {};
      end = next;
    }
    end = past_stem(word.stem, text, *end);
    if (end && !word.unspaced) end = past_tail(word.tail, text, *end);
    if (!end) return {};
  }
  return end;
}

bool is_unspaced(char32_t c) {
  return c >= 0x2E80 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0;
}

bool boundary_before(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const auto byte = [&](std::size_t back) { return static_cast<unsigned char>(text[at - back]); };
  if (byte(1) < 0x80) return !is_ascii_letter(byte(1));
  if (at >= 2 && byte(2) == 0xC2) return true;
  return at >= 3 && is_sign(byte(3), byte(2), byte(1));
}

bool boundary_after(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const auto byte = [&](std::size_t on) {
    return at + on < text.size() ? static_cast<unsigned char>(text[at + on]) : static_cast<unsigned char>(0);
  };
  if (byte(0) < 0x80) return !is_ascii_letter(byte(0));
  return is_sign(byte(0), byte(1), byte(2));
}

}  // namespace alleged::detect
