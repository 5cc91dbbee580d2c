#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <vector>

namespace alleged {

/// Pauses of coroutines, which all end at once when the daemon does. Thread: the loop's.
class Waits {
 public:
  explicit Waits(boost::asio::io_context& loop) : loop_(loop) {}

  /// True when so much time has passed; false when the daemon is ending, then or before.
  boost::asio::awaitable<bool> pass(std::chrono::milliseconds time);

  /// Ends all of them, and each that begins later.
  void end();

  bool ended() const { return ended_; }

 private:
  boost::asio::io_context& loop_;
  std::vector<boost::asio::steady_timer*> under_way_;
  bool ended_ = false;
};

}  // namespace alleged
