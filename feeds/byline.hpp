#pragma once

#include <pugixml.hpp>
#include <string>

#include "feeds/scope.hpp"

namespace alleged::feeds {

/// Where an author was told, the better source last.
enum class Byline { kNone, kItunes, kRss, kDublinCore, kAtom };

/// Takes what an author's element says into `author`, which `byline` told so far. The better source wins, and equally
/// good ones are joined with commas. An element that names nobody changes nothing. `scope` is the element's own.
void add_author(std::string& author, Byline& byline, pugi::xml_node element, const Scope& scope);

}  // namespace alleged::feeds
