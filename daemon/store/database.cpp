#include "daemon/store/database.hpp"

#include <boost/asio/redirect_error.hpp>

#include "daemon/log.hpp"

namespace alleged::store {
namespace asio = boost::asio;

Database::Database(asio::io_context& loop, std::string url, std::size_t connections)
    : loop_(loop), pool_(loop, std::move(url), connections) {}

bool is_data_error(const pqxx::sql_error& error) {
  const std::string state = error.sqlstate();
  return state.starts_with("22") || state.starts_with("23");
}

bool Database::is_trouble(const pqxx::failure& failure) {
  const auto* error = dynamic_cast<const pqxx::sql_error*>(&failure);
  return error == nullptr || !is_data_error(*error);
}

void Database::begin_trouble(const std::string& what) {
  if (away_since_) return;
  away_since_ = std::chrono::steady_clock::now();
  log::error("PostgreSQL does not answer ({}); polls wait and it is tried again every few seconds",
             log::one_line(what));
}

void Database::end_trouble() {
  if (!away_since_) return;
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - *away_since_).count();
  away_since_.reset();
  log::info("PostgreSQL answers again after {} s; nothing was lost", seconds);
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
