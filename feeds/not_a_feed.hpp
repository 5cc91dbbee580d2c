#pragma once

#include <string_view>

#include "feeds/entry.hpp"

namespace alleged::feeds {

/// Says what a document is that holds no feed, in words for a person. In: clean UTF-8.
Unreadable describe(std::string_view text);

}  // namespace alleged::feeds
