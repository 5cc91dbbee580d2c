#include "daemon/service.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <csignal>
#include <thread>

#include "daemon/limits.hpp"
#include "daemon/log.hpp"
#include "daemon/serve/notify.hpp"
#include "daemon/store/migrate.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/retention.hpp"
#include "daemon/store/summaries.hpp"

namespace alleged {
namespace asio = boost::asio;
using std::chrono::milliseconds;

namespace {

/// How long a loop waits before it looks again by itself: what the command line or an analyst changed is seen by then.
constexpr milliseconds look_again{5000};

/// Feeds of a busy site come due one by one: they are claimed a few at a time.
constexpr milliseconds shortest_rest{50};

/// Mails claimed at a time, and how long the claim holds: longer than they can take to send.
constexpr std::size_t mails_at_once = 50;
constexpr std::chrono::seconds mail_lease{mails_at_once * 90};

/// Old stories deleted in one transaction, which keeps others from storing any; and how often they are looked for.
constexpr std::size_t stories_at_once = 200;
constexpr std::chrono::hours look_for_old{1};

/// Summaries are refreshed a tenth of the time at most: a large record's busiest country takes seconds, and comes due
/// with each story of it.
constexpr int rest_after_refresh = 9;

poll::Schedule schedule_of(const Config& config) {
  poll::Schedule schedule;
  schedule.interval = config.poll_interval;
  schedule.quiet = std::min(config.poll_quiet_interval, config.poll_longest_interval);
  schedule.longest = config.poll_longest_interval;
  schedule.parking = config.poll_park_after;
  schedule.parked = config.poll_parked_interval;
  return schedule;
}

store::Terms terms_of(const Config& config, const Worker& worker) {
  using std::chrono::days;
  store::Terms terms;
  terms.worker = worker.id();
  terms.move_after = config.poll_move_after;
  terms.keep = {std::chrono::floor<days>(config.keep_entries), std::chrono::floor<days>(config.keep_stories)};
  return terms;
}

std::size_t cpu_threads() {
  return std::max(2U, std::thread::hardware_concurrency()) - 1;
}

}  // namespace

Service::Service(const Config& config)
    : config_(config),
      worker_(config.state_dir),
      cpu_(cpu_threads()),
      shelf_(loop_, cpu_, config.detect_lexicon_dir),
      database_(loop_, config.database_url, static_cast<std::size_t>(config.database_connections)),
      multi_(loop_),
      fetcher_(multi_, limits_of(config)),
      group_(loop_, database_, terms_of(config, worker_)),
      waits_(loop_),
      articles_(fetcher_, cpu_, database_, waits_,
                {config.poll_host_gap, config.poll_private_host_gap, config.poll_timeout}),
      parts_{fetcher_, cpu_, group_, schedule_of(config), shelf_, articles_, std::minstd_rand(std::random_device{}())},
      sender_(multi_, {config.alert_smtp_url, config.alert_from, config.alert_user, config.alert_password,
                       config.alert_tls, config.alert_ca_file}),
      signals_(loop_, SIGINT, SIGTERM),
      reloads_(loop_, SIGHUP),
      poll_ended_(loop_),
      alert_written_(loop_),
      refresh_rested_(loop_),
      watchdog_(loop_) {}

Totals Service::run() {
  return run_as(Mode::steady);
}

Totals Service::run_once() {
  return run_as(Mode::once);
}

Totals Service::run_as(Mode mode) {
  std::signal(SIGPIPE, SIG_IGN);  // CURLOPT_NOSIGNAL leaves that to us
  on_signal();
  on_reload();
  std::exception_ptr fault;
  asio::co_spawn(loop_, main(mode), [this, &fault](std::exception_ptr error) {
    fault = error;
    loop_.stop();  // only the watches of sockets, signals and the watchdog are left
  });
  loop_.run();
  cpu_.join();
  database_.join();
  if (fault) std::rethrow_exception(fault);
  totals_.allegations = group_.allegations();
  return totals_;
}

asio::awaitable<void> Service::main(Mode mode) {
  asio::co_spawn(loop_, feed_watchdog(), asio::detached);
  serve::notify("READY=1");
  const bool ready = co_await take_over();
  if (ready && mode == Mode::once) {
    co_await poll_feeds(mode);
    co_await send_alerts(mode);
    co_await delete_old_stories(mode);
    co_await refresh_summaries(mode);
  } else if (ready) {
    // The loops run side by side; if one fails, all end, and the process with them: systemd starts it anew.
    Event loops_ended(loop_);
    int running = 4;
    std::exception_ptr fault;
    auto end = [this, &loops_ended, &running, &fault](std::exception_ptr error) {
      if (error) {
        fault = error;
        stop();
      }
      if (--running == 0) loops_ended.set();
    };
    asio::co_spawn(loop_, poll_feeds(mode), end);
    asio::co_spawn(loop_, send_alerts(mode), end);
    asio::co_spawn(loop_, delete_old_stories(mode), end);
    asio::co_spawn(loop_, refresh_summaries(mode), end);
    while (running > 0) co_await loops_ended.wait(look_again);
    if (fault) std::rethrow_exception(fault);
  }
  serve::notify("STOPPING=1");
  co_await give_back_leases();
}

/// Waits for the database, makes sure that this binary may work with it, and takes back what a killed predecessor of
/// the same identity had leased. False when asked to stop before.
asio::awaitable<bool> Service::take_over() {
  auto check = [](pqxx::connection& connection) { return store::unfit(connection); };
  const auto unfit = co_await database_.persist(check);
  if (!unfit) co_return false;
  if (!unfit->empty()) throw std::runtime_error(*unfit);
  auto start = [this](pqxx::connection& connection) {
    due_by_ = store::database_time(connection);
    return store::release_leases(connection, worker_.id());
  };
  const auto left = co_await database_.persist(start);
  if (left && *left > 0) log::info("took back {} leases of a run that did not end well", *left);
  co_return left.has_value();
}

asio::awaitable<void> Service::poll_feeds(Mode mode) {
  store::ClaimRequest request;
  request.worker = worker_.id();
  request.per_host = static_cast<std::size_t>(config_.poll_per_host);
  request.gap = config_.poll_host_gap;
  request.private_gap = config_.poll_private_host_gap;
  // A poll can take the whole timeout, and its commit may wait for the database: then the lease is lost, and it is made
  // again.
  request.lease = config_.poll_timeout + std::chrono::seconds(60);
  request.article_lease = request.lease + config_.poll_timeout;
  if (mode == Mode::once) request.due_by = due_by_;
  const auto most = static_cast<std::size_t>(config_.poll_concurrency);
  while (!stopping_) {
    request.most = most - in_flight_;
    if (request.most == 0) {
      co_await poll_ended_.wait(look_again);
      continue;
    }
    auto claim_work = [&request](pqxx::connection& connection) { return store::claim_due(connection, request); };
    auto claim = co_await database_.persist(claim_work);
    if (!claim) break;
    const bool all_taken = claim->leases.size() < request.most;
    for (Lease& lease : claim->leases) {
      ++in_flight_;
      asio::co_spawn(loop_, poll_one(std::move(lease)), asio::detached);
    }
    if (!all_taken) continue;
    totals_.held = claim->held;
    if (mode == Mode::once && !claim->next_due && in_flight_ == 0) break;
    const milliseconds next = std::max(claim->next_due.value_or(look_again), shortest_rest);
    co_await poll_ended_.wait(std::min(look_again, next));
  }
  while (in_flight_ > 0) co_await poll_ended_.wait(look_again);
}

asio::awaitable<void> Service::poll_one(Lease lease) {
  if (lease.start_in > milliseconds(0)) {
    asio::steady_timer turn(loop_, lease.start_in);
    co_await turn.async_wait(asio::use_awaitable);
  }
  const PollEnd end = co_await poll_feed(parts_, std::move(lease));
  switch (end) {
    case PollEnd::unchanged:
      ++totals_.unchanged;
      break;
    case PollEnd::read:
      ++totals_.read;
      break;
    case PollEnd::failed:
      ++totals_.failed;
      break;
    case PollEnd::not_stored:
      ++totals_.not_stored;
      break;
  }
  --in_flight_;
  poll_ended_.set();
  if (group_.alerts() == alerts_known_) co_return;
  alerts_known_ = group_.alerts();
  alert_written_.set();
}

asio::awaitable<void> Service::send_alerts(Mode mode) {
  if (config_.alert_smtp_url.empty()) {
    if (mode == Mode::steady) log::warn("alert.smtp_url is not set: alerts wait in the outbox until it is");
    while (mode == Mode::steady && !stopping_) co_await alert_written_.wait(look_again);
    co_return;
  }
  while (!stopping_) {
    auto claim_work = [this](pqxx::connection& connection) {
      return store::claim_alerts(connection, worker_.id(), mails_at_once, mail_lease);
    };
    auto claimed = co_await database_.persist(claim_work);
    if (!claimed) co_return;
    if (!claimed->alerts.empty()) {
      const bool go_on = co_await deliver(claimed->alerts);
      if (go_on) continue;
      if (stopping_) co_return;
    }
    if (mode == Mode::once) co_return;
    co_await alert_written_.wait(
        std::min(look_again, std::max(milliseconds(100), claimed->next_due.value_or(look_again))));
  }
}

/// Sends mails one by one, and records each before the next, so that a crash repeats one mail at most. A server that is
/// in trouble itself is not asked again for the others. False when there is no sense in going on at once.
asio::awaitable<bool> Service::deliver(const std::vector<Alert>& alerts) {
  std::string trouble;
  for (const Alert& alert : alerts) {
    Delivery delivery;
    delivery.alert = alert.id;
    delivery.attempts = alert.attempts + 1;
    delivery.failure = trouble;
    if (trouble.empty()) {
      Alert copy = alert;
      delivery = co_await sender_.send(std::move(copy));
    }
    if (stopping_ && delivery.kind == Delivery::Kind::delayed) co_return false;
    const bool recorded = co_await record(delivery);
    if (!recorded) co_return false;
    if (delivery.kind == Delivery::Kind::delayed && trouble.empty())
      log::warn("mail to {} waits: {}", log::one_line(alert.address), log::one_line(delivery.failure));
    if (delivery.server_trouble) trouble = delivery.failure;
    if (delivery.kind == Delivery::Kind::refused)
      log::error("mail to {} was refused: {}", log::one_line(alert.address), log::one_line(delivery.failure));
  }
  co_return trouble.empty();
}

asio::awaitable<bool> Service::record(const Delivery& delivery) {
  auto work = [&delivery](pqxx::connection& connection) {
    store::record_deliveries(connection, {&delivery, 1});
    return true;
  };
  const auto recorded = co_await database_.persist(work);
  if (!recorded) co_return false;
  switch (delivery.kind) {
    case Delivery::Kind::sent:
      ++totals_.mails_sent;
      break;
    case Delivery::Kind::delayed:
      ++totals_.mails_delayed;
      break;
    case Delivery::Kind::refused:
      ++totals_.mails_refused;
      break;
  }
  co_return true;
}

asio::awaitable<void> Service::delete_old_stories(Mode mode) {
  const auto keep = std::chrono::floor<std::chrono::days>(config_.keep_stories);
  if (keep.count() == 0) co_return;
  auto work = [keep](pqxx::connection& connection) { return store::delete_stories(connection, keep, stories_at_once); };
  for (bool is_time = true; is_time;) {
    std::size_t deleted = 0;
    std::optional<std::size_t> some;
    do {
      some = co_await database_.persist(work);
      deleted += some.value_or(0);
    } while (some.value_or(0) > 0 && !stopping_);
    if (deleted > 0) log::info("{} stories deleted that were fetched more than {} days ago", deleted, keep.count());
    if (mode == Mode::once) co_return;
    is_time = co_await waits_.pass(look_for_old);
  }
}

/// What an analyst, a rescan or another daemon changed comes due as well, so it does not wait for a commit of our own.
asio::awaitable<void> Service::refresh_summaries(Mode mode) {
  auto work = [](pqxx::connection& connection) { return store::refresh_summaries(connection); };
  while (!stopping_) {
    const auto begun = std::chrono::steady_clock::now();
    const auto more = co_await database_.persist(work);
    if (!more) co_return;
    if (mode == Mode::once && *more) continue;
    if (mode == Mode::once) co_return;
    const auto took = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun);
    co_await refresh_rested_.wait(std::max(look_again, took * rest_after_refresh));
  }
}

asio::awaitable<void> Service::give_back_leases() {
  if (!database_.up()) co_return;  // the next start takes them back
  auto work = [this](pqxx::connection& connection) { return store::release_leases(connection, worker_.id()); };
  co_await database_.persist(work);
}

asio::awaitable<void> Service::feed_watchdog() {
  const auto interval = serve::watchdog_interval();
  if (interval.count() == 0) co_return;
  for (;;) {
    watchdog_.expires_after(interval);
    boost::system::error_code ended;
    auto token = asio::redirect_error(asio::use_awaitable, ended);
    co_await watchdog_.async_wait(token);
    if (ended) co_return;
    serve::notify("WATCHDOG=1");
  }
}

void Service::on_signal() {
  signals_.async_wait([this](boost::system::error_code error, int signal) {
    if (error) return;
    if (stopping_) {  // asked twice: what is under way is lost here and made again at the next start
      log::warn("stopping at once");
      log::finish();
      std::_Exit(128 + signal);
    }
    log::info("stopping; ask again to stop at once");
    stop();
    on_signal();
  });
}

void Service::on_reload() {
  reloads_.async_wait([this](boost::system::error_code error, int) {
    if (error) return;
    asio::co_spawn(loop_, reload(), asio::detached);
    on_reload();
  });
}

/// systemd 252 knows no notify-reload: the two words around the reload are all it is told.
asio::awaitable<void> Service::reload() {
  serve::notify("RELOADING=1");
  try {
    const auto lexicon = co_await shelf_.reload();
    log::info("reloaded; lexicon " + lexicon->version());
  } catch (const std::exception& error) {
    log::error("not reloaded, the lexicon from before stays: " + log::one_line(error.what()));
  }
  serve::notify("READY=1");
}

void Service::stop() {
  stopping_ = true;
  multi_.abort_all();
  waits_.end();
  database_.stop();
  poll_ended_.set();
  alert_written_.set();
  refresh_rested_.set();
}

}  // namespace alleged
