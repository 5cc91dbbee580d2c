#pragma once

#include <cstddef>
#include <cstdint>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "daemon/detect/finding.hpp"

namespace alleged::store {

/// A story of the record, as the detector reads it.
struct StoredStory {
  std::int64_t id = 0;
  detect::Story story;
};

/// Up to `most` stories that were fetched since a day (YYYY-MM-DD) or ever (empty), in the order of their numbers,
/// beginning after `last`. Throws std::runtime_error for what is no day.
std::vector<StoredStory> stored_stories(pqxx::connection& connection, const std::string& since, std::int64_t last,
                                        std::size_t most);

/// What a story alleges when it is read now.
struct Reread {
  std::int64_t story = 0;
  std::vector<detect::Allegation> allegations;
};

/// A report that a story did not tell before and tells now, or no longer.
struct Change {
  enum class Kind { found, lost };
  Kind kind = Kind::found;
  std::int64_t story = 0;
  std::string accused, target, election, accuser;  ///< the allegation, as in its table
  std::string stance, said_by, quote;
};

/// What would change, by stories. Writes nothing.
std::vector<Change> changes(pqxx::connection& connection, const std::vector<Reread>& reread);

/// The same changes, stored, in one transaction: what is found becomes a report of this lexicon, or is found again;
/// what is lost is marked as superseded by it. No row goes, and nobody is mailed: an old story is no news. Doing it
/// again changes nothing.
std::vector<Change> supersede(pqxx::connection& connection, const std::vector<Reread>& reread,
                              const std::string& lexicon);

}  // namespace alleged::store
