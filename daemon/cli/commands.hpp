#pragma once

#include <CLI/CLI.hpp>
#include <pqxx/pqxx>
#include <string>

#include "daemon/config.hpp"

namespace alleged::cli {

/// What every subcommand shares: where the configuration is.
struct Common {
  std::string config_path = default_config_path;

  /// Throws ConfigErrors.
  Config config() const;
  /// A connection to the configured database, whatever is in it. Throws std::runtime_error.
  std::unique_ptr<pqxx::connection> bare_database() const;
  /// A connection to the configured database whose schema this binary may work with. Throws std::runtime_error.
  std::unique_ptr<pqxx::connection> database() const;
};

/// Each registers one subcommand. Its callback does the work and throws when it failed: std::runtime_error with one
/// clear line (exit 1), ConfigErrors or CLI::ParseError (exit 2). Data goes to stdout, messages to stderr.
void add_run(CLI::App& app, Common& common);
void add_parse(CLI::App& app);
void add_scan(CLI::App& app, Common& common);
void add_eval(CLI::App& app, Common& common);
void add_feeds(CLI::App& app, Common& common);
void add_subscriptions(CLI::App& app, Common& common);
void add_report(CLI::App& app, Common& common);
void add_rescan(CLI::App& app, Common& common);
void add_migrate(CLI::App& app, Common& common);
void add_status(CLI::App& app, Common& common);
void add_config(CLI::App& app, Common& common);

}  // namespace alleged::cli
