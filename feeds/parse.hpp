#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "feeds/entry.hpp"

namespace alleged::feeds {

/// Where a document came from: what the reader may use besides its bytes.
struct Source {
  std::string url;           ///< final URL after redirects; base of relative links; may be empty
  std::string content_type;  ///< the HTTP header's value; may be empty
};

/// Reads one feed document of any kind. In: hostile bytes. Out: entries in document order, or why there are none.
/// Pure: no I/O, no shared state, any thread. Never throws on bad input; memory is bounded by a small multiple of
/// `bytes`. From here on all text is valid UTF-8 without NUL and without control characters other than tab and newline.
std::variant<Document, Unreadable> parse(std::string_view bytes, const Source& source);

}  // namespace alleged::feeds
