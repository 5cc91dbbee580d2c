#pragma once

#include <pqxx/pqxx>
#include <string>
#include <vector>

namespace alleged::store {

/// The schema version this binary works with: the number of its newest migration.
int schema_version();

/// The version the database is at; 0 when alleged was never installed in it.
int installed_version(pqxx::connection& connection);

/// Brings the database to schema_version(), a transaction for each migration, one process at a time (an advisory lock),
/// loads the reference tables and grants what roles may do. All of it belongs to the role alleged_owner afterwards,
/// where the server has it and whoever is connected may act as it. Returns a line for each thing done. Doing it again
/// does nothing. Throws std::runtime_error when the database is newer than this binary, or the schema is somebody
/// else's.
std::vector<std::string> migrate(pqxx::connection& connection);

/// What migrate() would apply, in order. Changes nothing. Throws as migrate() does.
std::vector<std::string> pending(pqxx::connection& connection);

/// Why this binary must not work with that database, in one line that says what to do; empty when it may.
std::string unfit(pqxx::connection& connection);

}  // namespace alleged::store
