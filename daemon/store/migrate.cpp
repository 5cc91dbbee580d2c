#include "daemon/store/migrate.hpp"

#include <charconv>
#include <stdexcept>

#include "daemon/builtin.hpp"
#include "daemon/store/feeds.hpp"
#include "daemon/store/reference.hpp"
#include "daemon/store/sql.hpp"

namespace alleged::store {

namespace {

struct Migration {
  int version = 0;
  std::string name;
  std::string_view script;
};

/// Every schema/NNNN_name.sql of the build, in order.
std::vector<Migration> migrations() {
  std::vector<Migration> found;
  for (const BuiltinFile& file : builtin_files()) {
    std::string_view name = file.path;
    if (!name.starts_with("schema/") || !name.ends_with(".sql")) continue;
    name.remove_prefix(7);
    if (name.front() < '0' || name.front() > '9') continue;
    Migration migration{0, std::string(name.substr(0, name.size() - 4)), file.bytes};
    std::from_chars(name.data(), name.data() + 4, migration.version);
    found.push_back(std::move(migration));
  }
  return found;
}

/// The migration that brought sites.
constexpr int sites_version = 2;

/// The same number in every alleged, so that no two migrate one database at a time: "alleged" in ASCII.
constexpr const char* lock_statement = "SELECT pg_advisory_xact_lock(27413231811224932)";

/// Takes the lock, makes roles and schema where they are missing, and goes on as the schema's owner where that is
/// allowed.
void begin(pqxx::transaction_base& transaction) {
  exec(transaction, lock_statement);
  exec_script(transaction, builtin("schema/roles.sql"));
  const auto stranger = exec(transaction,
                             "SELECT pg_get_userbyid(nspowner), current_user FROM pg_namespace "
                             "WHERE nspname = 'alleged' AND NOT pg_has_role(nspowner, 'USAGE')");
  if (stranger.empty()) return;
  const auto owner = stranger[0][0].as<std::string>();
  const auto user = stranger[0][1].as<std::string>();
  throw std::runtime_error("the schema alleged belongs to " + owner + ", and " + user +
                           " is no member of that role: GRANT " + owner + " TO " + user +
                           ", or migrate as another user");
}

void refuse_newer(int installed) {
  if (installed > schema_version())
    throw std::runtime_error("the database is at schema version " + std::to_string(installed) +
                             ", newer than this alleged (" + std::to_string(schema_version()) +
                             "): install a newer alleged");
}

}  // namespace

int schema_version() {
  return migrations().back().version;
}

int installed_version(pqxx::connection& connection) {
  pqxx::work transaction(connection);
  const auto there = exec(transaction, "SELECT to_regclass('alleged.migration') IS NOT NULL");
  if (!there[0][0].as<bool>()) return 0;
  return exec(transaction, "SELECT coalesce(max(version), 0) FROM alleged.migration")[0][0].as<int>();
}

std::vector<std::string> migrate(pqxx::connection& connection) {
  std::vector<std::string> done;
  for (const Migration& migration : migrations()) {
    pqxx::work transaction(connection);
    begin(transaction);
    exec_script(transaction,
                "SET LOCAL client_min_messages = warning;"
                "CREATE TABLE IF NOT EXISTS alleged.migration (version integer PRIMARY KEY, name text NOT NULL,"
                " applied_at timestamptz NOT NULL DEFAULT now());"
                "COMMENT ON TABLE alleged.migration IS 'Migrations applied to this database, in order.';"
                "COMMENT ON COLUMN alleged.migration.version IS 'Number in the file name';"
                "COMMENT ON COLUMN alleged.migration.name IS 'File name without its ending';"
                "COMMENT ON COLUMN alleged.migration.applied_at IS 'When it was applied';");
    const int installed = exec(transaction, "SELECT coalesce(max(version), 0) FROM alleged.migration")[0][0].as<int>();
    refuse_newer(installed);
    if (installed >= migration.version) continue;
    exec_script(transaction, migration.script);
    // In the same transaction: a daemon that saw feeds of no site would take them all for one.
    if (migration.version == sites_version) fill_sites(transaction);
    exec(transaction, "INSERT INTO alleged.migration (version, name) VALUES ($1::int, $2)",
         {std::to_string(migration.version), migration.name});
    transaction.commit();
    done.push_back("applied " + migration.name);
  }
  pqxx::work transaction(connection);
  begin(transaction);
  done.push_back(load_reference(transaction));
  exec_script(transaction, builtin("schema/grants.sql"));
  transaction.commit();
  return done;
}

std::vector<std::string> pending(pqxx::connection& connection) {
  const int installed = installed_version(connection);
  refuse_newer(installed);
  std::vector<std::string> names;
  for (const Migration& migration : migrations()) {
    if (migration.version > installed) names.push_back(migration.name);
  }
  return names;
}

std::string unfit(pqxx::connection& connection) {
  const int installed = installed_version(connection);
  const int wanted = schema_version();
  if (installed == wanted) return {};
  if (installed == 0) return "the database holds no alleged schema yet: run `alleged migrate`";
  if (installed < wanted)
    return "the database is at schema version " + std::to_string(installed) + ", this alleged needs " +
           std::to_string(wanted) + ": run `alleged migrate`";
  return "the database is at schema version " + std::to_string(installed) + ", newer than this alleged (" +
         std::to_string(wanted) + "): install a newer alleged";
}

}  // namespace alleged::store
