#pragma once

#include <pugixml.hpp>
#include <string>

#include "feeds/entry.hpp"
#include "feeds/vocabulary.hpp"

namespace alleged::feeds {

struct Body {
  std::string html;
  BodyType type = BodyType::kHtml;  ///< of what was given; text comes escaped
};

/// The element's text as HTML, whichever way it was written: plain, escaped HTML, XHTML or base64 (RFC 4287, 3.1 and
/// 4.1.3; Atom 0.3's mode). Without a type, RSS means HTML and Atom means text; markup that stands there bare is XHTML.
/// Media types that are no text give an empty string.
Body body_of(pugi::xml_node element, Vocabulary vocabulary);

/// The same as one line of plain text.
std::string plain_of(pugi::xml_node element, Vocabulary vocabulary);

}  // namespace alleged::feeds
