#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "daemon/poll/fetch.hpp"
#include "daemon/poll/robots.hpp"

namespace alleged::poll {

/// What the robots.txt of a server says of one of its addresses.
struct Permission {
  bool granted = false;
  std::string reason;             ///< why not, for a person, one line
  std::chrono::seconds delay{0};  ///< between two requests that it asks for; 0: it does not say
};

/// Who is let in where, by the robots.txt of each server (RFC 9309), which is kept for a day. One that is not there
/// (4xx) forbids nothing; one that cannot be had (5xx, 429, no answer) forbids everything for an hour. In memory are
/// those of 10,000 servers at most, of 32 MiB together; the ones that were asked for first go first. Thread: the
/// loop's.
class Permissions {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;
  explicit Permissions(Fetcher& fetcher, Clock clock = &std::chrono::steady_clock::now);

  /// What is known of an address, without asking; nothing when its server must be asked first.
  std::optional<Permission> known(const Request& page);

  /// Asks the server of an address for its robots.txt, within the request's time. False: the daemon is ending.
  boost::asio::awaitable<bool> learn(Request page);

 private:
  struct Known {
    std::string server;
    Robots robots;
    std::string trouble;  ///< why it could not be had; empty: it could
    std::chrono::steady_clock::time_point until;
    std::size_t size = 0;
  };

  void keep(Known known);
  void forget(std::list<Known>::iterator known);

  Fetcher& fetcher_;
  const Clock clock_;
  std::list<Known> by_age_;
  std::map<std::string, std::list<Known>::iterator> by_server_;
  std::size_t size_ = 0;
};

}  // namespace alleged::poll
