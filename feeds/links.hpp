#pragma once

#include <string>
#include <string_view>

namespace alleged::feeds {

/// Resolves `reference` against `base` (RFC 3986, 5). An absolute reference, an empty or unusable base, one that would
/// add more than 512 bytes, and what cannot be read as a URL leave the reference as it is, but for white space at its
/// ends. Never throws on bad input.
std::string resolve(std::string_view base, std::string_view reference);

/// Whether the text begins with a scheme ("https:", "mailto:").
bool is_absolute(std::string_view url);

/// Whether it begins with http:// or https://.
bool is_web_address(std::string_view url);

/// The HTML with relative href and src resolved against `base`; all else stays byte for byte.
std::string resolve_links(std::string html, std::string_view base);

}  // namespace alleged::feeds
