#include "daemon/store/migrate.hpp"

#include <cstdio>

#include "daemon/cli/commands.hpp"
#include "daemon/log.hpp"
#include "daemon/store/sql.hpp"

namespace alleged::cli {

void add_migrate(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("migrate", "Bring the database to this version's schema and reference data");
  command->callback([&common] {
    const auto connection = store::connect(common.config().database_url);
    for (const std::string& line : store::migrate(*connection)) std::puts(line.c_str());
  });
}

}  // namespace alleged::cli
