#include "feeds/parse.hpp"

#include <string>
#include <utility>

#include "feeds/ascii.hpp"
#include "feeds/charset.hpp"
#include "feeds/discover.hpp"
#include "feeds/doctype.hpp"
#include "feeds/json_feed.hpp"
#include "feeds/not_a_feed.hpp"
#include "feeds/xml_feed.hpp"

namespace alleged::feeds {

std::variant<Document, Unreadable> parse(std::string_view bytes, const Source& source) {
  std::string text = to_utf8(bytes, source.content_type);
  const std::string_view start = trim_start(text);
  if (start.starts_with('{') || start.starts_with('[')) return read_json_feed(start, source);

  const std::size_t root = find_root(text);
  if (root == std::string::npos) {
    Unreadable unreadable = describe(text);
    unreadable.feeds = feeds_in_page(text, source.url);
    return unreadable;
  }
  const std::string prolog = text.substr(0, root);
  text.erase(0, root);
  return read_xml_feed(expand_declared_entities(prolog, std::move(text)), source);
}

}  // namespace alleged::feeds
