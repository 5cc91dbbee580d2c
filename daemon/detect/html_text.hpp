#pragma once

#include <string>
#include <string_view>

namespace alleged::detect {

/// Whether a text holds markup: a tag or a character reference.
bool looks_like_html(std::string_view text);

/// HTML as a reader sees it: tags and scripts gone, references resolved, a line break where a block ends.
/// In: any bytes of valid UTF-8. Out: plain text in valid UTF-8, at most as long as a small multiple of the input;
/// references add no control characters of ASCII. Linear also on hostile nesting; never throws on bad HTML; any thread.
std::string html_to_text(std::string_view html);

}  // namespace alleged::detect
