#pragma once

#include <string>
#include <string_view>

namespace alleged::feeds {

/// Bytes of ISO 8859-16 (Latin-10, the Romanian one of the family) as UTF-8. ICU does not know this charset.
std::string decode_latin10(std::string_view bytes);

}  // namespace alleged::feeds
