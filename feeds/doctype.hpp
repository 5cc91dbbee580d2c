#pragma once

#include <string>
#include <string_view>

namespace alleged::feeds {

/// Replaces the references to entities that the document declares for itself (<!ENTITY rss "http://...">) by their
/// values, since pugixml reads no DTD. One level, no nesting, bounded growth: an entity bomb stays a handful of bytes.
/// `prolog` is what stands before the root element, `body` the rest. External entities are never read.
std::string expand_declared_entities(std::string_view prolog, std::string body);

}  // namespace alleged::feeds
