#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "daemon/detect/finding.hpp"
#include "daemon/lease.hpp"
#include "feeds/entry.hpp"

namespace alleged {

/// An entry's identity within its feed: XXH3-128 of its guid, else its link, else its text.
struct EntryKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const EntryKey&) const = default;
};

/// An entry that a poll saw.
struct Seen {
  EntryKey key;
  std::uint64_t content = 0;  ///< XXH3-64 of title, summary and content
};

/// An entry in which the detector found something.
struct Match {
  Seen seen;
  std::string url;
  std::optional<feeds::Time> published;
  detect::Story story;
  detect::Finding finding;
};

/// What becomes of a feed.
enum class Standing {
  active,
  parked,  ///< has failed for long: tried rarely
  gone     ///< the server says that it is gone for good: not tried
};

/// A site that asked not to be asked for a while.
struct Hold {
  std::string site;              ///< as site_of() names it; empty: it did not
  std::chrono::seconds time{0};  ///< from now
};

/// What came of one poll. Every poll ends in exactly one of these, and every one of these is stored in exactly one
/// transaction together with the feed's next time.
struct Outcome {
  enum class Kind {
    unchanged,  ///< the server said 304, or sent the bytes we had
    read,       ///< a document was read
    failed      ///< `failure` says why
  };

  Lease lease;
  Kind kind = Kind::failed;
  Standing standing = Standing::active;
  std::string failure;     ///< for a person, one line
  bool blameless = false;  ///< it failed by our doing and not the feed's: it is not counted against the feed
  Hold hold;
  std::string salvaged;  ///< what was wrong with a document that was read all the same
  std::string etag;      ///< empty: the server sent none
  std::string last_modified;
  std::optional<std::int64_t> body_hash;
  std::string moved_to;          ///< where permanent redirects led; empty: there were none, or not only such
  bool moved_privately = false;  ///< that is itself a private address
  std::string title;
  std::string language;
  std::string hub;
  Rhythm rhythm;
  std::string article_trouble;  ///< what was wrong with linked pages; empty: nothing, or none were asked for
  int article_waits = 0;        ///< polls in a row, this one among them, that left entries to the next one
  std::vector<Seen> seen;       ///< and done with: those that wait for their pages are not among them
  std::vector<Match> matches;
  std::string lexicon;           ///< version that made `matches`
  std::chrono::seconds next{0};  ///< from now to the next poll
};

}  // namespace alleged
