#pragma once

#include <boost/asio/steady_timer.hpp>

#include "daemon/store/pool.hpp"

namespace alleged::store {

/// A database that may go away and come back. Thread: the loop's.
///
/// In: repeatable work on a connection. Out: its value, however long the database was away; or nothing, when the daemon
/// was asked to stop meanwhile (then nothing was marked as done either, and the next start does it again). Fails: never
/// with a database's trouble (unreachable, full disk, shutting down, deadlock): that is waited out, and logged once
/// when it begins and once when no work waits any more. Work that throws anything else has a fault of its own: it
/// passes through.
class Database {
 public:
  Database(boost::asio::io_context& loop, std::string url, std::size_t connections);

  template <class Work>
  boost::asio::awaitable<std::optional<std::invoke_result_t<Work&, pqxx::connection&>>> persist(Work& work) {
    std::chrono::milliseconds delay{500};
    Waiting waiting{*this};
    do {
      try {
        co_return co_await pool_.run(work);
      } catch (const pqxx::failure& failure) {
        if (!is_trouble(failure)) throw;
        waiting.because_of(failure);
      }
      co_await sleep(delay);
      delay = std::min(delay * 2, std::chrono::milliseconds{10'000});
    } while (!stopping_);
    co_return std::nullopt;
  }

  /// Work under way ends as it will; work that waits for the database gives up.
  void stop();
  void join() { pool_.join(); }

  /// Whether no work waits for the database.
  bool up() const { return waiting_ == 0; }

 private:
  /// One work's wait, if it has to. Others may get on meanwhile: a disk that is full for one is not for all.
  struct Waiting {
    Database& database;
    bool waits = false;
    void because_of(const pqxx::failure& failure);
    ~Waiting();
  };

  static bool is_trouble(const pqxx::failure& failure);
  boost::asio::awaitable<void> sleep(std::chrono::milliseconds delay);

  boost::asio::io_context& loop_;
  Pool pool_;
  bool stopping_ = false;
  std::size_t waiting_ = 0;
  std::chrono::steady_clock::time_point waiting_since_;
  std::vector<boost::asio::steady_timer*> sleeping_;
};

/// True for an error that lies in the data sent (SQLSTATE classes 22, 23, and 54: too long for an index), not in the
/// database's condition.
bool is_data_error(const pqxx::sql_error& error);

}  // namespace alleged::store
