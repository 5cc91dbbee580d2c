#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

namespace alleged {

/// Something that one coroutine waits for and others bring about, all on the loop's thread. Brought about while nobody
/// waits, it is remembered and ends the next wait at once.
class Event {
 public:
  explicit Event(boost::asio::io_context& loop) : timer_(loop) {}

  void set() {
    set_ = true;
    timer_.cancel();
  }

  /// Returns when it has been set since the last wait, or after `time`.
  boost::asio::awaitable<void> wait(std::chrono::milliseconds time) {
    if (!set_) {
      timer_.expires_after(time);
      boost::system::error_code woken;
      auto token = boost::asio::redirect_error(boost::asio::use_awaitable, woken);
      co_await timer_.async_wait(token);
    }
    set_ = false;
  }

 private:
  boost::asio::steady_timer timer_;
  bool set_ = false;
};

}  // namespace alleged
