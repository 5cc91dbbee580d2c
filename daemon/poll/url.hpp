#pragma once

#include <string>
#include <string_view>

namespace alleged::poll {

/// Text that a header may carry: UTF-8 without control characters.
bool is_line(std::string_view text);

/// Whether a subscription may follow to this address: http or https, at most 2,000 bytes, and text without spaces.
bool is_storable(std::string_view url);

/// Whether a URL holds a user's name or password.
bool has_user(std::string_view url);

/// A URL without them: links are resolved against it, and a password must not get into links.
std::string without_user(std::string url);

}  // namespace alleged::poll
