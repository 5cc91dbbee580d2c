#include <cstdio>

#include "daemon/cli/commands.hpp"

namespace alleged::cli {

namespace {

void print(const Config& config) {
  std::string section;
  for (const Setting& setting : settings()) {
    const auto dot = setting.key.find('.');
    const std::string of(dot == std::string_view::npos ? "" : setting.key.substr(0, dot));
    if (of != section) std::printf("\n[%s]\n", of.c_str());
    section = of;
    const std::string value = setting.get(config);
    const std::string shown = setting.secret && !value.empty() ? "(not shown)" : value;
    const bool bare = setting.allowed.starts_with("a whole number") || setting.allowed == "true or false";
    const std::string key(dot == std::string_view::npos ? setting.key : setting.key.substr(dot + 1));
    std::printf("# %s\n# Allowed: %s.\n%s%s = %s%s%s\n", std::string(setting.meaning).c_str(),
                std::string(setting.allowed).c_str(), setting.secret ? "# " : "", key.c_str(), bare ? "" : "\"",
                shown.c_str(), bare ? "" : "\"");
  }
}

}  // namespace

void add_config(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("config", "Check the configuration and print every setting with what it means");
  command->callback([&common] { print(common.config()); });
}

}  // namespace alleged::cli
