#include "feeds/xml.hpp"

#include <algorithm>
#include <array>

#include "feeds/ascii.hpp"
#include "feeds/entities.hpp"

namespace alleged::feeds {

namespace {

/// Of one element's attributes so many are looked at. A root with a million would be walked again for every entry.
constexpr int kMostAttributes = 64;

/// Whether an attribute's name is `name` after its prefix, in any case. One pass: this is hot.
bool is_local_name(const char* qualified, std::string_view name) {
  const char* at = qualified;
  std::size_t same_so_far = 0;
  bool is_same = true;
  bool has_prefix = false;
  for (; *at != '\0'; ++at) {
    if (*at == ':' && !has_prefix) {
      if (std::string_view(qualified, static_cast<std::size_t>(at - qualified)) == "xmlns") return false;
      has_prefix = is_same = true;
      same_so_far = 0;
    } else {
      is_same = is_same && same_so_far < name.size() && to_lower(*at) == to_lower(name[same_so_far]);
      ++same_so_far;
    }
  }
  return is_same && same_so_far == name.size();
}

pugi::xml_attribute find_attribute(pugi::xml_node element, std::string_view name) {
  pugi::xml_attribute attribute = element.first_attribute();
  for (int i = 0; attribute && i < kMostAttributes; attribute = attribute.next_attribute(), ++i) {
    if (is_local_name(attribute.name(), name)) return attribute;
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
  if (!is_void(name) || element.first_child() || *element.value() != '\0') out.append("</").append(name).append(">");
}

}  // namespace

pugi::xml_parse_result load_xml(pugi::xml_document& tree, std::string& text) {
  // Ends of lines are newlines already, which clean() saw to. An element's first text is its own value, without a node
  // for it: most elements have nothing else.
  constexpr unsigned kOptions = pugi::parse_cdata | pugi::parse_ws_pcdata | pugi::parse_embed_pcdata;
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

std::string text_of(pugi::xml_node element) {
  std::string text;
  append_decoded(text, element.value());
  for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
    const pugi::xml_node_type type = child.type();
    if (type == pugi::node_cdata) {
      text.append(child.value());
    } else if (type == pugi::node_pcdata) {
      append_decoded(text, child.value());
    }
  }
  return text;
}

std::string_view text_in(pugi::xml_node element, std::string& decoded) {
  const std::string_view own = element.value();
  const pugi::xml_node child = element.first_child();
  if (!child && own.find('&') == std::string_view::npos) return own;
  const bool is_only_cdata = own.empty() && child.type() == pugi::node_cdata && !child.next_sibling();
  if (is_only_cdata) return child.value();
  decoded = text_of(element);
  return decoded;
}

std::string attribute_of(pugi::xml_node element, std::string_view name) {
  const pugi::xml_attribute found = find_attribute(element, name);
  if (!found) return {};
  const std::string_view value = trim(found.value());
  if (value.find('&') == std::string_view::npos) return std::string(value);
  return trimmed(decode_entities(value));
}

bool has_child_elements(pugi::xml_node element) {
  for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_element) return true;
  }
  return false;
}

std::string inner_html(pugi::xml_node element) {
  std::string out = element.value();
  pugi::xml_node node = element.first_child();
  while (node) {
    if (node.type() == pugi::node_element) {
      append_start_tag(out, node);
      out.append(node.value());
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

}  // namespace alleged::feeds
