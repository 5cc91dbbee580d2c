#include "feeds/xml_feed.hpp"

#include <algorithm>
#include <optional>
#include <pugixml.hpp>
#include <utility>
#include <vector>

#include "feeds/ascii.hpp"
#include "feeds/links.hpp"
#include "feeds/scope.hpp"
#include "feeds/xml.hpp"
#include "feeds/xml_entry.hpp"
#include "feeds/xml_head.hpp"

namespace alleged::feeds {

namespace {

std::string rss_format(std::string_view version) {
  version = trim(version);
  if (version.size() == 4 && version.starts_with("0.9") && version[3] >= '0' && version[3] <= '4') {
    return std::string("rss09") + version[3];
  }
  return version.starts_with("1.0") ? "rss10" : "rss20";
}

std::string format_of(pugi::xml_node root) {
  const std::string_view name = local_name(root.name());
  const std::string_view address = declared_namespace(root, prefix_of(root.name()));
  if (same(name, "feed") || same(name, "entry")) {
    const bool is_old = address.starts_with("http://purl.org/atom/") || attribute_of(root, "version") == "0.3";
    return is_old ? "atom03" : "atom10";
  }
  if (same(name, "RDF")) {
    const bool is_netscape = declared_namespace(root, {}).find("netscape.com/rdf/simple/0.9") != std::string_view::npos;
    return is_netscape ? "rss090" : "rss10";
  }
  return rss_format(attribute_of(root, "version"));
}

/// An entry and the channel it is in, if it is in one.
struct Place {
  pugi::xml_node channel;
  pugi::xml_node entry;
};

/// Facts about the feed, and where its entries are, in document order: in RSS 2.0 they are in the channel, in RSS 1.0
/// beside it. A document may be one entry.
std::vector<Place> read_heads(pugi::xml_node root, const Scope& outside, Document& document) {
  if (same(local_name(root.name()), "entry")) return {{{}, root}};
  std::vector<Place> places;
  HeadReader head(document);
  const Scope scope(root, outside);
  for_each_scope(root, scope, [&](pugi::xml_node child, const Scope& own) {
    const Element kind = own.name_of(child).element;
    if (kind == Element::kEntry) places.push_back({{}, child});
    if (kind != Element::kChannel) return head.read(child, own);
    for_each_scope(child, own, [&](pugi::xml_node inner, const Scope& innermost) {
      if (innermost.name_of(inner).element == Element::kEntry) return places.push_back({child, inner});
      head.read(inner, innermost);
    });
    head.read_language_attribute(child);
  });
  head.finish();
  head.read_language_attribute(root);
  return places;
}

/// Reads the entries at `places`, not more than kMostEntries.
void read_entries(pugi::xml_node root, const std::vector<Place>& places, const Scope& outside, Document& document) {
  const Scope scope(root, outside);
  std::optional<Scope> channel_scope;
  pugi::xml_node channel;
  const std::size_t count = std::min(places.size(), kMostEntries);
  document.entries.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Place& place = places[i];
    if (place.channel && place.channel != channel) channel_scope.emplace(place.channel, scope);
    channel = place.channel;
    const Scope& around = place.entry == root ? outside : place.channel ? *channel_scope : scope;
    document.entries.push_back(read_entry(place.entry, around));
  }
}

/// Whether the element's end tag was read before the parser gave up. pugixml does not say, but it leaves the names in
/// the buffer, so that the end tag can be looked for between the element and the place of the error. The "<" and ">"
/// around the name may have become the NULs that end pugixml's strings; a "/item" in an address has neither.
bool is_closed(pugi::xml_node element, std::string_view buffer, std::size_t error_at) {
  const auto is_edge = [](char c, char bracket) { return c == bracket || c == '\0'; };
  const std::string end_tag = "/" + std::string(element.name());
  const std::string_view read = buffer.substr(0, error_at + 1);
  std::size_t at = read.find(end_tag, static_cast<std::size_t>(element.offset_debug()));
  for (; at != std::string_view::npos; at = read.find(end_tag, at + 1)) {
    const std::size_t after = at + end_tag.size();
    if (is_edge(read[at - 1], '<') && (after >= read.size() || is_edge(read[after], '>') || is_space(read[after])))
      return true;
  }
  return false;
}

std::string what_broke(const pugi::xml_parse_result& result, std::string_view buffer) {
  const bool at_end = static_cast<std::size_t>(result.offset) + 2 >= buffer.size();
  if (at_end || result.status == pugi::status_bad_cdata || result.status == pugi::status_bad_comment)
    return "truncated";
  return "broken XML at byte " + std::to_string(result.offset);
}

}  // namespace

std::size_t find_root(std::string_view text) {
  const std::string_view start = trim_start(text);
  if (starts_with_same(start, "<!doctype html") || starts_with_same(start, "<html")) return std::string_view::npos;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (text.substr(at).starts_with("<!--")) {
      const std::size_t close = text.find("-->", at);
      if (close == std::string_view::npos) return close;
      at = close;
      continue;
    }
    const std::string_view rest = text.substr(at + 1);
    const std::string_view name = rest.substr(0, rest.substr(0, 40).find_first_of(" \t\n/>"));
    if (name.size() > 40 || name.size() == rest.size()) continue;
    const std::string_view local = local_name(name);
    if (same(name, "html") || same(name, "body")) break;
    if (same(local, "rss") || same(local, "feed") || same(local, "RDF") || same(local, "channel") || name == "entry")
      return at;
  }
  return std::string_view::npos;
}

XmlFeed read_xml_feed(std::string text, const Source& source) {
  pugi::xml_document tree;
  const pugi::xml_parse_result result = load_xml(tree, text);
  const pugi::xml_node root = tree.first_child();
  if (!root) return {Unreadable{std::string("not XML: ") + result.description()}, true};

  Document document;
  document.format = format_of(root);
  const Vocabulary home = document.format.starts_with("atom") ? Vocabulary::kAtom : Vocabulary::kRss;
  // RSS 0.9x has been seen without its <rss>: then the channel's parent plays the root.
  const pugi::xml_node top = same(local_name(root.name()), "channel") ? root.parent() : root;
  const Scope outside(source.url, home);
  const std::vector<Place> places = read_heads(top, outside, document);
  const Scope at_home(is_absolute(document.link) ? document.link : source.url, home);
  read_entries(top, places, at_home, document);

  const bool too_many = places.size() > kMostEntries;
  if (!result) {
    document.salvaged = what_broke(result, text);
    if (!places.empty() && !is_closed(places.back().entry, text, static_cast<std::size_t>(result.offset))) {
      if (!too_many) document.entries.pop_back();
      document.salvaged += ": the last entry was dropped";
    }
  }
  if (too_many) document.salvaged = "more than " + std::to_string(kMostEntries) + " entries: the rest was dropped";
  return {std::move(document), !result};
}

}  // namespace alleged::feeds
