#include <sys/resource.h>

#include "daemon/cli/commands.hpp"
#include "daemon/log.hpp"
#include "daemon/service.hpp"

namespace alleged::cli {

namespace {

/// As many sockets as the system lets us have: each poll under way needs one.
void raise_file_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  (void)::setrlimit(RLIMIT_NOFILE, &limit);  // less is enough for most
}

void run(const Common& common, bool once) {
  const Config config = common.config();
  log::start(config.log_level);
  if (once) (void)common.database();  // a single run does not wait for a database that is away
  raise_file_limit();
  Service service(config);
  log::info("alleged " ALLEGED_VERSION " polls");
  const Totals totals = once ? service.run_once() : service.run();
  log::info("polls: {} read, {} unchanged, {} failed; {} new allegations; mails: {} sent, {} waiting, {} refused",
            totals.read, totals.unchanged, totals.failed, totals.allegations, totals.mails_sent, totals.mails_delayed,
            totals.mails_refused);
  if (once && totals.held > 0)
    log::info("{} due feeds were left for later: their sites asked to be left alone (429, or 503 with Retry-After)",
              totals.held);
}

}  // namespace

void add_run(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("run", "The service: polls due feeds, stores what it finds, sends alerts");
  auto once = std::make_shared<bool>(false);
  command->add_flag("--once", *once, "Poll every feed that is due, send due alerts, and exit");
  command->callback([&common, once] { run(common, *once); });
}

}  // namespace alleged::cli
