#include "daemon/waits.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace alleged {
namespace asio = boost::asio;

asio::awaitable<bool> Waits::pass(std::chrono::milliseconds time) {
  if (!ended_ && time.count() > 0) {
    asio::steady_timer timer(loop_, time);
    under_way_.push_back(&timer);
    boost::system::error_code woken;
    auto token = asio::redirect_error(asio::use_awaitable, woken);
    co_await timer.async_wait(token);
    std::erase(under_way_, &timer);
  }
  co_return !ended_;
}

void Waits::end() {
  ended_ = true;
  for (asio::steady_timer* timer : under_way_) timer->cancel();
}

}  // namespace alleged
