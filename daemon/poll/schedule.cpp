#include "daemon/poll/schedule.hpp"

#include <algorithm>

namespace alleged::poll {

namespace {

std::chrono::seconds jittered(std::chrono::seconds time, std::minstd_rand& random) {
  const double factor = std::uniform_real_distribution<double>(0.9, 1.1)(random);
  return std::chrono::seconds(
      std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(time.count()) * factor)));
}

}  // namespace

std::chrono::seconds Schedule::after_success(std::minstd_rand& random) const {
  return jittered(interval, random);
}

std::chrono::seconds Schedule::after_failure(int failures, std::chrono::seconds asked_for,
                                             std::minstd_rand& random) const {
  std::chrono::seconds wait = interval;
  for (int i = 1; i < failures && wait < longest; ++i) wait *= 2;
  wait = jittered(std::min(wait, longest), random);
  // A server may not silence a feed for longer than a day.
  return std::max(wait, std::min(asked_for, std::chrono::seconds(std::chrono::hours(24))));
}

}  // namespace alleged::poll
