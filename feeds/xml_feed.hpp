#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "feeds/entry.hpp"
#include "feeds/parse.hpp"

namespace alleged::feeds {

/// A document with more entries is cut here, and says so. The largest honest feeds have some thousands.
inline constexpr std::size_t kMostEntries = 10'000;

/// Position of the "<" that opens the feed's root element, npos if there is none. Skips whatever comes before: a
/// prolog, comments, a web server's warnings. A document that begins as a web page is not searched for feeds inside.
std::size_t find_root(std::string_view text);

/// What a document gave, and whether it was sound XML to its end.
struct XmlFeed {
  std::variant<Document, Unreadable> read;
  bool is_broken;
};

/// Reads RSS of any version or Atom. In: clean UTF-8 with nothing but spaces before its root element. A broken document
/// gives what stands before the break.
XmlFeed read_xml_feed(std::string text, const Source& source);

}  // namespace alleged::feeds
