#pragma once

#include <boost/asio/steady_timer.hpp>

#include "daemon/store/pool.hpp"

namespace alleged::store {

/// A database that may go away and come back. Thread: the loop's.
///
/// In: repeatable work on a connection. Out: its value, however long the database was away; or nothing, when the daemon
/// was asked to stop meanwhile (then nothing was marked as done either, and the next start does it again). Fails: never
/// with a database's trouble (unreachable, full disk, shutting down, deadlock): that is logged once at its beginning
/// and once at its end, and waited out. Work that throws anything else has a fault of its own: it passes through.
class Database {
 public:
  Database(boost::asio::io_context& loop, std::string url, std::size_t connections);

  template <class Work>
  boost::asio::awaitable<std::optional<std::invoke_result_t<Work&, pqxx::connection&>>> persist(Work& work) {
    std::chrono::milliseconds delay{500};
    do {
      std::string trouble;
      try {
        auto result = co_await pool_.run(work);
        end_trouble();
        co_return result;
      } catch (const pqxx::failure& failure) {
        if (!is_trouble(failure)) throw;
        trouble = failure.what();
      }
      begin_trouble(trouble);
      co_await sleep(delay);
      delay = std::min(delay * 2, std::chrono::milliseconds{10'000});
    } while (!stopping_);
    co_return std::nullopt;
  }

  /// Work under way ends as it will; work that waits for the database gives up.
  void stop();
  void join() { pool_.join(); }

  /// Whether the database answered last time.
  bool up() const { return !away_since_; }

 private:
  static bool is_trouble(const pqxx::failure& failure);
  void begin_trouble(const std::string& what);
  void end_trouble();
  boost::asio::awaitable<void> sleep(std::chrono::milliseconds delay);

  boost::asio::io_context& loop_;
  Pool pool_;
  bool stopping_ = false;
  std::optional<std::chrono::steady_clock::time_point> away_since_;
  std::vector<boost::asio::steady_timer*> sleeping_;
};

/// True for an error that lies in the data sent (SQLSTATE classes 22 and 23), not in the database's condition.
bool is_data_error(const pqxx::sql_error& error);

}  // namespace alleged::store
