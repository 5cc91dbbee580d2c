#include "feeds/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "feeds/ascii.hpp"

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
    {"purl.org/rss/1.0/modules/syndication", kSyndication},
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

struct Known {
  std::string_view name;
  Vocabulary vocabulary;
  Element element;
};

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
    {"skipdays", kRss, Element::kSkipDays},
    {"skiphours", kRss, Element::kSkipHours},
    {"subject", kDublinCore, Element::kCategory},
    {"subtitle", kAtom, Element::kSubtitle},
    {"subtitle", kItunes, Element::kSubtitle},
    {"summary", kAtom, Element::kSummary},
    {"summary", kItunes, Element::kMediaDescription},
    {"tagline", kAtom, Element::kSubtitle},
    {"tags", kRss, Element::kCommaCategories},
    {"title", kRss, Element::kTitle},
    {"title", kAtom, Element::kTitle},
    {"title", kDublinCore, Element::kTitle},
    {"title", kMedia, Element::kMediaTitle},
    {"ttl", kRss, Element::kTtl},
    {"updated", kAtom, Element::kUpdated},
    {"updatefrequency", kSyndication, Element::kUpdateFrequency},
    {"updateperiod", kSyndication, Element::kUpdatePeriod},
});

/// No known name is longer.
constexpr std::size_t kLongestName = 16;

/// A name as two numbers: this is asked for every element of every feed. Setting a bit makes small letters of capitals;
/// the few other characters that it confuses are in no name.
using Key = std::array<std::uint64_t, 2>;
static_assert(std::endian::native == std::endian::little, "the first byte has to be the lowest");

template <typename Word>
Word load(const char* at) {
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

/// The name's bytes from the lowest on. Two loads that overlap take the place of a loop.
constexpr Key bytes_of(std::string_view name) {
  const std::size_t size = name.size();
  if (std::is_constant_evaluated() || size < 4) {
    Key key{};
    for (std::size_t i = 0; i < size; ++i) {
      key[i / 8] |= std::uint64_t{static_cast<unsigned char>(name[i])} << (i % 8 * 8);
    }
    return key;
  }
  const char* const last = name.data() + size;
  if (size <= 8) {
    return {load<std::uint32_t>(name.data()) | std::uint64_t{load<std::uint32_t>(last - 4)} << (8 * (size - 4)), 0};
  }
  return {load<std::uint64_t>(name.data()), load<std::uint64_t>(last - 8) >> (8 * (16 - size))};
}

constexpr Key key_of(std::string_view name) {
  constexpr std::uint64_t kSmallLetters = 0x2020202020202020U;
  const Key key = bytes_of(name);
  return {key[0] | kSmallLetters, key[1] | kSmallLetters};
}

constexpr std::size_t kBuckets = 256;

constexpr std::size_t bucket_of(const Key& key) {
  return (key[0] * 0x9E3779B97F4A7C15U ^ key[1] * 0xC2B2AE3D27D4EB4FU) >> 56;
}

struct Row {
  Key key{};
  Vocabulary vocabulary = kOther;
  Element element = Element::kOther;
};

constexpr auto kRows = [] {
  std::array<Row, kElements.size()> rows{};
  std::transform(kElements.begin(), kElements.end(), rows.begin(), [](const Known& known) {
    return Row{key_of(known.name), known.vocabulary, known.element};
  });
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return bucket_of(a.key) < bucket_of(b.key); });
  return rows;
}();

/// Where the rows of each bucket begin; those of the last one end at the last number.
constexpr auto kStarts = [] {
  std::array<std::uint8_t, kBuckets + 1> starts{};
  for (std::size_t bucket = 0, row = 0; bucket <= kBuckets; ++bucket) {
    while (row < kRows.size() && bucket_of(kRows[row].key) < bucket) ++row;
    starts[bucket] = static_cast<std::uint8_t>(row);
  }
  return starts;
}();

}  // namespace

Vocabulary vocabulary_at(std::string_view address) {
  for (const std::string_view start : {"http://", "https://", "www."}) {
    if (starts_with_same(address, start)) address.remove_prefix(start.size());
  }
  const auto* const found = std::find_if(kNamespaces.begin(), kNamespaces.end(), [address](const Namespace& known) {
    return starts_with_same(address, known.start);
  });
  return found == kNamespaces.end() ? kOther : found->vocabulary;
}

Vocabulary vocabulary_by_prefix(std::string_view prefix) {
  if (prefix.empty()) return kRss;
  if (same(prefix, "content")) return kContent;
  if (same(prefix, "dc") || same(prefix, "dcterms")) return kDublinCore;
  if (same(prefix, "atom") || same(prefix, "atom10")) return kAtom;
  if (same(prefix, "media")) return kMedia;
  if (same(prefix, "itunes")) return kItunes;
  if (same(prefix, "xhtml")) return kXhtml;
  if (same(prefix, "rss")) return kRss;
  if (same(prefix, "sy")) return kSyndication;
  return kOther;
}

Element meaning_of(std::string_view local_name, Vocabulary vocabulary) {
  if (local_name.size() > kLongestName) return Element::kOther;
  const Key key = key_of(local_name);
  const bool is_feed_vocabulary = vocabulary == kRss || vocabulary == kAtom;
  const std::size_t bucket = bucket_of(key);
  Element borrowed = Element::kOther;
  for (std::size_t i = kStarts[bucket]; i < kStarts[bucket + 1]; ++i) {
    const Row& row = kRows[i];
    if (row.key != key) continue;
    if (row.vocabulary == vocabulary) return row.element;
    const bool is_feed_name = row.vocabulary == kRss || row.vocabulary == kAtom;
    if (is_feed_name && is_feed_vocabulary) borrowed = row.element;
  }
  return borrowed;
}

}  // namespace alleged::feeds
