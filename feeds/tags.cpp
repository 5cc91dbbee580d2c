#include "feeds/tags.hpp"

#include <algorithm>

#include "feeds/ascii.hpp"

namespace alleged::feeds {

namespace {

/// Position past the ">" that ends a tag, npos if there is none. Quotes hide a ">" only where a value may start.
std::size_t tag_end(std::string_view html, std::size_t at) {
  while (at < html.size()) {
    while (at < html.size() && html[at] != '>' && html[at] != '=') ++at;
    if (at == html.size()) break;
    if (html[at] == '>') return at + 1;
    ++at;
    while (at < html.size() && is_space(html[at])) ++at;
    if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
      const std::size_t close = html.find(html[at], at + 1);
      // A quote that is never closed is taken as a letter.
      at = close == std::string_view::npos ? at + 1 : close + 1;
    }
  }
  return std::string_view::npos;
}

bool ends_name(char c) {
  return is_space(c) || c == '=' || c == '/';
}

/// The front of `text` up to the first character that `ends` accepts. Faster than find_first_of, and this is hot.
template <typename Ends>
std::string_view front_until(std::string_view text, Ends ends) {
  return text.substr(0, static_cast<std::size_t>(std::find_if(text.begin(), text.end(), ends) - text.begin()));
}

}  // namespace

std::optional<Tag> TagReader::next() {
  while (at_ < html_.size()) {
    const std::size_t start = html_.find('<', at_);
    if (start == std::string_view::npos || start + 1 >= html_.size()) break;
    at_ = start + 1;
    const char first = html_[at_];
    if (first == '!' || first == '?') {
      const bool comment = html_.substr(at_).starts_with("!--");
      const std::size_t close = comment ? html_.find("-->", at_ + 3) : html_.find('>', at_);
      if (close == std::string_view::npos) break;
      at_ = close + (comment ? 3 : 1);
      return Tag{"!", start, at_};
    }
    std::size_t name = at_ + (first == '/' ? 1 : 0);
    if (name >= html_.size() || !is_alpha(html_[name])) continue;
    while (name < html_.size() && !is_space(html_[name]) && html_[name] != '>' && html_[name] != '/') ++name;
    const std::size_t end = tag_end(html_, name);
    if (end == std::string_view::npos) break;
    const Tag tag{html_.substr(at_, name - at_), start, end};
    at_ = end;
    return tag;
  }
  at_ = html_.size();
  return std::nullopt;
}

AttributeReader::AttributeReader(std::string_view html, const Tag& tag)
    : rest_(html.substr(tag.start + 1 + tag.name.size(), tag.end - tag.start - tag.name.size() - 2)) {
  if (tag.name == "!") rest_ = {};
}

std::optional<Attribute> AttributeReader::next() {
  while (!rest_.empty() && (is_space(rest_[0]) || rest_[0] == '/' || rest_[0] == '=')) rest_.remove_prefix(1);
  if (rest_.empty()) return std::nullopt;
  Attribute attribute;
  attribute.name = front_until(rest_, ends_name);
  rest_.remove_prefix(attribute.name.size());
  rest_ = trim_start(rest_);
  if (!rest_.starts_with('=')) return attribute;
  rest_ = trim_start(rest_.substr(1));
  if (rest_.starts_with('"') || rest_.starts_with('\'')) {
    const std::size_t close = rest_.find(rest_[0], 1);
    attribute.value = rest_.substr(1, close == std::string_view::npos ? close : close - 1);
    rest_.remove_prefix(close == std::string_view::npos ? rest_.size() : close + 1);
  } else {
    attribute.value = front_until(rest_, is_space);
    rest_.remove_prefix(attribute.value.size());
  }
  return attribute;
}

}  // namespace alleged::feeds
