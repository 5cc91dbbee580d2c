#include "daemon/store/summaries.hpp"

#include "daemon/store/sql.hpp"

namespace alleged::store {

namespace {

/// Many, since a busy country has a mark for each commit and is worked out once for all that are taken together; not
/// all, since a rescan of a large record can leave a mark for each report.
constexpr int most = 5000;

}  // namespace

bool refresh_summaries(pqxx::connection& connection) {
  pqxx::work transaction(connection);
  exec_script(transaction, fleet_settings);
  const auto taken = exec(transaction, "SELECT alleged.refresh_summaries($1::int)", {std::to_string(most)});
  transaction.commit();
  return taken[0][0].as<int>() == most;
}

}  // namespace alleged::store
