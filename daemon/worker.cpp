#include "daemon/worker.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/string_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace alleged {

namespace {

std::string read_all(int file) {
  char bytes[64] = {};
  const auto count = ::pread(file, bytes, sizeof bytes, 0);
  std::string text(bytes, count > 0 ? static_cast<std::size_t>(count) : 0);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

bool is_uuid(const std::string& text) {
  if (text.size() != 36) return false;
  try {
    boost::uuids::string_generator()(text);
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

}  // namespace

Worker::Worker(const std::string& state_dir) {
  const std::string path = state_dir + "/worker";
  ::mkdir(state_dir.c_str(), 0750);  // its parent must exist; open() below tells what is wrong otherwise
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
  if (file_ < 0)
    throw std::runtime_error(path + ": " + std::strerror(errno) +
                             ": set state_dir (ALLEGED_STATE_DIR) to a folder this user can write to");
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    ::close(file_);
    throw std::runtime_error(
        path + ": another alleged is running with this folder: stop it, or give this one its own state_dir");
  }
  id_ = read_all(file_);
  if (is_uuid(id_)) return;
  id_ = to_string(boost::uuids::random_generator()());
  const std::string line = id_ + "\n";
  if (::ftruncate(file_, 0) != 0 || ::pwrite(file_, line.data(), line.size(), 0) != static_cast<ssize_t>(line.size()) ||
      ::fsync(file_) != 0) {
    const std::string reason = std::strerror(errno);
    ::close(file_);
    throw std::runtime_error(path + ": " + reason);
  }
}

Worker::~Worker() {
  ::close(file_);
}

}  // namespace alleged
