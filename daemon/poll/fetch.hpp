#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "daemon/lease.hpp"
#include "daemon/transfer/multi.hpp"
#include "feeds/entry.hpp"

namespace alleged::poll {

/// What a fetch may cost and where it may go.
struct FetchLimits {
  std::size_t max_bytes = 0;  ///< after decompression
  std::chrono::seconds total{};
  std::chrono::seconds stall{};  ///< without a byte
  long max_redirects = 0;
  bool allow_private = false;  ///< for every feed; a lease may allow it for its own
  std::string user_agent;
};

/// A server's answer: 200 with a body, or 304 without one.
struct Response {
  long status = 0;
  std::string body;  ///< decoded, at most max_bytes; hostile
  std::string etag;  ///< raw bytes of the final answer's header; empty if absent
  std::string last_modified;
  std::string content_type;
  std::string final_url;
  std::string moved_to;               ///< final_url if permanent redirects (301, 308) alone led there; else empty
  feeds::Time at{};                   ///< when it came
  std::chrono::seconds fresh_for{0};  ///< how long the server says that asking again is of no use
};

/// Why there is nothing to read, in words for a person, one line.
struct FetchFailure {
  std::string reason;
  std::chrono::seconds retry_after{0};  ///< what the server asked for; zero if it did not
  bool gone = false;                    ///< the server says that there will be no feed here again (410)
  bool stopped = false;                 ///< not the feed's doing: the daemon is ending
};

/// Fetches feeds with conditional GETs. In: a lease. Out: a response or a failure; never throws for what a server does.
/// Thread: the loop's. Memory: at most max_bytes for each fetch under way.
/// Beyond this point nothing touches the network.
class Fetcher {
 public:
  Fetcher(transfer::Multi& multi, FetchLimits limits);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  boost::asio::awaitable<std::variant<Response, FetchFailure>> fetch(Lease lease);

 private:
  CURL* take_handle();

  transfer::Multi& multi_;
  const FetchLimits limits_;
  std::vector<CURL*> idle_;  ///< reset handles, kept because making one costs more than a 304
};

}  // namespace alleged::poll
