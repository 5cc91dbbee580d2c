#pragma once

#include <string>
#include <string_view>

#include "feeds/breakage.hpp"

namespace alleged::feeds {

/// Sound XML made of broken XML, and what was wrong with it.
struct Recovered {
  std::string text;
  Breakage broken;
};

/// Makes sound XML of a feed that is broken: crossed and unclosed tags, stray "<", attributes without quotes, a cut.
/// In: clean UTF-8 that begins at the root element (see find_root). Out: text that pugixml reads; references are left
/// as they were. An entry that the end of the text cut is not in it. No entity is expanded and nothing is loaded. One
/// pass, bounded depth; memory of three times `text` for a document, of twenty-five for one made of "<". Any thread.
Recovered recover(std::string_view text);

}  // namespace alleged::feeds
