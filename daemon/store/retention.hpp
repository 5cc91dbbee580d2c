#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <pqxx/pqxx>
#include <string>
#include <vector>

namespace alleged::store {

/// How long things are kept; no days: for ever.
struct Keep {
  std::chrono::days entries{0};  ///< that no feed holds any more, in entry_seen
  std::chrono::days stories{0};
};

/// Of the matches of matches_json() those whose stories may be stored: not one whose entry is known, as it is now, for
/// longer than stories are kept. Its story has been deleted, or would be at once.
std::string still_kept(pqxx::transaction_base& transaction, const std::string& matches, std::chrono::days keep);

/// Removes from entry_seen what these feeds hold no longer. In: feeds of which a document was read in this transaction,
/// whose rows it has locked, and whose entries it has recorded. An entry goes when it was not seen for `keep`, and in
/// no document that was read within the last quarter of that or longer. So a feed that fails for months, or has not
/// changed, loses nothing of what it held, nor does one that is empty for a day.
void forget_entries(pqxx::transaction_base& transaction, const std::vector<std::int64_t>& feeds,
                    std::chrono::days keep);

/// Deletes stories that were fetched longer than `keep` ago, the oldest first and at most `most`, with their reports
/// and mails; those with a report that an analyst has reviewed stay, and those that somebody works on wait. Where the
/// first of a cluster goes, the oldest that stays becomes the first. Out: how many; none also when another daemon is at
/// it.
std::size_t delete_stories(pqxx::connection& connection, std::chrono::days keep, std::size_t most);

}  // namespace alleged::store
