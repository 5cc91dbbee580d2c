#pragma once

#include <chrono>
#include <cstdint>
#include <pqxx/pqxx>
#include <vector>

namespace alleged::store {

/// How long things are kept; no days: for ever.
struct Keep {
  std::chrono::days entries{0};  ///< that no feed holds any more, in entry_seen
};

/// Removes from entry_seen what these feeds hold no longer. In: feeds of which a document was read in this transaction,
/// whose rows it has locked, and whose entries it has recorded. An entry goes when it was not seen for `keep`, and in
/// no document that was read within the last quarter of that or longer. So a feed that fails for months, or has not
/// changed, loses nothing of what it held, nor does one that is empty for a day.
void forget_entries(pqxx::transaction_base& transaction, const std::vector<std::int64_t>& feeds,
                    std::chrono::days keep);

}  // namespace alleged::store
