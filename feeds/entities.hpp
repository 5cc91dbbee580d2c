#pragma once

#include <string>
#include <string_view>

namespace alleged::feeds {

/// Decodes one level of character references: the numeric ones (see append_code_point) and HTML 4's names plus &apos;.
/// What is no reference stays as it is ("AT&T", "&nosuch;"). In and out: clean UTF-8.
std::string decode_entities(std::string_view text);

/// The same, written behind what is in `out`.
void append_decoded(std::string& out, std::string_view text);

/// Plain text as HTML that shows the same.
std::string escape_html(std::string_view text);

/// The code point of an HTML 4 entity name (without & and ;), 0 if there is none of that name.
char32_t entity_code(std::string_view name);

}  // namespace alleged::feeds
