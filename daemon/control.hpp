#pragma once

#include <cstddef>
#include <string_view>

namespace alleged {

/// How many bytes the character at `at` of UTF-8 text has, if it is one that a terminal obeys instead of showing it: a
/// control of C0 or C1, DEL, a line or paragraph separator, or a mark that turns the rest of a line round (U+202A to
/// U+202E, U+2066 to U+2069). 0 for any other. U+200E and U+200F, which scripts from right to left need, are others.
std::size_t control_at(std::string_view text, std::size_t at);

}  // namespace alleged
