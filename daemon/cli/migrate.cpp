#include "daemon/store/migrate.hpp"

#include <cstdio>

#include "daemon/cli/commands.hpp"

namespace alleged::cli {

void add_migrate(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("migrate", "Bring the database to this version's schema and reference data");
  command->callback([&common] {
    const auto connection = common.bare_database();
    for (const std::string& line : store::migrate(*connection)) std::puts(line.c_str());
  });
}

}  // namespace alleged::cli
