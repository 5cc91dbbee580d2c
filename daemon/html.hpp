#pragma once

#include <string>
#include <string_view>

namespace alleged {

// What mails and pages that are written in HTML share.

/// Text made safe inside HTML, in attributes too.
std::string escaped(std::string_view text);

/// Whether an address may be a link: http and https only. What a feed gives may be javascript:.
bool is_web_link(std::string_view url);

}  // namespace alleged
