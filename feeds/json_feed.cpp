#include "feeds/json_feed.hpp"

#include <boost/json.hpp>
#include <charconv>
#include <string>
#include <utility>

#include "feeds/ascii.hpp"
#include "feeds/dates.hpp"
#include "feeds/entities.hpp"
#include "feeds/links.hpp"
#include "feeds/plain_text.hpp"
#include "feeds/utf8.hpp"
#include "feeds/xml_feed.hpp"

namespace alleged::feeds {

namespace {

namespace json = boost::json;

/// JSON Feed nests three levels deep; extensions a few more.
constexpr std::size_t kDeepest = 64;

const json::array* array_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value == nullptr ? nullptr : value->if_array();
}

/// A string, or a number as people write an id. A JSON escape may have brought in what the document's bytes had not,
/// hence clean().
std::string text_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr) return {};
  if (const json::string* text = value->if_string()) return clean(std::string(text->data(), text->size()));
  return value->is_number() ? json::serialize(*value) : std::string();
}

std::string names_in(const json::array& authors) {
  std::string names;
  for (const json::value& author : authors) {
    const json::object* person = author.if_object();
    const std::string name = person == nullptr ? std::string() : text_in(*person, "name");
    if (!name.empty()) names.append(names.empty() ? "" : ", ").append(name);
  }
  return names;
}

/// Version 1.1's authors, else version 1.0's author.
std::string author_in(const json::object& object) {
  if (const json::array* authors = array_in(object, "authors")) {
    if (std::string names = names_in(*authors); !names.empty()) return names;
  }
  const json::value* author = object.if_contains("author");
  return author != nullptr && author->is_object() ? text_in(author->get_object(), "name") : std::string();
}

void read_attachments(const json::array& attachments, std::string_view base, Entry& entry) {
  for (const json::value& value : attachments) {
    const json::object* attachment = value.if_object();
    if (attachment == nullptr) continue;
    Enclosure enclosure;
    enclosure.url = resolve(base, text_in(*attachment, "url"));
    if (enclosure.url.empty()) continue;
    enclosure.type = text_in(*attachment, "mime_type");
    const json::value* size = attachment->if_contains("size_in_bytes");
    json::error_code error;
    if (size != nullptr && size->is_number()) {
      const auto bytes = size->to_number<std::int64_t>(error);
      if (!error && bytes >= 0) enclosure.length = bytes;
    }
    entry.enclosures.push_back(std::move(enclosure));
  }
}

Entry read_item(const json::object& item, std::string_view base) {
  Entry entry;
  entry.id = text_in(item, "id");
  entry.link = resolve(base, text_in(item, "url"));
  if (entry.link.empty()) entry.link = resolve(base, text_in(item, "external_url"));
  entry.title = fold_space(text_in(item, "title"));
  entry.summary = escape_html(text_in(item, "summary"));
  entry.summary_type = BodyType::kText;
  entry.content = resolve_links(text_in(item, "content_html"), base);
  if (entry.content.empty()) {
    entry.content = escape_html(text_in(item, "content_text"));
    entry.content_type = BodyType::kText;
  }
  entry.author = author_in(item);
  entry.published = read_date(text_in(item, "date_published"));
  entry.updated = read_date(text_in(item, "date_modified"));
  if (const json::array* tags = array_in(item, "tags")) {
    for (const json::value& tag : *tags) {
      if (tag.is_string()) entry.categories.push_back(clean(std::string(tag.get_string())));
    }
  }
  if (const json::array* attachments = array_in(item, "attachments")) read_attachments(*attachments, base, entry);
  return entry;
}

/// JSON Feed's hubs may be of any kind; only WebSub's are ours.
std::string websub_in(const json::object& feed, std::string_view base) {
  const json::array* hubs = array_in(feed, "hubs");
  if (hubs == nullptr) return {};
  for (const json::value& value : *hubs) {
    const json::object* hub = value.if_object();
    if (hub == nullptr || !same(text_in(*hub, "type"), "websub")) continue;
    if (const std::string url = text_in(*hub, "url"); !url.empty()) return resolve(base, url);
  }
  return {};
}

/// 0xD800..0xDFFF if a surrogate's escape stands at `at`, else 0.
unsigned surrogate_at(std::string_view text, std::size_t at) {
  if (text.size() - at < 6 || text[at] != '\\' || text[at + 1] != 'u') return 0;
  unsigned code = 0;
  const char* const end = text.data() + at + 6;
  if (std::from_chars(text.data() + at + 2, end, code, 16).ptr != end) return 0;
  return code >= 0xD800 && code <= 0xDFFF ? code : 0;
}

/// The document with U+FFFD for each escape of half a character, as a script leaves them that cuts its text anywhere.
std::string without_halves(std::string_view text) {
  std::string whole(text);
  for (std::size_t at = whole.find('\\'); at < whole.size(); at = whole.find('\\', at)) {
    const unsigned code = surrogate_at(whole, at);
    if (code == 0) {
      at += 2;
    } else if (code < 0xDC00 && surrogate_at(whole, at + 6) >= 0xDC00) {
      at += 12;
    } else {
      whole.replace(at, 6, "\\ufffd");
      at += 6;
    }
  }
  return whole;
}

}  // namespace

std::variant<Document, Unreadable> read_json_feed(std::string_view text, const Source& source) {
  json::parse_options options;
  options.max_depth = kDeepest;
  options.allow_trailing_commas = true;
  json::error_code error;
  json::monotonic_resource memory;
  json::value value = json::parse(text, error, &memory, options);
  std::string salvaged;
  if (error) {
    json::error_code still;
    value = json::parse(without_halves(text), still, &memory, options);
    if (still) return Unreadable{"not JSON: " + error.message()};
    salvaged = "halves of characters: replaced by \uFFFD";
  }

  const json::object* feed = value.if_object();
  const json::array* items = feed == nullptr ? nullptr : array_in(*feed, "items");
  const std::string version = feed == nullptr ? std::string() : text_in(*feed, "version");
  if (items == nullptr || version.find("jsonfeed.org/version/") == std::string::npos) {
    return Unreadable{"this is JSON, but no JSON Feed"};
  }

  Document document;
  document.salvaged = std::move(salvaged);
  document.format = version.ends_with("/1.1") ? "json11" : "json1";
  document.title = fold_space(text_in(*feed, "title"));
  document.link = resolve(source.url, text_in(*feed, "home_page_url"));
  document.language = text_in(*feed, "language");
  document.description = fold_space(text_in(*feed, "description"));
  document.author = author_in(*feed);
  document.hub = websub_in(*feed, source.url);
  const std::string base = is_absolute(document.link) ? document.link : source.url;
  for (const json::value& item : *items) {
    if (document.entries.size() == kMostEntries) {
      document.salvaged = "more than " + std::to_string(kMostEntries) + " entries: the rest was dropped";
      break;
    }
    if (const json::object* object = item.if_object()) document.entries.push_back(read_item(*object, base));
  }
  return document;
}

}  // namespace alleged::feeds
