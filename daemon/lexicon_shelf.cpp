#include "daemon/lexicon_shelf.hpp"

#include <boost/asio/redirect_error.hpp>

#include "daemon/offload.hpp"

namespace alleged {
namespace asio = boost::asio;

LexiconShelf::LexiconShelf(asio::io_context& loop, asio::thread_pool& cpu)
    : cpu_(cpu), built_(loop, asio::steady_timer::time_point::max()) {}

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
      auto build = [] { return detect::Lexicon::load(); };
      auto built = co_await offload(cpu_, build);
      lexicon_ = std::move(built);
    } catch (...) {
      failure = std::current_exception();
    }
    building_ = false;
    built_.cancel();
    if (failure) std::rethrow_exception(failure);
  }
  co_return lexicon_;
}

}  // namespace alleged
