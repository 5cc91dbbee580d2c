#include <boost/json.hpp>
#include <cstdio>
#include <pqxx/pqxx>

#include "daemon/cli/commands.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/table.hpp"
#include "daemon/store/overview.hpp"
#include "daemon/store/report.hpp"

namespace alleged::cli {

namespace {

std::string csv_cell(const std::string& text) {
  std::string out = "\"";
  // A spreadsheet runs a cell that begins like a formula; a feed may write one.
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) out += '\'';
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

void print_csv(const Table& table) {
  const auto line = [](const std::vector<std::string>& cells) {
    std::string text;
    for (const std::string& cell : cells) text += (text.empty() ? "" : ",") + csv_cell(cell);
    std::printf("%s\r\n", text.c_str());
  };
  line(table.columns);
  for (const auto& row : table.rows) line(row);
}

void print_json(const Table& table) {
  for (const auto& row : table.rows) {
    boost::json::object object;
    for (std::size_t i = 0; i < row.size(); ++i) object[table.columns[i]] = row[i];
    std::puts(boost::json::serialize(object).c_str());
  }
}

}  // namespace

void add_report(CLI::App& app, Common& common) {
  struct Options {
    std::string since;
    std::string format = "table";
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("report", "Allegations by accused country, target and actor");
  command->add_option("--since", options->since, "Only those reported since this day (2026-11-01)");
  command->add_option("--format", options->format, "How to print")
      ->check(CLI::IsMember({"table", "csv", "json", "html"}));
  command->callback([&common, options] {
    if (options->format == "html") {
      const std::string page = html_page(store::overview(*common.database(), options->since), options->since);
      std::fwrite(page.data(), 1, page.size(), stdout);
      return;
    }
    Table table;
    const auto report = store::report(*common.database(), options->since);
    table.columns = report.columns;
    table.rows = report.rows;
    if (options->format == "csv") return print_csv(table);
    if (options->format == "json") return print_json(table);
    print(table);
  });
}

}  // namespace alleged::cli
