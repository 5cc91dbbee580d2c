#include "feeds/xml.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "feeds/ascii.hpp"
#include "feeds/entities.hpp"
#include "feeds/links.hpp"

namespace alleged::feeds {

namespace {

/// Declarations and bases are looked for so many levels up: feeds need five, and a hostile depth must not cost.
constexpr int kMostLevels = 32;
/// Of one element's attributes so many are looked at. A root with a million would be walked again for every entry.
constexpr int kMostAttributes = 64;

/// The first attribute that `wanted` accepts.
template <typename Wanted>
pugi::xml_attribute find_attribute(pugi::xml_node element, Wanted wanted) {
  pugi::xml_attribute attribute = element.first_attribute();
  for (int i = 0; attribute && i < kMostAttributes; attribute = attribute.next_attribute(), ++i) {
    if (wanted(std::string_view(attribute.name()))) return attribute;
  }
  return {};
}

bool is_void(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kVoid = {
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"};
  return std::any_of(kVoid.begin(), kVoid.end(), [name](std::string_view element) { return same(name, element); });
}

void append_start_tag(std::string& out, pugi::xml_node element) {
  out.append("<").append(local_name(element.name()));
  for (const pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view name = attribute.name();
    const std::string_view value = attribute.value();
    if (name.starts_with("xmlns")) continue;
    // The value is still escaped as it was; only the quotes around it may have been others.
    const bool has_quote = value.find('"') != std::string_view::npos;
    out.append(" ").append(name).append(has_quote ? "='" : "=\"").append(value).append(has_quote ? "'" : "\"");
  }
  out.append(">");
}

void append_end_tag(std::string& out, pugi::xml_node element) {
  const std::string_view name = local_name(element.name());
  if (!is_void(name) || element.first_child()) out.append("</").append(name).append(">");
}

}  // namespace

pugi::xml_parse_result load_xml(pugi::xml_document& tree, std::string& text) {
  constexpr unsigned kOptions = pugi::parse_cdata | pugi::parse_ws_pcdata | pugi::parse_eol;
  // pugixml writes a NUL over the buffer's last byte; without this one it would cut a character in a truncated
  // document.
  text.push_back('\n');
  return tree.load_buffer_inplace(text.data(), text.size(), kOptions, pugi::encoding_utf8);
}

std::string_view local_name(std::string_view qualified) {
  const std::size_t colon = qualified.find(':');
  return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

std::string_view prefix_of(std::string_view qualified) {
  const std::size_t colon = qualified.find(':');
  return colon == std::string_view::npos ? std::string_view{} : qualified.substr(0, colon);
}

std::string_view namespace_of(pugi::xml_node node, std::string_view prefix) {
  for (int level = 0; node && level < kMostLevels; node = node.parent(), ++level) {
    // Asked for every element, all the way up: most attributes are told apart by their first letters, unmeasured.
    for (pugi::xml_attribute each = node.first_attribute(); each; each = each.next_attribute()) {
      const char* name = each.name();
      if (std::strncmp(name, "xmlns", 5) != 0) continue;
      const bool declares = prefix.empty() ? name[5] == '\0' : name[5] == ':' && prefix == name + 6;
      if (declares) return trim(each.value());
    }
  }
  return {};
}

std::string text_of(pugi::xml_node element) {
  std::string text;
  for (const pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_cdata) {
      text.append(child.value());
    } else if (child.type() == pugi::node_pcdata) {
      text.append(decode_entities(child.value()));
    }
  }
  return text;
}

std::string attribute_of(pugi::xml_node element, std::string_view name) {
  const pugi::xml_attribute found = find_attribute(element, [name](std::string_view qualified) {
    return same(local_name(qualified), name) && !qualified.starts_with("xmlns:");
  });
  return decode_entities(trim(found.value()));
}

bool has_child_elements(pugi::xml_node element) {
  const auto children = element.children();
  return std::any_of(children.begin(), children.end(),
                     [](pugi::xml_node child) { return child.type() == pugi::node_element; });
}

std::string inner_html(pugi::xml_node element) {
  std::string out;
  pugi::xml_node node = element.first_child();
  while (node) {
    if (node.type() == pugi::node_element) {
      append_start_tag(out, node);
    } else if (node.type() == pugi::node_cdata) {
      out.append(escape_html(node.value()));
    } else if (node.type() == pugi::node_pcdata) {
      out.append(node.value());
    }
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    if (node.type() == pugi::node_element) append_end_tag(out, node);
    while (node && !node.next_sibling()) {
      node = node.parent();
      if (node == element) return out;
      append_end_tag(out, node);
    }
    node = node.next_sibling();
  }
  return out;
}

std::string base_of(pugi::xml_node element, std::string_view outermost) {
  std::vector<std::string> bases;
  int level = 0;
  for (pugi::xml_node node = element; node && level < kMostLevels; node = node.parent(), ++level) {
    if (const auto base = find_attribute(node, [](std::string_view name) { return name == "xml:base"; })) {
      bases.push_back(decode_entities(trim(base.value())));
      if (is_absolute(bases.back())) break;
    }
  }
  std::string base(outermost);
  for (auto each = bases.rbegin(); each != bases.rend(); ++each) base = resolve(base, *each);
  return base;
}

}  // namespace alleged::feeds
