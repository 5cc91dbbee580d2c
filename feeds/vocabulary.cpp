#include "feeds/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "feeds/ascii.hpp"
#include "feeds/xml.hpp"

namespace alleged::feeds {

namespace {

using enum Vocabulary;

struct Namespace {
  std::string_view start;  ///< of the address, without "http(s)://" and "www.", in lower case
  Vocabulary vocabulary;
};

/// Beginnings of addresses, since feeds vary the version, the slash and the case at the end.
constexpr auto kNamespaces = std::to_array<Namespace>({
    {"w3.org/2005/atom", kAtom},
    {"purl.org/atom/", kAtom},
    {"purl.org/dc/", kDublinCore},
    {"purl.org/rss/1.0/modules/content", kContent},
    {"purl.org/rss/1.0/modules/", kOther},
    {"purl.org/rss/1.0", kRss},
    {"purl.org/net/rss", kRss},
    {"my.netscape.com/rdf/simple", kRss},
    {"my.netscape.com/publish/formats/rss", kRss},
    {"channel.netscape.com/rdf/simple", kRss},
    {"backend.userland.com/rss", kRss},
    {"blogs.law.harvard.edu/tech/rss", kRss},
    {"rssboard.org/rss-specification", kRss},
    {"cyber.law.harvard.edu/rss", kRss},
    {"search.yahoo.com/mrss", kMedia},
    {"tools.search.yahoo.com/mrss", kMedia},
    {"itunes.com/dtds/podcast", kItunes},
    {"w3.org/1999/xhtml", kXhtml},
});

Vocabulary by_address(std::string_view address) {
  for (const std::string_view start : {"http://", "https://", "www."}) {
    if (starts_with_same(address, start)) address.remove_prefix(start.size());
  }
  const auto* const found = std::find_if(kNamespaces.begin(), kNamespaces.end(), [address](const Namespace& known) {
    return starts_with_same(address, known.start);
  });
  return found == kNamespaces.end() ? kOther : found->vocabulary;
}

Vocabulary by_prefix(std::string_view prefix) {
  if (same(prefix, "content")) return kContent;
  if (same(prefix, "dc") || same(prefix, "dcterms")) return kDublinCore;
  if (same(prefix, "atom") || same(prefix, "atom10")) return kAtom;
  if (same(prefix, "media")) return kMedia;
  if (same(prefix, "itunes")) return kItunes;
  if (same(prefix, "xhtml")) return kXhtml;
  if (same(prefix, "rss")) return kRss;
  return kOther;
}

struct Known {
  std::string_view name;
  Vocabulary vocabulary;
  Element element;
};

/// Sorted by name for the search below.
constexpr auto kElements = std::to_array<Known>({
    {"author", kRss, Element::kAuthor},
    {"author", kAtom, Element::kAuthor},
    {"author", kItunes, Element::kItunesAuthor},
    {"author", kDublinCore, Element::kCreator},
    {"body", kRss, Element::kXhtmlBody},
    {"body", kXhtml, Element::kXhtmlBody},
    {"category", kRss, Element::kCategory},
    {"category", kAtom, Element::kCategory},
    {"category", kItunes, Element::kCategory},
    {"category", kMedia, Element::kCategory},
    {"channel", kRss, Element::kChannel},
    {"content", kAtom, Element::kContent},
    {"created", kAtom, Element::kCreated},
    {"created", kDublinCore, Element::kCreated},
    {"creator", kDublinCore, Element::kCreator},
    {"date", kRss, Element::kDate},
    {"date", kDublinCore, Element::kDate},
    {"description", kRss, Element::kSummary},
    {"description", kDublinCore, Element::kSummary},
    {"description", kMedia, Element::kMediaDescription},
    {"div", kXhtml, Element::kXhtmlBody},
    {"email", kAtom, Element::kEmail},
    {"enclosure", kRss, Element::kEnclosure},
    {"encoded", kContent, Element::kEncoded},
    {"entry", kAtom, Element::kEntry},
    {"fullitem", kRss, Element::kEncoded},
    {"group", kMedia, Element::kGroup},
    {"guid", kRss, Element::kGuid},
    {"id", kAtom, Element::kGuid},
    {"issued", kAtom, Element::kPublished},
    {"issued", kDublinCore, Element::kPublished},
    {"item", kRss, Element::kEntry},
    {"language", kRss, Element::kLanguage},
    {"language", kDublinCore, Element::kLanguage},
    {"lastbuilddate", kRss, Element::kUpdated},
    {"link", kRss, Element::kLink},
    {"link", kAtom, Element::kLink},
    {"managingeditor", kRss, Element::kManagingEditor},
    {"modified", kAtom, Element::kUpdated},
    {"modified", kDublinCore, Element::kUpdated},
    {"name", kAtom, Element::kName},
    {"pubdate", kRss, Element::kPublished},
    {"published", kAtom, Element::kPublished},
    {"subject", kDublinCore, Element::kCategory},
    {"summary", kAtom, Element::kSummary},
    {"summary", kItunes, Element::kMediaDescription},
    {"tags", kRss, Element::kCommaCategories},
    {"title", kRss, Element::kTitle},
    {"title", kAtom, Element::kTitle},
    {"title", kDublinCore, Element::kTitle},
    {"title", kMedia, Element::kMediaTitle},
    {"updated", kAtom, Element::kUpdated},
});
static_assert(std::is_sorted(kElements.begin(), kElements.end(),
                             [](const Known& a, const Known& b) { return a.name < b.name; }));
/// No known name is longer.
constexpr std::size_t kLongestName = 16;

}  // namespace

Vocabulary vocabulary_of(pugi::xml_node node) {
  const std::string_view prefix = prefix_of(node.name());
  const std::string_view address = namespace_of(node, prefix);
  if (!address.empty()) {
    const Vocabulary vocabulary = by_address(address);
    // An unknown default namespace is somebody's own name for RSS.
    return vocabulary == kOther && prefix.empty() ? kRss : vocabulary;
  }
  return prefix.empty() ? kRss : by_prefix(prefix);
}

Name name_of(pugi::xml_node node) {
  const std::string_view given = local_name(node.name());
  if (given.size() > kLongestName) return {};
  std::array<char, kLongestName> buffer{};
  std::transform(given.begin(), given.end(), buffer.begin(), to_lower);
  const std::string_view name(buffer.data(), given.size());
  const auto* known = std::lower_bound(kElements.begin(), kElements.end(), name,
                                       [](const Known& row, std::string_view key) { return row.name < key; });
  if (known == kElements.end() || known->name != name) return {};

  const Vocabulary vocabulary = vocabulary_of(node);
  Element borrowed = Element::kOther;
  for (; known != kElements.end() && known->name == name; ++known) {
    if (known->vocabulary == vocabulary) return {known->element, vocabulary};
    // RSS and Atom feeds write one another's names without a prefix, and mean what the other means.
    const bool is_feed_name = known->vocabulary == kRss || known->vocabulary == kAtom;
    if (is_feed_name && (vocabulary == kRss || vocabulary == kAtom)) borrowed = known->element;
  }
  return {borrowed, vocabulary};
}

}  // namespace alleged::feeds
