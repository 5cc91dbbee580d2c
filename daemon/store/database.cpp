#include "daemon/store/database.hpp"

#include <boost/asio/redirect_error.hpp>
#include <utility>

#include "daemon/log.hpp"

namespace alleged::store {
namespace asio = boost::asio;

namespace {

/// Not there, going down or coming up; else it answers, and says why it cannot.
bool is_away(const pqxx::failure& failure) {
  if (dynamic_cast<const pqxx::transaction_rollback*>(&failure) != nullptr) return false;  // no sql_error in libpqxx 6
  const auto* error = dynamic_cast<const pqxx::sql_error*>(&failure);
  return error == nullptr || error->sqlstate().starts_with("57P") || error->sqlstate().empty();
}

}  // namespace

Database::Database(asio::io_context& loop, std::string url, std::size_t connections)
    : loop_(loop), pool_(loop, std::move(url), connections) {}

bool is_data_error(const pqxx::sql_error& error) {
  const std::string state = error.sqlstate();
  return state.starts_with("22") || state.starts_with("23") || state.starts_with("54");
}

bool Database::is_trouble(const pqxx::failure& failure) {
  const auto* error = dynamic_cast<const pqxx::sql_error*>(&failure);
  return error == nullptr || !is_data_error(*error);
}

void Database::Waiting::because_of(const pqxx::failure& failure) {
  if (std::exchange(waits, true) || database.waiting_++ > 0) return;
  database.waiting_since_ = std::chrono::steady_clock::now();
  log::error("PostgreSQL {} ({}); polls wait and it is tried again every few seconds",
             is_away(failure) ? "does not answer" : "cannot do it now", log::one_line(failure.what()));
}

Database::Waiting::~Waiting() {
  // Asked to stop, it has given up: nothing tells that the trouble is over.
  if (!waits || database.stopping_ || --database.waiting_ > 0) return;
  const auto waited = std::chrono::steady_clock::now() - database.waiting_since_;
  log::info("PostgreSQL answers again after {} s; nothing was lost",
            std::chrono::duration_cast<std::chrono::seconds>(waited).count());
}

asio::awaitable<void> Database::sleep(std::chrono::milliseconds delay) {
  if (stopping_) co_return;
  asio::steady_timer timer(loop_, delay);
  sleeping_.push_back(&timer);
  boost::system::error_code woken;
  auto token = asio::redirect_error(asio::use_awaitable, woken);
  co_await timer.async_wait(token);
  std::erase(sleeping_, &timer);
}

void Database::stop() {
  stopping_ = true;
  for (asio::steady_timer* timer : sleeping_) timer->cancel();
}

}  // namespace alleged::store
