#pragma once

#include <pugixml.hpp>

#include "feeds/entry.hpp"
#include "feeds/scope.hpp"

namespace alleged::feeds {

/// Takes over what an element of the feed's head says of fetching it; any other element is passed over. `scope` is the
/// element's own. Values that make no sense are passed over too.
void read_refresh(pugi::xml_node element, const Scope& scope, Refresh& refresh);

}  // namespace alleged::feeds
