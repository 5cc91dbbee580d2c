#include "feeds/plain_text.hpp"

#include <algorithm>
#include <array>

#include "feeds/ascii.hpp"
#include "feeds/entities.hpp"
#include "feeds/tags.hpp"

namespace alleged::feeds {

namespace {

/// Tags that part words; all others may stand within one ("<b>K</b>yiv").
bool parts_words(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kBlocks = {"br", "p", "div", "li", "td", "h1", "h2", "h3"};
  if (name.starts_with('/')) name.remove_prefix(1);
  return std::any_of(kBlocks.begin(), kBlocks.end(), [name](std::string_view block) { return same(name, block); });
}

std::string without_tags(std::string_view html) {
  if (html.find('<') == std::string_view::npos) return std::string(html);
  std::string out;
  std::size_t copied = 0;
  std::string_view hidden;  // the element whose text is no text: script or style
  for (TagReader tags(html); const std::optional<Tag> tag = tags.next();) {
    if (hidden.empty()) out.append(html, copied, tag->start - copied);
    copied = tag->end;
    if (!hidden.empty()) {
      if (tag->name.starts_with('/') && same(tag->name.substr(1), hidden)) hidden = {};
    } else if (same(tag->name, "script") || same(tag->name, "style")) {
      hidden = tag->name;
    } else if (parts_words(tag->name)) {
      out.push_back(' ');
    }
  }
  if (hidden.empty()) out.append(html, copied);
  return out;
}

}  // namespace

std::string fold_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  text = trim(text);
  while (!text.empty()) {
    std::size_t end = 0;
    while (end < text.size() && !is_space(text[end])) ++end;
    out.append(text, 0, end);
    text = trim_start(text.substr(end));
    if (!text.empty()) out.push_back(' ');
  }
  return out;
}

std::string plain_text(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return fold_space(html);
  std::string text = decode_entities(without_tags(html));
  if (text.find('&') != std::string::npos) text = decode_entities(text);
  return fold_space(text);
}

}  // namespace alleged::feeds
