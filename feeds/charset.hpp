#pragma once

#include <string>
#include <string_view>

namespace alleged::feeds {

/// Turns a document's bytes into clean UTF-8 (see clean()): by byte order mark, then by what HTTP's Content-Type or the
/// document itself declares, then as UTF-8 if it is that, then by guessing. Never fails: bytes that fit no character
/// become U+FFFD. Needs at most about four times the memory of `bytes`.
std::string to_utf8(std::string_view bytes, std::string_view content_type);

/// The same for a feed: one that was encoded twice is set right (see decode_twice_encoded).
std::string feed_to_utf8(std::string_view bytes, std::string_view content_type);

/// The charset parameter of a Content-Type value, empty if there is none: "text/xml; charset=koi8-r" -> "koi8-r".
std::string_view charset_of(std::string_view content_type);

}  // namespace alleged::feeds
