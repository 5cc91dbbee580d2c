#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "daemon/offload.hpp"
#include "daemon/store/sql.hpp"

namespace alleged::store {

/// K connections, and K threads to use them: SQL blocks, and the loop must not.
///
/// In: a named function of a connection. Out: its value. A connection is touched only by the job that holds its slot;
/// slots are handed out by the loop thread, so nothing here is locked. A lost connection is destroyed, opened anew and
/// the function run once more: every function given here can be repeated without harm. Fails: pqxx::broken_connection
/// when the database cannot be reached, other pqxx exceptions as they come.
class Pool {
 public:
  Pool(boost::asio::io_context& loop, std::string url, std::size_t connections);

  template <class Work>
  boost::asio::awaitable<std::invoke_result_t<Work&, pqxx::connection&>> run(Work& work) {
    const std::size_t slot = co_await take_slot();
    const Return back{*this, slot};
    auto job = [this, slot, &work] { return with_connection(slot, work); };
    co_return co_await offload(threads_, job);
  }

  /// Waits for the threads; call after the loop has ended.
  void join() { threads_.join(); }

 private:
  struct Return {
    Pool& pool;
    std::size_t slot;
    ~Return() { pool.give_back(slot); }
  };

  boost::asio::awaitable<std::size_t> take_slot();
  void give_back(std::size_t slot);

  template <class Work>
  std::invoke_result_t<Work&, pqxx::connection&> with_connection(std::size_t slot, Work& work) {
    auto& connection = connections_[slot];
    if (connection != nullptr) {
      try {
        return work(*connection);
      } catch (const pqxx::broken_connection&) {
        // It had died while it lay idle (a restarted server, a fail-over): once more, on a new one.
      } catch (const pqxx::in_doubt_error&) {
        // Lost during COMMIT. What was committed stays as it is when the work is repeated.
      }
      connection.reset();
    }
    try {
      connection = connect(url_);
      return work(*connection);
    } catch (const pqxx::broken_connection&) {
      connection.reset();
      throw;
    } catch (const pqxx::in_doubt_error&) {
      connection.reset();
      throw;
    }
  }

  const std::string url_;
  boost::asio::thread_pool threads_;
  std::vector<std::unique_ptr<pqxx::connection>> connections_;
  std::vector<std::size_t> free_;
  std::deque<boost::asio::any_completion_handler<void(std::size_t)>> waiting_;
  boost::asio::io_context& loop_;
};

}  // namespace alleged::store
