#include <curl/curl.h>
#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "daemon/cli/commands.hpp"
#include "daemon/log.hpp"

/// The list of parts. Exit status: 0 done, 1 failed, 2 bad usage or configuration.
int main(int argc, char** argv) {
  using namespace alleged;
  // glibc gives the top of a heap back at 128 KiB and takes it again for the next document; every page then faults
  // anew.
  mallopt(M_TRIM_THRESHOLD, 8 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
  curl_global_init(CURL_GLOBAL_ALL);

  CLI::App app(
      "alleged: records who is alleged to have interfered in whose election, who says so, and in which words.");
  app.name("alleged");
  app.set_version_flag("--version", "alleged " ALLEGED_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  cli::Common common;
  if (const char* path = std::getenv("ALLEGED_CONFIG")) common.config_path = path;
  app.add_option("--config", common.config_path,
                 "Configuration file (default: /etc/alleged/alleged.toml, if it is there)");

  cli::add_run(app, common);
  cli::add_parse(app);
  cli::add_scan(app, common);
  cli::add_eval(app, common);
  cli::add_feeds(app, common);
  cli::add_subscriptions(app, common);
  cli::add_report(app, common);
  cli::add_rescan(app, common);
  cli::add_migrate(app, common);
  cli::add_status(app, common);
  cli::add_config(app, common);

  int status = 0;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    status = app.exit(error) == 0 ? 0 : 2;
  } catch (const ConfigErrors& error) {
    for (const std::string& line : error.lines()) std::fprintf(stderr, "alleged: %s\n", line.c_str());
    status = 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "alleged: %s\n", log::one_line(error.what()).c_str());
    status = 1;
  }
  log::finish();
  return status;
}
