#pragma once

#include <string>

namespace alleged {

/// Who this daemon is to the others on the same database. The identity is a UUID kept in the state folder and locked
/// while the daemon runs: whoever holds the lock knows that leases under this identity were left by a process that is
/// dead, and may take them back at once instead of waiting for them to run out.
class Worker {
 public:
  /// Throws std::runtime_error, with what to do, when the folder cannot be used or another alleged holds it.
  explicit Worker(const std::string& state_dir);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  const std::string& id() const { return id_; }

 private:
  int file_ = -1;
  std::string id_;
};

}  // namespace alleged
