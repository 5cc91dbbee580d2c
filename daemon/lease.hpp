#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "daemon/rhythm.hpp"

namespace alleged {

/// One feed, claimed by this daemon until the lease ends: all that a poll needs to know of it.
struct Lease {
  std::int64_t feed = 0;
  std::int64_t until = 0;  ///< when it ends by itself, in microseconds: tells it from any later lease of the feed
  std::string url;
  std::string outlet;    ///< empty: the operator gave none
  std::string country;   ///< of the outlet; may be empty
  std::string language;  ///< may be empty
  std::string etag;      ///< as the server sent it; empty if it never did
  std::string last_modified;
  std::optional<std::int64_t> body_hash;
  int failures = 0;                       ///< in a row, before this poll
  std::chrono::seconds failing_for{0};    ///< since the first of them
  std::chrono::milliseconds start_in{0};  ///< from the claim: its site's turn
  Rhythm rhythm;                          ///< as the last document told it
  bool allow_private = false;
  bool fetch_article = false;  ///< the pages that its entries link to are read too
  int article_waits = 0;       ///< polls in a row that left entries to the next one
};

}  // namespace alleged
