#include "feeds/text_construct.hpp"

#include <string_view>

#include "feeds/ascii.hpp"
#include "feeds/base64.hpp"
#include "feeds/entities.hpp"
#include "feeds/plain_text.hpp"
#include "feeds/utf8.hpp"
#include "feeds/xml.hpp"

namespace alleged::feeds {

namespace {

enum class Writing { kText, kHtml, kXhtml, kHtmlAroundMarkup, kBase64Text, kBase64Html, kNotText };

Writing writing_in_base64(std::string_view type) {
  if (type == "text/plain" || type == "text") return Writing::kBase64Text;
  const bool may_be_html = type.empty() || type.find("html") != std::string_view::npos;
  return may_be_html || type == "application/octet-stream" ? Writing::kBase64Html : Writing::kNotText;
}

Writing writing_of(pugi::xml_node element, Vocabulary vocabulary) {
  std::string type;
  std::string mode;
  if (element.first_attribute()) {
    type = lower(attribute_of(element, "type"));
    mode = lower(attribute_of(element, "mode"));
  }
  if (mode == "base64") return writing_in_base64(type);
  if (has_child_elements(element)) {
    return type == "html" || type == "text/html" ? Writing::kHtmlAroundMarkup : Writing::kXhtml;
  }
  if (vocabulary != Vocabulary::kAtom) return Writing::kHtml;
  if (mode == "escaped") return type == "text/plain" || type == "text" ? Writing::kText : Writing::kHtml;
  if (type.empty() || type == "text" || type == "text/plain" || type == "plain") return Writing::kText;
  if (type.find("html") != std::string::npos) return Writing::kHtml;
  if (type.starts_with("text/")) return Writing::kText;
  if (type.ends_with("/xml") || type.ends_with("+xml")) return Writing::kXhtml;
  return type.find('/') == std::string::npos ? Writing::kHtml : writing_in_base64(type);
}

/// RFC 4287, 3.1.1.3: XHTML comes in one div that is not part of it.
std::string xhtml_of(pugi::xml_node element) {
  if (!trim(element.value()).empty()) return inner_html(element);
  pugi::xml_node only;
  for (const pugi::xml_node child : element.children()) {
    const bool is_space_only = child.type() == pugi::node_pcdata && trim(child.value()).empty();
    if (is_space_only || child.type() == pugi::node_comment) continue;
    if (only) return inner_html(element);
    only = child;
  }
  const bool is_div = only.type() == pugi::node_element && same(local_name(only.name()), "div");
  return inner_html(is_div ? only : element);
}

/// In HTML, "<!" opens a comment up to the next ">", whatever follows it. Where neither a comment, a declaration nor a
/// section can follow, people meant the two characters, and the words behind them would be lost.
std::string escape_stray_openings(std::string html) {
  std::string out;
  std::size_t copied = 0;
  // The rarer of the two characters is looked for.
  for (std::size_t at = html.find('!'); at != std::string::npos; at = html.find('!', at + 1)) {
    if (at == 0 || html[at - 1] != '<') continue;
    const char next = at + 1 < html.size() ? html[at + 1] : ' ';
    if (is_alpha(next) || next == '-' || next == '[' || next == '>') continue;
    out.append(html, copied, at - 1 - copied).append("&lt;");
    copied = at;
  }
  if (copied == 0) return html;
  out.append(html, copied);
  return out;
}

}  // namespace

Body body_of(pugi::xml_node element, Vocabulary vocabulary) {
  switch (writing_of(element, vocabulary)) {
    case Writing::kText:
      return {escape_html(trim(text_of(element))), BodyType::kText};
    case Writing::kHtml:
      return {escape_stray_openings(trimmed(text_of(element)))};
    case Writing::kXhtml:
      return {trimmed(xhtml_of(element))};
    case Writing::kHtmlAroundMarkup:
      return {decode_entities(trim(xhtml_of(element)))};
    case Writing::kBase64Text:
      return {escape_html(clean(decode_base64(text_of(element)))), BodyType::kText};
    case Writing::kBase64Html:
      return {escape_stray_openings(clean(decode_base64(text_of(element))))};
    case Writing::kNotText:
      break;
  }
  return {};
}

std::string plain_of(pugi::xml_node element, Vocabulary vocabulary) {
  std::string decoded;
  switch (writing_of(element, vocabulary)) {
    case Writing::kText:
      return fold_space(text_in(element, decoded));
    case Writing::kBase64Text:
      return fold_space(clean(decode_base64(text_of(element))));
    case Writing::kHtml: {
      const std::string_view html = text_in(element, decoded);
      if (html.find("<!") == std::string_view::npos) return plain_text(html);
      return plain_text(escape_stray_openings(std::string(html)));
    }
    default:
      return plain_text(body_of(element, vocabulary).html);
  }
}

}  // namespace alleged::feeds
