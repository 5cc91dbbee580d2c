#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace alleged::feeds {

/// What a run of bytes looks like as UTF-8.
struct Utf8Survey {
  std::size_t multibyte = 0;  ///< well-formed sequences of two bytes or more
  std::size_t invalid = 0;    ///< bytes that belong to no well-formed sequence
  std::size_t controls = 0;   ///< control characters that clean() would not leave
  std::size_t first = 0;      ///< where the first of the well-formed sequences begins, if there is one
};
Utf8Survey survey(std::string_view bytes);

/// Position of the first byte at or after `from` that belongs to no well-formed sequence; bytes.size() if there is none.
/// `from` is where a sequence may begin.
std::size_t find_invalid(std::string_view bytes, std::size_t from);

/// Appends the code point as UTF-8. Numbers that are no character become what a reader expects: 0x80..0x9F are read as
/// windows-1252 (as browsers do), surrogates and numbers above U+10FFFF become U+FFFD, other control characters but tab
/// and newline vanish.
void append_code_point(std::string& out, char32_t code);

/// The byte that windows-1252 has for a character, absent if it has none. Its five unused bytes, and the C1 controls,
/// stand for themselves, as in programs that convert without losing any.
std::optional<unsigned char> windows_1252_byte(char32_t code);

/// Makes any bytes valid UTF-8 without NUL and without control characters other than tab and newline. CR and CR LF
/// become newline, a C1 control is read as windows-1252, a byte that fits nowhere becomes U+FFFD. Text that is clean
/// already is returned as it came, without a copy.
std::string clean(std::string text);

}  // namespace alleged::feeds
