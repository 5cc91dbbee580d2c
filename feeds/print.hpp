#pragma once

#include <string>

#include "feeds/entry.hpp"

namespace alleged::feeds {

/// The document as one line of JSON, without the line break: the object that `alleged parse` promises. Times are RFC
/// 3339 in UTC, absent values null.
std::string to_json(const Document& document);

}  // namespace alleged::feeds
