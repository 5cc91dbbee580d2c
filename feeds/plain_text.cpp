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

/// Whether folding would change anything in the block, or between it and the byte before. Without a branch and of one
/// size, so that the compiler makes vector instructions of it.
constexpr std::size_t kBlock = 16;
bool is_folded_block(const char* before_it) {
  unsigned char other = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const auto before = static_cast<unsigned char>(before_it[i]);
    const auto here = static_cast<unsigned char>(before_it[i + 1]);
    const unsigned is_double = static_cast<unsigned>(here == ' ') & static_cast<unsigned>(before == ' ');
    const auto from_tab = static_cast<unsigned char>(here - '\t');
    other = static_cast<unsigned char>(other | is_double | static_cast<unsigned>(from_tab < 5));  // to carriage return
  }
  return other == 0;
}

/// True for most text; a text may be folded and not be found so. `text` is trimmed.
bool is_folded(std::string_view text) {
  if (text.size() <= kBlock) return text.find_first_of(" \t\n\v\f\r") == std::string_view::npos;
  for (std::size_t before = 0; before + kBlock < text.size(); before += kBlock) {
    if (!is_folded_block(text.data() + before)) return false;
  }
  return is_folded_block(text.data() + text.size() - kBlock - 1);
}

}  // namespace

std::string fold_space(std::string_view text) {
  text = trim(text);
  if (is_folded(text)) return std::string(text);
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  bool after_space = false;
  for (const char c : text) {
    const bool space = is_space(c);
    // The place after a run's first space is written again by every other one of it.
    out[size] = space ? ' ' : c;
    size += space && after_space ? 0U : 1U;
    after_space = space;
  }
  out.resize(size);
  return out;
}

std::string plain_text(std::string_view html) {
  const bool has_tags = html.find('<') != std::string_view::npos;
  if (!has_tags && html.find('&') == std::string_view::npos) return fold_space(html);
  std::string text = has_tags ? decode_entities(without_tags(html)) : decode_entities(html);
  if (text.find('&') != std::string::npos) text = decode_entities(text);
  return fold_space(text);
}

}  // namespace alleged::feeds
