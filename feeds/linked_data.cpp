#include "feeds/linked_data.hpp"

#include <boost/json.hpp>
#include <vector>

#include "feeds/page.hpp"
#include "feeds/plain_text.hpp"
#include "feeds/utf8.hpp"

namespace alleged::feeds {

namespace json = boost::json;

namespace {

constexpr std::size_t kLargestScript = 1 << 20;

/// Boost.JSON reads no more than 32 levels deep.
void look_for_body(const json::value& root, std::string& longest) {
  std::vector<const json::value*> open{&root};
  while (!open.empty()) {
    const json::value& value = *open.back();
    open.pop_back();
    if (const json::array* list = value.if_array()) {
      for (const json::value& one : *list) open.push_back(&one);
    }
    const json::object* object = value.if_object();
    if (object == nullptr) continue;
    for (const auto& [name, member] : *object) {
      const json::string* text = name == "articleBody" ? member.if_string() : nullptr;
      if (text != nullptr && text->size() > longest.size()) longest.assign(text->data(), text->size());
      if (!member.is_primitive()) open.push_back(&member);
    }
  }
}

bool shows_all(std::string_view) {
  return false;
}

void add_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

}  // namespace

std::string article_in_linked_data(std::span<const std::string_view> scripts) {
  std::string longest;
  for (const std::string_view script : scripts) {
    if (script.size() > kLargestScript || script.find("articleBody") == std::string_view::npos) continue;
    json::error_code error;
    const json::value value = json::parse(script, error);
    if (!error) look_for_body(value, longest);
  }
  const std::string body = clean(std::move(longest));
  std::string text;
  if (body.find("</p>") != std::string::npos) {
    for (const PageBlock& block : read_page(body, &shows_all).blocks) add_line(text, block.text);
    return text;
  }
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    add_line(text, plain_text(std::string_view(body).substr(at, end - at)));
    at = end + 1;
  }
  return text;
}

}  // namespace alleged::feeds
