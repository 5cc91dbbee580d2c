#include "daemon/store/group.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "daemon/log.hpp"

namespace alleged::store {
namespace asio = boost::asio;

namespace {

void tell(const Stored& stored) {
  for (const NewAllegation& news : stored.allegations) {
    const std::string by = news.accuser.empty() ? "nobody named" : news.accuser;
    log::info("allegation: {} over the vote of {}, {} by {} [{}] \"{}\"", log::one_line(news.accused),
              log::one_line(news.target), news.stance, log::one_line(by), log::one_line(news.outlet),
              log::one_line(news.quote));
  }
  for (const std::string& line : stored.moves) log::info("{}", log::one_line(line));
  for (const std::string& line : stored.unstorable) log::error("{}", log::one_line(line));
  if (stored.lost_leases > 0)
    log::warn("{} polls took longer than their lease, or their feed was removed: not stored by this worker",
              stored.lost_leases);
}

}  // namespace

Group::Group(asio::io_context& loop, Database& database, Terms terms)
    : loop_(loop), database_(database), terms_(std::move(terms)), window_end_(loop) {}

asio::awaitable<bool> Group::commit(Outcome outcome) {
  auto join = [this, &outcome](auto handler) { join_batch(outcome, Waiter(std::move(handler))); };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(bool)>(join, asio::use_awaitable);
}

void Group::join_batch(Outcome& outcome, Waiter waiter) {
  open_.outcomes.push_back(std::move(outcome));
  open_.waiters.push_back(std::move(waiter));
  if (open_.outcomes.size() == most) return close_batch();
  if (open_.outcomes.size() > 1) return;
  window_end_.expires_after(window);
  window_end_.async_wait([this](boost::system::error_code error) {
    if (!error) close_batch();
  });
}

void Group::close_batch() {
  window_end_.cancel();
  if (open_.outcomes.empty()) return;
  Batch batch = std::exchange(open_, {});
  asio::co_spawn(loop_, write(std::move(batch)), asio::detached);
}

asio::awaitable<void> Group::write(Batch batch) {
  auto work = [this, &batch](pqxx::connection& connection) {
    return commit_outcomes(connection, terms_, batch.outcomes);
  };
  bool committed = false;
  try {
    const auto stored = co_await database_.persist(work);
    if (stored) {
      committed = true;
      allegations_ += stored->allegations.size();
      alerts_ += stored->alerts;
      tell(*stored);
    }
  } catch (const std::exception& error) {
    // Only a fault of our own comes here. The leases run out and the polls are made again.
    log::error("{} polls could not be stored: {}", batch.outcomes.size(), log::one_line(error.what()));
  }
  for (Waiter& waiter : batch.waiters)
    asio::post(loop_, [waiter = std::move(waiter), committed]() mutable { std::move(waiter)(committed); });
}

}  // namespace alleged::store
