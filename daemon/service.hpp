#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/alert/smtp.hpp"
#include "daemon/articles.hpp"
#include "daemon/config.hpp"
#include "daemon/event.hpp"
#include "daemon/poll_job.hpp"
#include "daemon/store/claim.hpp"
#include "daemon/store/database.hpp"
#include "daemon/waits.hpp"
#include "daemon/worker.hpp"

namespace alleged {

/// What a run did.
struct Totals {
  std::size_t read = 0, unchanged = 0, failed = 0, not_stored = 0;
  std::size_t held = 0;  ///< due feeds not polled, because their sites asked to be left alone
  std::size_t allegations = 0, mails_sent = 0, mails_delayed = 0, mails_refused = 0;
};

/// The daemon: parts in the order they are built, and the loops that use them. All of it lives on the loop's thread
/// but for the two pools. A crash at any instant loses nothing, because what is due, leased, stored or alerted is in
/// PostgreSQL.
class Service {
 public:
  /// Throws std::runtime_error when the state folder cannot be used.
  explicit Service(const Config& config);

  /// Polls and alerts until SIGTERM or SIGINT. SIGHUP has the lexicon read again; a faulty one is told in the log and
  /// the one from before stays.
  Totals run();

  /// Polls every feed that is due now, but for those of sites that asked to be left alone for a while, sends every mail
  /// that is due then, deletes the stories that are kept no longer, and ends.
  Totals run_once();

 private:
  enum class Mode { steady, once };

  Totals run_as(Mode mode);
  boost::asio::awaitable<void> main(Mode mode);
  boost::asio::awaitable<bool> take_over();
  boost::asio::awaitable<void> poll_feeds(Mode mode);
  boost::asio::awaitable<void> poll_one(Lease lease);
  boost::asio::awaitable<void> send_alerts(Mode mode);
  boost::asio::awaitable<bool> deliver(const std::vector<Alert>& alerts);
  boost::asio::awaitable<bool> record(const Delivery& delivery);
  boost::asio::awaitable<void> delete_old_stories(Mode mode);
  boost::asio::awaitable<void> refresh_summaries(Mode mode);
  boost::asio::awaitable<void> give_back_leases();
  boost::asio::awaitable<void> feed_watchdog();
  void stop();
  void on_signal();
  void on_reload();
  boost::asio::awaitable<void> reload();

  const Config config_;
  const Worker worker_;
  boost::asio::io_context loop_{1};
  boost::asio::thread_pool cpu_;
  LexiconShelf shelf_;
  store::Database database_;
  transfer::Multi multi_;
  poll::Fetcher fetcher_;
  store::Group group_;
  Waits waits_;
  Articles articles_;
  PollParts parts_;
  alert::Sender sender_;
  boost::asio::signal_set signals_;
  boost::asio::signal_set reloads_;
  Event poll_ended_;      ///< what the poll loop waits for
  Event alert_written_;   ///< what the alert loop waits for
  Event refresh_rested_;  ///< what the loop of the summaries waits for: its rest is over, or the daemon stops
  boost::asio::steady_timer watchdog_;
  std::size_t in_flight_ = 0;     ///< polls
  std::size_t alerts_known_ = 0;  ///< mails written when the alert loop was last woken
  bool stopping_ = false;
  std::string due_by_;
  Totals totals_;
};

}  // namespace alleged
