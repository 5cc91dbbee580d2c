#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "feeds/entry.hpp"
#include "feeds/scope.hpp"

namespace alleged::feeds {

/// Reads one RSS item or Atom entry; `outer` is the scope around it.
Entry read_entry(pugi::xml_node node, const Scope& outer);

/// Whether a link element with this `rel` points at the thing itself, as all RSS links do (Atom: "alternate" or none).
bool is_alternate(std::string_view rel);

/// Where a link element of either kind points to, absolute where possible; empty if nowhere.
std::string target_of(pugi::xml_node link, const Scope& scope);

}  // namespace alleged::feeds
