#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace alleged::feeds {

/// A moment in UTC, whole seconds. A date that could not be read is absent, never "now".
using Time = std::chrono::sys_seconds;

/// A file attached to an entry (RSS enclosure, Atom link rel="enclosure", JSON Feed attachment).
struct Enclosure {
  std::string url;                     ///< absolute where the document allows it
  std::string type;                    ///< media type as given; empty if absent
  std::optional<std::int64_t> length;  ///< bytes as announced; absent if missing or not a number
};

/// How a body was written. Both are kept as HTML; text is what a reader may unescape to have it as it was given.
enum class BodyType { kHtml, kText };

/// One entry of a feed. All strings are valid UTF-8 without NUL or other control characters than tab and newline;
/// an empty string means that the document did not give the value.
struct Entry {
  std::string id;       ///< guid, atom:id, rdf:about or JSON id, as given; an atom:id that is a path, made absolute
  std::string link;     ///< absolute where the document allows it
  std::string title;    ///< plain text: tags removed, entities decoded
  std::string summary;  ///< HTML as given, relative links resolved; plain text comes escaped
  std::string content;  ///< the same
  BodyType summary_type = BodyType::kHtml;
  BodyType content_type = BodyType::kHtml;
  std::string author;
  std::optional<Time> published;
  std::optional<Time> updated;
  std::vector<std::string> categories;
  std::vector<Enclosure> enclosures;
};

/// How often a document asks to be fetched: RSS 2.0's ttl, skipHours and skipDays, and the syndication module of
/// RSS 1.0 (updatePeriod, updateFrequency).
struct Refresh {
  std::chrono::seconds period{0};  ///< shortest time between two fetches; 0: not said
  std::uint32_t skip_hours = 0;    ///< bit n: not in the hour n of the day, UTC
  std::uint32_t skip_days = 0;     ///< bit 0: not on Sundays, UTC
};

/// What a feed document holds. `salvaged` is empty for a sound document; otherwise one sentence fragment a person
/// understands, saying what was wrong and what was kept ("truncated: the last entry was dropped").
struct Document {
  std::string format;  ///< "rss20", "rss10", "rss090".."rss094", "atom10", "atom03", "json1", "json11"
  std::string title;
  std::string link;
  std::string language;  ///< as given, e.g. "en-us"; empty if absent
  std::optional<Time> updated;
  Refresh refresh;
  std::string hub;          ///< of WebSub; absolute, empty if absent
  std::string description;  ///< plain text, one line
  std::string author;
  std::vector<Entry> entries;
  std::string salvaged;
};

/// Why bytes are no feed, in words for a person, one line, at most 200 bytes, valid UTF-8.
struct Unreadable {
  std::string reason;
  std::vector<std::string> feeds = {};  ///< addresses of feeds that a web page names in its head
};

}  // namespace alleged::feeds
