#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace alleged::feeds {

/// The document with references to entities that it declares for itself (<!ENTITY rss "http://...">) replaced by their
/// values, since pugixml reads no DTD; nothing if there are none. One level, no nesting, bounded growth: an entity bomb
/// stays a handful of bytes. `root` is where the root element begins; what stands before it stays as it is. External
/// entities are never read.
std::optional<std::string> expand_declared_entities(std::string_view text, std::size_t root);

}  // namespace alleged::feeds
