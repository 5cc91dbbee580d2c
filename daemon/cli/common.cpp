#include <unistd.h>

#include <stdexcept>
#include <vector>

#include "daemon/cli/commands.hpp"
#include "daemon/log.hpp"
#include "daemon/store/migrate.hpp"
#include "daemon/store/sql.hpp"

namespace alleged::cli {

Config Common::config() const {
  std::vector<const char*> environment;
  for (char** variable = environ; *variable != nullptr; ++variable) environment.push_back(*variable);
  return load_config(config_path, environment);
}

std::unique_ptr<pqxx::connection> Common::bare_database() const {
  const Config settings = config();
  try {
    return store::connect(settings.database_url);
  } catch (const pqxx::broken_connection& error) {
    throw std::runtime_error("PostgreSQL does not answer (" + log::one_line(error.what()) +
                             "): check database.url (ALLEGED_DATABASE_URL)");
  }
}

std::unique_ptr<pqxx::connection> Common::database() const {
  auto connection = bare_database();
  if (const std::string reason = store::unfit(*connection); !reason.empty()) throw std::runtime_error(reason);
  return connection;
}

}  // namespace alleged::cli
