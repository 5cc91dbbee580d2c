#pragma once

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/steady_timer.hpp>
#include <string>
#include <vector>

#include "daemon/outcome.hpp"
#include "daemon/store/commit.hpp"
#include "daemon/store/database.hpp"

namespace alleged::store {

/// Group commit. In: the outcome of one poll. Out: it has been committed (or the daemon stops and it has not). Outcomes
/// that come within `window` of one another, at most `most`, share one transaction, so that the disk is waited for
/// once; what a poll is promised is the same as if it had one of its own. Thread: the loop's.
class Group {
 public:
  static constexpr std::chrono::milliseconds window{100};
  static constexpr std::size_t most = 256;

  Group(boost::asio::io_context& loop, Database& database, Terms terms);

  /// Returns true once the outcome is committed, false when the daemon stopped before it could be.
  boost::asio::awaitable<bool> commit(Outcome outcome);

  /// Totals since the start, for the summary of a run.
  std::size_t allegations() const { return allegations_; }
  std::size_t alerts() const { return alerts_; }

 private:
  using Waiter = boost::asio::any_completion_handler<void(bool)>;
  struct Batch {
    std::vector<Outcome> outcomes;
    std::vector<Waiter> waiters;
  };

  void join_batch(Outcome& outcome, Waiter waiter);
  void close_batch();
  boost::asio::awaitable<void> write(Batch batch);

  boost::asio::io_context& loop_;
  Database& database_;
  const Terms terms_;
  boost::asio::steady_timer window_end_;
  Batch open_;
  std::size_t allegations_ = 0;
  std::size_t alerts_ = 0;
};

}  // namespace alleged::store
