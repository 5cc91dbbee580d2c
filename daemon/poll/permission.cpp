#include "daemon/poll/permission.hpp"

#include <algorithm>
#include <utility>

#include "feeds/ascii.hpp"

namespace alleged::poll {
namespace asio = boost::asio;

namespace {

constexpr std::string_view product = "alleged";
constexpr std::size_t most_servers = 10'000;
constexpr std::size_t most_memory = 32 << 20;
constexpr std::chrono::hours good_for{24};
constexpr std::chrono::hours bad_for{1};

/// Scheme, host and port as they are written, "https://a.example:8443".
std::string server_of(std::string_view url) {
  const std::size_t slashes = url.find("://");
  if (slashes == std::string_view::npos) return {};
  return feeds::lower(url.substr(0, url.find_first_of("/?#", slashes + 3)));
}

/// Who may ask private addresses and who may not are told different things of one name.
std::string key_of(const Request& page) {
  return server_of(page.url) + (page.allow_private ? " in private" : "");
}

}  // namespace

Permissions::Permissions(Fetcher& fetcher, Clock clock) : fetcher_(fetcher), clock_(std::move(clock)) {}

std::optional<Permission> Permissions::known(const Request& page) {
  const auto found = by_server_.find(key_of(page));
  if (found == by_server_.end()) return std::nullopt;
  if (found->second->until <= clock_()) {
    forget(found->second);
    return std::nullopt;
  }
  const Known& known = *found->second;
  Permission permission;
  permission.delay = known.robots.delay();
  permission.granted = known.trouble.empty() && known.robots.allows(page.url);
  if (!permission.granted)
    permission.reason =
        known.trouble.empty() ? "its robots.txt forbids it" : "no robots.txt to be had: " + known.trouble;
  return permission;
}

asio::awaitable<bool> Permissions::learn(Request page) {
  Known known;
  known.server = key_of(page);
  Request request;
  request.url = server_of(page.url) + "/robots.txt";
  request.accept = "text/plain, */*;q=0.5";
  request.allow_private = page.allow_private;
  request.within = page.within;
  request.cut_at = most_of_robots;
  const auto fetched = co_await fetcher_.fetch(std::move(request));
  known.until = clock_() + good_for;
  if (const auto* failure = std::get_if<FetchFailure>(&fetched)) {
    if (failure->stopped) co_return false;
    const bool is_none = failure->status >= 400 && failure->status < 500 && failure->status != 429;
    if (!is_none) {
      known.trouble = failure->reason;
      known.until = clock_() + bad_for;
    }
  } else {
    known.robots = Robots(std::get<Response>(fetched).body, product);
  }
  keep(std::move(known));
  co_return true;
}

void Permissions::keep(Known known) {
  if (const auto old = by_server_.find(known.server); old != by_server_.end()) forget(old->second);
  known.size = known.robots.size() + known.server.size() + known.trouble.size();
  size_ += known.size;
  by_age_.push_back(std::move(known));
  by_server_[by_age_.back().server] = std::prev(by_age_.end());
  while (by_age_.size() > 1 && (by_age_.size() > most_servers || size_ > most_memory)) forget(by_age_.begin());
}

void Permissions::forget(std::list<Known>::iterator known) {
  size_ -= known->size;
  by_server_.erase(known->server);
  by_age_.erase(known);
}

}  // namespace alleged::poll
