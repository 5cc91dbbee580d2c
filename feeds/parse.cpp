#include "feeds/parse.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "feeds/ascii.hpp"
#include "feeds/charset.hpp"
#include "feeds/discover.hpp"
#include "feeds/doctype.hpp"
#include "feeds/json_feed.hpp"
#include "feeds/not_a_feed.hpp"
#include "feeds/recover.hpp"
#include "feeds/xml_feed.hpp"

namespace alleged::feeds {

namespace {

/// The document with what it declares filled in, and with spaces in place of what stands before its root element.
std::string body_of(std::string text, std::size_t root) {
  std::optional<std::string> expanded = expand_declared_entities(text, root);
  std::string body = expanded ? *std::move(expanded) : std::move(text);
  std::fill_n(body.begin(), root, ' ');
  return body;
}

std::size_t count_entries(const XmlFeed& feed) {
  const auto* document = std::get_if<Document>(&feed.read);
  return document == nullptr ? 0 : document->entries.size();
}

/// What a person is told of it: what was broken, and what became of the entries.
std::string what_was_recovered(const Breakage& broken, std::size_t entries) {
  std::string words = broken.is_truncated ? "truncated" : "broken XML";
  const std::string details = describe(broken);
  if (!details.empty()) words += " (" + details + ")";
  if (broken.lost_last_entry) return words + ": the last entry was dropped";
  if (broken.is_truncated) return words;
  return words + ": " + std::to_string(entries) + (entries == 1 ? " entry was kept" : " entries were kept");
}

/// Reads a document that pugixml gave up at once more, from sound XML made of it. `salvaged` is what came before the
/// break; it stays what was read if recovering finds fewer entries.
std::variant<Document, Unreadable> read_recovered(std::string_view body, XmlFeed salvaged, const Source& source) {
  Recovered recovered = recover(body);
  XmlFeed feed = read_xml_feed(std::move(recovered.text), source);
  auto* document = std::get_if<Document>(&feed.read);
  if (document == nullptr || feed.is_broken || count_entries(feed) < count_entries(salvaged)) {
    return std::move(salvaged.read);
  }
  // What it says by now is that there were too many entries.
  const std::string note = std::move(document->salvaged);
  document->salvaged = what_was_recovered(recovered.broken, document->entries.size());
  if (!note.empty()) document->salvaged += "; " + note;
  return std::move(feed.read);
}

}  // namespace

std::variant<Document, Unreadable> parse(std::string_view bytes, const Source& source) {
  std::string text = feed_to_utf8(bytes, source.content_type);
  const std::string_view start = trim_start(text);
  if (start.starts_with('{') || start.starts_with('[')) return read_json_feed(start, source);

  const std::size_t root = find_root(text);
  if (root == std::string::npos) {
    Unreadable unreadable = describe(text);
    unreadable.feeds = feeds_in_page(text, source.url);
    return unreadable;
  }
  const bool has_text_before =
      root != 0 && !start.starts_with("<?") && !start.starts_with("<!") && find_root(start) != 0;
  XmlFeed feed = read_xml_feed(body_of(std::move(text), root), source);
  // pugixml has written into the text: a broken document, which is rare, is converted again.
  if (feed.is_broken) {
    feed.read = read_recovered(body_of(feed_to_utf8(bytes, source.content_type), root), std::move(feed), source);
  }
  if (auto* document = std::get_if<Document>(&feed.read); document != nullptr && has_text_before) {
    const std::string note = "text before the document was left out";
    document->salvaged = document->salvaged.empty() ? note : document->salvaged + "; " + note;
  }
  return std::move(feed.read);
}

}  // namespace alleged::feeds
