#pragma once

#include <span>
#include <string>
#include <string_view>

namespace alleged::feeds {

/// The longest `articleBody` (schema.org) in a page's JSON-LD, as plain paragraphs, a line each; empty if there is
/// none. In: the scripts' clean UTF-8; one that is no JSON, or larger than 1 MiB, is passed over.
std::string article_in_linked_data(std::span<const std::string_view> scripts);

}  // namespace alleged::feeds
