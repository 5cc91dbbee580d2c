#include "daemon/detect/html_text.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <memory>
#include <vector>

#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

/// gumbo 0.10 frees its tree recursively, and rebuilds every open formatting element in every following block: time and
/// memory grow with the product. Beyond these bounds only the tags are cut out.
constexpr std::size_t most_tags = 8'000;
constexpr std::size_t most_rebuilt = 1'000'000;

struct Tags {
  std::size_t all = 0;
  std::size_t formatting = 0;
};

bool starts_formatting(std::string_view name) {
  constexpr std::array<std::string_view, 14> names = {"a",    "b",     "big",    "code",   "em", "font", "i",
                                                      "nobr", "small", "strike", "strong", "s",  "tt",   "u"};
  for (const std::string_view known : names) {
    if (name.size() <= known.size()) continue;
    bool same = std::isalpha(static_cast<unsigned char>(name[known.size()])) == 0;
    for (std::size_t i = 0; same && i < known.size(); ++i) {
      same = std::tolower(static_cast<unsigned char>(name[i])) == known[i];
    }
    if (same) return true;
  }
  return false;
}

Tags count_tags(std::string_view html) {
  Tags tags;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    if (at + 1 < html.size() && std::isalpha(static_cast<unsigned char>(html[at + 1])) != 0) {
      ++tags.all;
      if (starts_formatting(html.substr(at + 1, 8))) ++tags.formatting;
    }
  }
  return tags;
}

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_U:
    case GUMBO_TAG_UNKNOWN:
      return false;
    default:
      return true;
  }
}

void end_line(std::string& text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
}

/// White space of any kind and length is one space in HTML. Control characters, which gumbo makes of "&#1;", vanish.
void append_flowing(std::string& text, std::string_view run) {
  for (const char c : run) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (!space) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte > 0x20 && byte != 0x7F) text += c;
    } else if (!text.empty() && text.back() != ' ' && text.back() != '\n') {
      text += ' ';
    }
  }
}

std::string text_of(const GumboNode& root) {
  struct Step {
    const GumboNode* node;
    bool leaving;
  };
  std::string text;
  std::vector<Step> steps{{&root, false}};
  while (!steps.empty()) {
    const auto [node, leaving] = steps.back();
    steps.pop_back();
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      append_flowing(text, node->v.text.text);
      continue;
    }
    if (node->type != GUMBO_NODE_ELEMENT) continue;
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_HEAD) continue;
    if (is_block(tag)) end_line(text);
    if (leaving) continue;
    steps.push_back({node, true});
    const GumboVector& children = node->v.element.children;
    for (unsigned i = children.length; i-- > 0;) {
      steps.push_back({static_cast<const GumboNode*>(children.data[i]), false});
    }
  }
  return text;
}

std::string without_tags(std::string_view html) {
  std::string text;
  text.reserve(html.size());
  bool inside = false;
  for (std::size_t i = 0; i < html.size(); ++i) {
    const char c = html[i];
    if (!inside && c == '<' && i + 1 < html.size() &&
        (std::isalpha(static_cast<unsigned char>(html[i + 1])) != 0 || html[i + 1] == '/' || html[i + 1] == '!')) {
      inside = true;
      if (!text.empty() && text.back() != ' ') text += ' ';
    } else if (inside && c == '>') {
      inside = false;
    } else if (!inside) {
      text += c;
    }
  }
  return text;
}

/// gumbo 0.10 counts a character reference in an int: of "&#4294967295;" it makes a character that ends the text. Such
/// numbers become what HTML says they are, U+FFFD. `storage` holds the text where that is needed.
std::string_view without_great_references(std::string_view html, std::string& storage) {
  std::size_t copied = 0;
  for (std::size_t at = html.find("&#"); at != html.npos; at = html.find("&#", at + 2)) {
    const bool is_hexadecimal = at + 2 < html.size() && (html[at + 2] == 'x' || html[at + 2] == 'X');
    const std::size_t first = std::min(html.find_first_not_of('0', at + (is_hexadecimal ? 3 : 2)), html.size());
    std::size_t end = first;
    while (end < html.size() && (is_hexadecimal ? std::isxdigit(static_cast<unsigned char>(html[end])) != 0
                                                : std::isdigit(static_cast<unsigned char>(html[end])) != 0))
      ++end;
    if (end - first < 8) continue;  // the last character, U+10FFFF, has seven
    storage.append(html, copied, at - copied).append("\uFFFD");
    copied = end < html.size() && html[end] == ';' ? end + 1 : end;
  }
  if (copied == 0) return html;
  storage.append(html, copied);
  return storage;
}

}  // namespace

bool looks_like_html(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&"); at != text.npos; at = text.find_first_of("<&", at + 1)) {
    if (at + 1 >= text.size()) return false;
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (text[at] == '<' && (std::isalpha(next) != 0 || next == '/' || next == '!')) return true;
    if (text[at] == '&' && (std::isalpha(next) != 0 || next == '#') &&
        text.substr(at, 12).find(';') != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::string html_to_text(std::string_view html) {
  const Tags tags = count_tags(html);
  if (tags.all > most_tags || tags.all * tags.formatting > most_rebuilt) return without_tags(html);
  std::string replaced;
  const std::string_view sound = without_great_references(html, replaced);
  struct Destroy {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
  };
  const std::unique_ptr<GumboOutput, Destroy> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, sound.data(), sound.size()));
  if (output == nullptr) return without_tags(html);
  std::string storage;
  const std::string text = text_of(*output->root);
  return std::string(valid_utf8(text, storage));
}

}  // namespace alleged::detect
