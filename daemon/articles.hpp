#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <cstddef>
#include <string>

#include "daemon/poll/fetch.hpp"
#include "daemon/poll/permission.hpp"
#include "daemon/reading.hpp"
#include "daemon/store/database.hpp"
#include "daemon/waits.hpp"

namespace alleged {

/// How the pages of one poll are asked for.
struct ArticleLimits {
  std::chrono::seconds gap{};          ///< between two requests to a site, over the whole fleet
  std::chrono::seconds private_gap{};  ///< the same for pages on the feed's own private host
  std::chrono::seconds total{};        ///< for all pages of a poll
};

/// Reads the pages that a feed's new entries link to: one after another, each when robots.txt and its site's turn let
/// us, redirects among them. Only a feed's own host may be private, and only if the feed's may. Thread: the loop's;
/// text is extracted on the cpu pool.
class Articles {
 public:
  static constexpr std::size_t most_pages = 50;           ///< of one poll
  static constexpr int most_waits = 5;                    ///< polls in a row that may leave entries to the next one
  static constexpr int most_redirects = 5;                ///< of one page
  static constexpr std::size_t most_of_a_page = 2 << 20;  ///< bytes; the rest is not read

  Articles(poll::Fetcher& fetcher, boost::asio::thread_pool& cpu, store::Database& database, Waits& waits,
           ArticleLimits limits);

  /// Puts articles into the stories of `unread`. Afterwards it holds only what is to be looked into: entries that were
  /// stored before are gone from it; so are those whose pages could not be asked for in time, which are gone from
  /// Outcome::seen as well and come with the next poll. An entry whose page gave nothing keeps the feed's own text, and
  /// the outcome says why. False: the daemon is ending, and the reading is good for nothing.
  boost::asio::awaitable<bool> add_to(Reading& reading);

 private:
  /// How it went with one page: settled, with or without a text; or no more pages may be asked for now; or the daemon
  /// is ending.
  enum class End { settled, out_of_time, stopped };
  struct Round;

  boost::asio::awaitable<bool> drop_known(Reading& reading);
  boost::asio::awaitable<End> read_page(Match& match, Round& round);
  boost::asio::awaitable<End> ask_permission(poll::Request request, Round& round);
  boost::asio::awaitable<End> take_turn(const poll::Request& request, std::chrono::seconds delay, Round& round);
  boost::asio::awaitable<End> extract(poll::Response response, Match& match, Round& round);

  poll::Fetcher& fetcher_;
  boost::asio::thread_pool& cpu_;
  store::Database& database_;
  Waits& waits_;
  const ArticleLimits limits_;
  poll::Permissions permissions_;
};

}  // namespace alleged
