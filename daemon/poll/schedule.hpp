#pragma once

#include <chrono>
#include <random>

namespace alleged::poll {

/// When to come back to a feed. Times are seconds from now.
struct Schedule {
  std::chrono::seconds interval{};  ///< after a poll that went well
  std::chrono::seconds longest{};   ///< after many that failed

  /// After a good poll: the interval, a tenth more or less, so that feeds added together drift apart.
  std::chrono::seconds after_success(std::minstd_rand& random) const;

  /// After the nth failure in a row (n from 1): the interval doubled n-1 times, at most `longest`, and never sooner
  /// than the server asked for; a tenth more or less.
  std::chrono::seconds after_failure(int failures, std::chrono::seconds asked_for, std::minstd_rand& random) const;
};

}  // namespace alleged::poll
