#pragma once

#include <pugixml.hpp>
#include <string>

#include "feeds/entry.hpp"
#include "feeds/scope.hpp"

namespace alleged::feeds {

/// Reads one RSS item or Atom entry; `outer` is the scope around it.
Entry read_entry(pugi::xml_node node, const Scope& outer);

/// Whether a link element points at the thing itself, as all RSS links do (Atom: rel="alternate" or no rel).
bool is_alternate(pugi::xml_node link);

/// Where a link element of either kind points to, absolute where possible; empty if nowhere.
std::string target_of(pugi::xml_node link, const Scope& scope);

}  // namespace alleged::feeds
