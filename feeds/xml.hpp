#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace alleged::feeds {

/// Reads clean UTF-8 into `tree`, which points into `text` from then on: `text` is changed and must outlive the tree.
/// No reference is decoded (the functions below do, and know HTML's names too); white space between elements is kept,
/// since it parts words in XHTML. Text that comes first in an element is the element's own value, not a child. An error
/// keeps what was read before it (pugixml 1.13's manual, "parsing errors").
pugi::xml_parse_result load_xml(pugi::xml_document& tree, std::string& text);

/// The name after the prefix: "encoded" of "content:encoded".
std::string_view local_name(std::string_view qualified);
std::string_view prefix_of(std::string_view qualified);

/// Calls visit(child) for each element directly in `parent`. pugixml's accessors are calls into a shared library, and
/// its iterators make six of them for a child; this makes three.
template <typename Visit>
void for_each_element(pugi::xml_node parent, Visit visit) {
  for (pugi::xml_node child = parent.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_element) visit(child);
  }
}

/// Text and CDATA directly in the element, joined and decoded once. Text in child elements is not in it.
std::string text_of(pugi::xml_node element);

/// The same without a copy where that can be: in the tree, else in `decoded`, which the caller keeps as long.
std::string_view text_in(pugi::xml_node element, std::string& decoded);

/// The decoded, trimmed value of the attribute of that local name and any prefix and case; empty if there is none.
std::string attribute_of(pugi::xml_node element, std::string_view name);

bool has_child_elements(pugi::xml_node element);

/// What stands between the element's tags, as HTML: prefixes dropped, void elements in HTML's way. Walks without
/// recursion: a million nested tags are only long.
std::string inner_html(pugi::xml_node element);

}  // namespace alleged::feeds
