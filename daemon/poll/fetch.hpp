#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <string>
#include <variant>

#include "daemon/lease.hpp"
#include "daemon/poll/budget.hpp"
#include "daemon/poll/handles.hpp"
#include "daemon/transfer/multi.hpp"
#include "feeds/entry.hpp"

namespace alleged::poll {

/// What a fetch may cost and where it may go.
struct FetchLimits {
  std::size_t max_bytes = 0;   ///< after decompression
  std::size_t max_memory = 0;  ///< of all bodies together, until they have been read; at least max_bytes
  std::chrono::seconds total{};
  std::chrono::seconds stall{};  ///< without a byte
  long max_redirects = 0;
  bool allow_private = false;  ///< for every request; one may have it allowed for itself
  std::string user_agent;
  std::string proxy;    ///< URL; empty: none
  std::string ca_file;  ///< certificates trusted instead of the system's, a PEM file; empty: the system's
};

/// Whether a redirect is followed, or is an answer by itself (FetchFailure::leads_to).
enum class Redirects { followed, told };

/// What is asked for, and on what conditions.
struct Request {
  std::string url;
  std::string accept;         ///< media types, as the header has them
  std::string etag;           ///< raw, as the server gave it with what we have; empty: ask without it
  std::string last_modified;  ///< the same
  bool allow_private = false;
  Redirects redirects = Redirects::followed;
  std::size_t cut_at = 0;               ///< of a longer body so many bytes are read; 0: all, up to the limit
  std::chrono::milliseconds within{0};  ///< the whole of it, where that is less than the limits give; 0: that
};

/// What is asked of a lease's feed.
Request request_for(const Lease& lease);

/// A server's answer: 200 with a body, or 304 without one.
struct Response {
  long status = 0;
  std::string body;  ///< unpacked, at most max_bytes; hostile
  Share share;       ///< of the memory for bodies: the body's, while this lives
  std::string etag;  ///< raw bytes of the final answer's header; empty if absent
  std::string last_modified;
  std::string content_type;
  std::string hub;  ///< of WebSub, as its Link header names it, maybe relative; empty if absent
  std::string final_url;
  std::string moved_to;               ///< final_url if permanent redirects (301, 308) alone led there; else empty
  feeds::Time at{};                   ///< when it came
  std::chrono::seconds fresh_for{0};  ///< how long the server says that asking again is of no use
};

/// Why there is nothing to read, in words for a person, one line.
struct FetchFailure {
  std::string reason;
  long status = 0;                      ///< of the answer; 0: there was none that ended
  std::string final_url;                ///< where that answer came from
  std::chrono::seconds retry_after{0};  ///< what the server asked for; zero if it did not
  bool gone = false;                    ///< the server says that there will be no feed here again (410)
  bool stopped = false;                 ///< not the feed's doing: the daemon is ending
  bool no_memory = false;               ///< not the feed's doing: the bodies of others fill what bodies may take
  std::string leads_to;                 ///< absolute; where a redirect leads that was not to be followed
};

/// Conditional GETs within limits. In: a request. Out: a response or a failure; never throws for what a server does.
/// Thread: the loop's. Memory: at most max_bytes for each body, and max_memory for all bodies under way and all that
/// were given out and still live; a fetch that would need more fails. One that is alone never does. While one body is
/// unpacked it is there twice. Beyond this point
/// nothing touches the network.
class Fetcher {
 public:
  Fetcher(transfer::Multi& multi, FetchLimits limits);
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  boost::asio::awaitable<std::variant<Response, FetchFailure>> fetch(Request request);

 private:
  transfer::Multi& multi_;
  const FetchLimits limits_;
  Budget budget_;
  Handles handles_;
};

}  // namespace alleged::poll
