#include "feeds/discover.hpp"

#include <algorithm>
#include <array>

#include "feeds/ascii.hpp"
#include "feeds/entities.hpp"
#include "feeds/links.hpp"
#include "feeds/tags.hpp"

namespace alleged::feeds {

namespace {

constexpr std::size_t kMost = 20;
constexpr std::size_t kLongest = 2'000;  ///< bytes of an address
/// Of a page, so much is looked at: links stand in its head.
constexpr std::size_t kHead = 262'144;

struct Link {
  std::string rel;
  std::string type;
  std::string href;
};

Link link_of(std::string_view html, const Tag& tag) {
  Link link;
  for (AttributeReader attributes(html, tag); const auto attribute = attributes.next();) {
    if (same(attribute->name, "rel")) link.rel = lower(attribute->value);
    if (same(attribute->name, "type")) link.type = lower(trim(attribute->value));
    if (same(attribute->name, "href")) link.href = decode_entities(trim(attribute->value));
  }
  return link;
}

bool is_feed_type(std::string_view type) {
  static constexpr std::array<std::string_view, 4> kTypes = {"application/rss+xml", "application/atom+xml",
                                                             "application/feed+json", "application/rdf+xml"};
  const std::string_view name = trim(type.substr(0, type.find(';')));
  return std::find(kTypes.begin(), kTypes.end(), name) != kTypes.end();
}

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::string_view one = list.substr(0, list.find_first_of(" \t\n"));
    if (one == word) return true;
    list.remove_prefix(std::min(one.size() + 1, list.size()));
  }
  return false;
}

}  // namespace

std::vector<std::string> feeds_in_page(std::string_view html, std::string_view base) {
  html = html.substr(0, kHead);
  std::vector<std::string> found;
  std::string page_base(base);
  for (TagReader tags(html); found.size() < kMost;) {
    const auto tag = tags.next();
    if (!tag) break;
    if (same(tag->name, "base")) {
      const Link link = link_of(html, *tag);
      if (!link.href.empty()) page_base = resolve(base, link.href);
    }
    if (!same(tag->name, "link")) continue;
    const Link link = link_of(html, *tag);
    if (link.href.empty() || !has_word(link.rel, "alternate") || !is_feed_type(link.type)) continue;
    std::string url = resolve(page_base, link.href);
    // What cannot be subscribed is not offered.
    const bool is_address = is_web_address(url) && url.size() <= kLongest &&
                            std::none_of(url.begin(), url.end(), [](char c) { return is_space(c) || c == '"'; });
    if (is_address && std::find(found.begin(), found.end(), url) == found.end()) found.push_back(std::move(url));
  }
  return found;
}

}  // namespace alleged::feeds
