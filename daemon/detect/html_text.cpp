#include "daemon/detect/html_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "daemon/detect/utf8.hpp"
#include "feeds/ascii.hpp"
#include "feeds/entities.hpp"
#include "feeds/tags.hpp"

namespace alleged::detect {
namespace {

using feeds::same;

/// Elements that end the line, before them and after them.
bool is_block(std::string_view name) {
  constexpr std::array<std::string_view, 39> blocks = {
      "address", "article", "aside", "blockquote", "body",       "br",     "caption", "center", "dd", "details",
      "div",     "dl",      "dt",    "fieldset",   "figcaption", "figure", "footer",  "form",   "h1", "h2",
      "h3",      "h4",      "h5",    "h6",         "header",     "hr",     "iframe",  "img",    "li", "main",
      "nav",     "ol",      "p",     "pre",        "section",    "table",  "td",      "tr",     "ul"};
  return std::any_of(blocks.begin(), blocks.end(), [name](std::string_view block) { return same(name, block); });
}

bool is_left_out(std::string_view name) {
  constexpr std::array<std::string_view, 4> names = {"script", "style", "head", "template"};
  return std::any_of(names.begin(), names.end(), [name](std::string_view one) { return same(name, one); });
}

void end_line(std::string& text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
}

/// White space of any kind and length is one space in HTML. Other control characters, as of "&#1;", vanish.
void append_flowing(std::string& text, std::string_view run) {
  const auto is_plain = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; };
  for (std::size_t at = 0; at < run.size();) {
    const auto* word = run.data() + at;
    const auto* end = std::find_if_not(word, run.data() + run.size(), is_plain);
    text.append(word, end);
    at += static_cast<std::size_t>(end - word);
    if (at == run.size()) return;
    if (feeds::is_space(run[at]) && !text.empty() && text.back() != ' ' && text.back() != '\n') text += ' ';
    ++at;
  }
}

/// Past the end of an element that is left out, or the end of the text; of a head that is never closed only its tag,
/// since what follows may be the story.
std::size_t past_left_out(std::string_view html, std::size_t start, std::string_view name) {
  for (std::size_t at = html.find("</", start); at != html.npos; at = html.find("</", at + 2)) {
    const std::string_view end = html.substr(at + 2);
    const bool goes_on = end.size() > name.size() && feeds::is_alnum(end[name.size()]);  // "</header>"
    if (!feeds::starts_with_same(end, name) || goes_on) continue;
    return std::min(html.find('>', at), html.size() - 1) + 1;
  }
  return same(name, "head") ? start : html.size();
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
  std::string text;
  std::string decoded;
  std::size_t read = 0;
  const auto read_to = [&](std::size_t end) {
    const std::string_view run = html.substr(read, end - read);
    if (run.find('&') == run.npos) return append_flowing(text, run);
    decoded.clear();
    feeds::append_decoded(decoded, run);
    append_flowing(text, decoded);
  };
  feeds::TagReader tags(html);
  while (const std::optional<feeds::Tag> tag = tags.next()) {
    read_to(tag->start);
    read = tag->end;
    const bool is_end = tag->name.starts_with('/');
    const std::string_view name = is_end ? tag->name.substr(1) : tag->name;
    if (!is_end && is_left_out(name)) {
      read = past_left_out(html, tag->end, name);
      tags.skip_to(read);
    } else if (is_block(name)) {
      end_line(text);
    }
  }
  read_to(html.size());
  std::string storage;
  return std::string(valid_utf8(text, storage));
}

}  // namespace alleged::detect
