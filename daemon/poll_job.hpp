#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <random>

#include "daemon/articles.hpp"
#include "daemon/lease.hpp"
#include "daemon/lexicon_shelf.hpp"
#include "daemon/poll/fetch.hpp"
#include "daemon/poll/schedule.hpp"
#include "daemon/store/group.hpp"

namespace alleged {

/// What every poll uses; owned by the service, outlives every poll. Thread: the loop's.
struct PollParts {
  poll::Fetcher& fetcher;
  boost::asio::thread_pool& cpu;
  store::Group& group;
  poll::Schedule schedule;
  LexiconShelf& shelf;
  Articles& articles;
  std::minstd_rand random;
};

/// How a poll ended, for the counters.
enum class PollEnd { unchanged, read, failed, not_stored };  // not_stored: the daemon is ending, or its lease was lost

/// One poll of one feed, from its lease to its commit: the whole pipeline, top to bottom.
boost::asio::awaitable<PollEnd> poll_feed(PollParts& parts, Lease lease);

}  // namespace alleged
