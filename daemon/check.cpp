#include "daemon/check.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <exception>
#include <map>

#include "daemon/limits.hpp"
#include "daemon/site.hpp"
#include "daemon/transfer/multi.hpp"
#include "feeds/parse.hpp"

// g++ 14 takes the delete of Asio 1.83's coroutine frames in this file for a mismatched one; new and delete are both
// awaitable_frame_base's.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace alleged {
namespace asio = boost::asio;

namespace {

using Tell = std::function<void(const Check&)>;

Check read(const Lease& lease, const poll::Response& response) {
  Check check;
  check.lease = lease;
  const auto parsed = feeds::parse(response.body, {response.final_url, response.content_type});
  if (const auto* unreadable = std::get_if<feeds::Unreadable>(&parsed)) {
    check.trouble = unreadable->reason;
    check.offered = unreadable->feeds;
    return check;
  }
  const auto& document = std::get<feeds::Document>(parsed);
  check.is_read = true;
  check.trouble = document.salvaged;
  check.format = document.format;
  check.entries = document.entries.size();
  if (!response.moved_to.empty())
    check.trouble += (check.trouble.empty() ? "" : "; ") + ("has moved to " + response.moved_to);
  return check;
}

/// All the checks of one call: sites that nobody has taken yet, and what was told.
class CheckRound {
 public:
  CheckRound(const Config& config, const std::vector<Lease>& leases, const Tell& tell)
      : config_(config), tell_(tell), multi_(loop_), fetcher_(multi_, limits_of(config)) {
    std::map<std::string, std::vector<Lease>> by_site;
    for (const Lease& lease : leases) by_site[site_of(lease.url)].push_back(lease);
    for (auto& [site, of_site] : by_site) sites_.push_back(std::move(of_site));
  }

  void run() {
    const auto most = std::min(sites_.size(), static_cast<std::size_t>(config_.poll_concurrency));
    for (std::size_t i = 0; i < most; ++i) {
      ++hands_;
      asio::co_spawn(loop_, take_sites(), [this](std::exception_ptr error) {
        if (error) fault_ = error;
        if (--hands_ == 0 || error) loop_.stop();  // the watch of the sockets is left
      });
    }
    if (most > 0) loop_.run();
    if (fault_) std::rethrow_exception(fault_);
  }

 private:
  asio::awaitable<void> take_sites();
  asio::awaitable<void> rest(const Lease& lease);
  asio::awaitable<void> check(const Lease& lease);

  const Config& config_;
  const Tell& tell_;
  asio::io_context loop_{1};
  transfer::Multi multi_;
  poll::Fetcher fetcher_;
  std::vector<std::vector<Lease>> sites_;
  std::size_t next_site_ = 0;
  std::size_t hands_ = 0;
  std::exception_ptr fault_;
};

asio::awaitable<void> CheckRound::take_sites() {
  while (next_site_ < sites_.size()) {
    const std::vector<Lease>& leases = sites_[next_site_++];
    for (std::size_t i = 0; i < leases.size(); ++i) {
      if (i > 0) co_await rest(leases[i]);
      co_await check(leases[i]);
    }
  }
}

asio::awaitable<void> CheckRound::rest(const Lease& lease) {
  const auto gap = lease.allow_private ? config_.poll_private_host_gap : config_.poll_host_gap;
  asio::steady_timer timer(loop_, gap);
  co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> CheckRound::check(const Lease& lease) {
  poll::Request request = poll::request_for(lease);
  auto fetched = co_await fetcher_.fetch(std::move(request));
  if (const auto* response = std::get_if<poll::Response>(&fetched)) {
    tell_(read(lease, *response));
    co_return;
  }
  Check failed;
  failed.lease = lease;
  failed.trouble = std::get<poll::FetchFailure>(fetched).reason;
  tell_(failed);
}

}  // namespace

void check_feeds(const Config& config, const std::vector<Lease>& leases, const Tell& tell) {
  std::signal(SIGPIPE, SIG_IGN);  // CURLOPT_NOSIGNAL leaves that to us
  CheckRound(config, leases, tell).run();
}

}  // namespace alleged
