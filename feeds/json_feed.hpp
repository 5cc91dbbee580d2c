#pragma once

#include <string_view>
#include <variant>

#include "feeds/entry.hpp"
#include "feeds/parse.hpp"

namespace alleged::feeds {

/// Reads JSON Feed 1.0 or 1.1 (jsonfeed.org). In: clean UTF-8.
std::variant<Document, Unreadable> read_json_feed(std::string_view text, const Source& source);

}  // namespace alleged::feeds
