#pragma once

#include <string>
#include <string_view>

namespace alleged::feeds {

/// The bytes that base64 text stands for; reads up to the first "=" and skips what is no base64 letter.
std::string decode_base64(std::string_view text);

}  // namespace alleged::feeds
