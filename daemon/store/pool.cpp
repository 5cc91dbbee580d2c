#include "daemon/store/pool.hpp"

#include <boost/asio/post.hpp>

namespace alleged::store {
namespace asio = boost::asio;

Pool::Pool(asio::io_context& loop, std::string url, std::size_t connections)
    : url_(std::move(url)), threads_(connections), connections_(connections), loop_(loop) {
  for (std::size_t slot = 0; slot < connections; ++slot) free_.push_back(slot);
}

asio::awaitable<std::size_t> Pool::take_slot() {
  if (!free_.empty()) {
    const std::size_t slot = free_.back();
    free_.pop_back();
    co_return slot;
  }
  auto wait = [this](auto handler) { waiting_.emplace_back(std::move(handler)); };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(std::size_t)>(wait, asio::use_awaitable);
}

void Pool::give_back(std::size_t slot) {
  if (waiting_.empty()) {
    free_.push_back(slot);
    return;
  }
  asio::post(loop_, [next = std::move(waiting_.front()), slot]() mutable { std::move(next)(slot); });
  waiting_.pop_front();
}

}  // namespace alleged::store
