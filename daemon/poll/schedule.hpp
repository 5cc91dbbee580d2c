#pragma once

#include <chrono>
#include <random>

#include "daemon/rhythm.hpp"

namespace alleged::poll {

/// When to come back to a feed. Times are seconds from now; each is a tenth more or less, by chance, so that feeds
/// added together drift apart. Never throws; any thread.
struct Schedule {
  std::chrono::seconds interval{};  ///< the shortest, and that of a feed whose rhythm is not known
  std::chrono::seconds quiet{};     ///< the longest for a feed that answers
  std::chrono::seconds longest{};   ///< the longest for one that fails
  std::chrono::seconds parking{};   ///< one that has failed for so long is parked
  std::chrono::seconds parked{};    ///< how often a parked one is tried

  /// After a good poll: half the time in which the feed is expected to bring something, which is its mean gap, or as
  /// long as it has been silent if that is longer; between `interval` and `quiet`. Never sooner than the server
  /// (`fresh_for`) or the document asks for, up to a day, and not in an hour or on a day that the document leaves out.
  std::chrono::seconds after_success(const Rhythm& rhythm, std::chrono::seconds fresh_for, feeds::Time now,
                                     std::minstd_rand& random) const;

  /// After the nth failure in a row (n from 1), the first of them `failing_for` ago: the interval doubled n-1 times, at
  /// most `longest`, or `parked`; never sooner than the server asked for, up to a day.
  std::chrono::seconds after_failure(int failures, std::chrono::seconds failing_for, std::chrono::seconds asked_for,
                                     std::minstd_rand& random) const;

  /// After a poll that failed by our own doing: a minute, or the interval if that is shorter. The server has done
  /// nothing wrong, and what was in the way has gone by then.
  std::chrono::seconds after_our_failure(std::minstd_rand& random) const;

  /// Whether a feed has failed for so long, and so often, that it is tried rarely from now on.
  bool is_parked(int failures, std::chrono::seconds failing_for) const;
};

/// How long nothing of a site is asked for after an answer with this status: what it asked for (Retry-After) with 429
/// and 503, up to a day, and a minute for a 429 that names no time. Zero: it goes on as it was.
std::chrono::seconds site_hold(long status, std::chrono::seconds asked_for);

}  // namespace alleged::poll
