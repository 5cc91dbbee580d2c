#include "daemon/lexicon_shelf.hpp"

#include <boost/asio/redirect_error.hpp>
#include <utility>

#include "daemon/offload.hpp"

namespace alleged {
namespace asio = boost::asio;

LexiconShelf::LexiconShelf(asio::io_context& loop, asio::thread_pool& cpu, std::string own_folder)
    : cpu_(cpu), built_(loop, asio::steady_timer::time_point::max()), own_{std::move(own_folder), {}} {}

asio::awaitable<std::shared_ptr<const detect::Lexicon>> LexiconShelf::lexicon() {
  while (lexicon_ == nullptr && building_) {
    boost::system::error_code cancelled;
    auto token = asio::redirect_error(asio::use_awaitable, cancelled);
    co_await built_.async_wait(token);
  }
  if (lexicon_ == nullptr) {
    building_ = true;
    std::exception_ptr failure;
    try {
      co_await build();
    } catch (...) {
      failure = std::current_exception();
    }
    building_ = false;
    built_.cancel();
    if (failure) std::rethrow_exception(failure);
  }
  co_return lexicon_;
}

asio::awaitable<std::shared_ptr<const detect::Lexicon>> LexiconShelf::reload() {
  co_await build();
  co_return lexicon_;
}

asio::awaitable<void> LexiconShelf::build() {
  const std::uint64_t number = ++begun_;
  auto work = [this] { return detect::Lexicon::load(own_); };
  auto built = co_await offload(cpu_, work);
  if (number < shown_) co_return;
  shown_ = number;
  lexicon_ = std::move(built);
}

}  // namespace alleged
