#include "daemon/store/migrate.hpp"

#include <cstdio>

#include "daemon/cli/commands.hpp"

namespace alleged::cli {

void add_migrate(CLI::App& app, Common& common) {
  auto dry_run = std::make_shared<bool>(false);
  auto* command = app.add_subcommand("migrate", "Bring the database to this version's schema and reference data");
  command->add_flag("--dry-run", *dry_run, "Only say what would be applied");
  command->callback([&common, dry_run] {
    const auto connection = common.bare_database();
    if (*dry_run) {
      for (const std::string& name : store::pending(*connection)) std::printf("would apply %s\n", name.c_str());
    } else {
      for (const std::string& line : store::migrate(*connection)) std::puts(line.c_str());
    }
  });
}

}  // namespace alleged::cli
