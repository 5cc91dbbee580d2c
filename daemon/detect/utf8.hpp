#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace alleged::detect {

/// The text itself when it is valid UTF-8, else a copy in `storage` in which every ill-formed sequence is U+FFFD.
std::string_view valid_utf8(std::string_view text, std::string& storage);

/// The code point at `at`, which moves behind it. A byte that begins none is U+FFFD; nothing beyond the text is read.
char32_t next_point(std::string_view text, std::size_t& at);

/// Writes a code point behind a text.
void append_point(char32_t point, std::string& text);

/// Number of code points in valid UTF-8.
std::size_t code_points(std::string_view text);

/// Whether a word begins with a capital. Scripts without case have none.
bool starts_with_capital(std::string_view word);

/// Which letters of the two cases a text has. Scripts without case have neither.
struct Cases {
  bool capital = false;
  bool small = false;
};
Cases cases_of(std::string_view text);

}  // namespace alleged::detect
