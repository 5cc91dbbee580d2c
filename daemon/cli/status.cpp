#include <boost/json.hpp>
#include <cstdio>

#include "daemon/cli/commands.hpp"
#include "daemon/cli/table.hpp"
#include "daemon/store/report.hpp"

namespace alleged::cli {

void add_status(CLI::App& app, Common& common) {
  auto as_json = std::make_shared<bool>(false);
  auto* command = app.add_subcommand("status", "How the service is doing, from the database");
  command->add_flag("--json", *as_json, "One JSON object");
  command->callback([&common, as_json] {
    const auto rows = store::status(*common.database());
    if (!*as_json) return print({rows.columns, rows.rows});
    boost::json::object object;
    for (const auto& row : rows.rows) object[row[0]] = row[1];
    std::puts(boost::json::serialize(object).c_str());
  });
}

}  // namespace alleged::cli
