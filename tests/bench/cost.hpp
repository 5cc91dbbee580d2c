#pragma once

#include <sys/resource.h>

#include <chrono>

namespace alleged::bench {

/// What something has cost this process, all of its threads together.
struct Cost {
  double cpu = 0;             ///< seconds, user and system
  double wall = 0;            ///< seconds
  double peak_megabytes = 0;  ///< resident, of the process since its start
};

/// Counts from its construction on.
class Meter {
 public:
  Cost cost() const {
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start_;
    const rusage now = usage();
    return {seconds(now) - seconds(before_), wall.count(), static_cast<double>(now.ru_maxrss) / 1024};
  }

 private:
  static rusage usage() {
    rusage result{};
    ::getrusage(RUSAGE_SELF, &result);
    return result;
  }
  static double seconds(const rusage& usage) {
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
  }

  rusage before_ = usage();
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace alleged::bench
