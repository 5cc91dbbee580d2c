#include "feeds/print.hpp"

#include <array>
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <optional>

#include "feeds/entities.hpp"

namespace alleged::feeds {

namespace {

namespace json = boost::json;

json::value or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value or_null(const std::optional<Time>& time) {
  if (!time) return nullptr;
  const auto day = std::chrono::floor<std::chrono::days>(*time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(*time - day);
  std::array<char, 40> text{};
  const int length = std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
      static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return json::string(text.data(), static_cast<std::size_t>(length));
}

/// As the document gave it: what was text there is no HTML here.
json::value body_or_null(const std::string& html, BodyType type) {
  return or_null(type == BodyType::kText ? decode_entities(html) : html);
}

json::value type_or_null(const std::string& html, BodyType type) {
  if (html.empty()) return nullptr;
  return type == BodyType::kText ? "text" : "html";
}

json::object object_of(const Entry& entry) {
  json::array categories;
  for (const std::string& category : entry.categories) categories.emplace_back(category);
  json::array enclosures;
  for (const Enclosure& enclosure : entry.enclosures) {
    json::object object;
    object["url"] = enclosure.url;
    object["type"] = or_null(enclosure.type);
    object["length"] = enclosure.length ? json::value(*enclosure.length) : json::value(nullptr);
    enclosures.push_back(std::move(object));
  }
  json::object object;
  object["id"] = or_null(entry.id);
  object["link"] = or_null(entry.link);
  object["title"] = or_null(entry.title);
  object["summary"] = body_or_null(entry.summary, entry.summary_type);
  object["summary_type"] = type_or_null(entry.summary, entry.summary_type);
  object["content"] = body_or_null(entry.content, entry.content_type);
  object["content_type"] = type_or_null(entry.content, entry.content_type);
  object["author"] = or_null(entry.author);
  object["published"] = or_null(entry.published);
  object["updated"] = or_null(entry.updated);
  object["categories"] = std::move(categories);
  object["enclosures"] = std::move(enclosures);
  return object;
}

}  // namespace

std::string to_json(const Document& document) {
  json::array entries;
  for (const Entry& entry : document.entries) entries.push_back(object_of(entry));
  json::object object;
  object["format"] = document.format;
  object["title"] = or_null(document.title);
  object["link"] = or_null(document.link);
  object["language"] = or_null(document.language);
  object["updated"] = or_null(document.updated);
  object["description"] = or_null(document.description);
  object["author"] = or_null(document.author);
  object["entries"] = std::move(entries);
  return json::serialize(object);
}

}  // namespace alleged::feeds
