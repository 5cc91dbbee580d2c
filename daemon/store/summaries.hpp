#pragma once

#include <pqxx/pqxx>

namespace alleged::store {

/// Works out anew what views keep, for the oldest marks in alleged.summary_due: some thousands in one transaction.
/// Returns whether there may be more; no, too, when another process is at it. Left out or done again, it changes no
/// answer.
bool refresh_summaries(pqxx::connection& connection);

}  // namespace alleged::store
