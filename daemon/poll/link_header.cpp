#include "daemon/poll/link_header.hpp"

#include <algorithm>
#include <optional>

#include "feeds/ascii.hpp"

namespace alleged::poll {

namespace {

/// What stands up to `end`, which is passed over too; all that is left when there is no such character.
std::string_view take_until(std::string_view& text, char end) {
  const std::string_view taken = text.substr(0, text.find(end));
  text.remove_prefix(std::min(taken.size() + 1, text.size()));
  return taken;
}

/// A parameter's value, quoted or not. A backslash before a quote is not looked for: no relation has one.
std::string_view take_value(std::string_view& text) {
  text = feeds::trim_start(text);
  if (!text.starts_with('"')) {
    const std::string_view taken = text.substr(0, text.find_first_of(";,"));
    text.remove_prefix(taken.size());
    return feeds::trim(taken);
  }
  text.remove_prefix(1);
  return take_until(text, '"');
}

bool has_word(std::string_view words, std::string_view wanted) {
  while (!words.empty()) {
    const std::string_view word = take_until(words, ' ');
    if (feeds::same(word, wanted)) return true;
  }
  return false;
}

/// The relations of the link whose parameters begin here; only the first "rel" counts (RFC 8288, 3.3). Leaves the text
/// after the comma that ends them.
std::string_view take_relations(std::string_view& text) {
  std::optional<std::string_view> relations;
  while (!text.empty() && text.front() != ',') {
    if (text.front() != ';') {
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(1);
    const std::string_view name = feeds::trim(text.substr(0, text.find_first_of("=;,")));
    text.remove_prefix(std::min(text.find_first_of("=;,"), text.size()));
    if (!text.starts_with('=')) continue;
    text.remove_prefix(1);
    const std::string_view value = take_value(text);
    if (!relations && feeds::same(name, "rel")) relations = value;
  }
  if (!text.empty()) text.remove_prefix(1);
  return relations.value_or(std::string_view());
}

}  // namespace

std::string link_target(std::string_view value, std::string_view relation) {
  while (!value.empty()) {
    take_until(value, '<');
    const std::string_view target = take_until(value, '>');
    const std::string_view relations = take_relations(value);
    if (has_word(relations, relation)) return std::string(feeds::trim(target));
  }
  return {};
}

}  // namespace alleged::poll
