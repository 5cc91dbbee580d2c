#pragma once

#include <pqxx/pqxx>
#include <string>
#include <vector>

namespace alleged::store {

/// Rows and columns of text, as a query gave them; NULL is empty.
struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

/// Allegations by accused country, target country and actor, most outlets first; since a day (YYYY-MM-DD) or ever
/// (empty). Throws std::runtime_error for what is no day.
Rows report(pqxx::connection& connection, const std::string& since);

/// The state of the service in a few lines: (what, value).
Rows status(pqxx::connection& connection);

}  // namespace alleged::store
