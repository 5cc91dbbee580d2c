#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace alleged {

/// Every setting, with its default. What each means, its unit and its limits stand in settings(), once, for the reader
/// of `alleged config`, of an error message and of the manual page alike.
struct Config {
  std::string database_url = "postgresql:///alleged";
  std::int64_t database_connections = 4;
  std::int64_t poll_concurrency = 256;
  std::int64_t poll_per_host = 2;
  std::chrono::seconds poll_host_gap{1};
  std::chrono::seconds poll_private_host_gap{0};
  std::chrono::seconds poll_interval{15 * 60};
  std::chrono::seconds poll_quiet_interval{6 * 60 * 60};
  std::chrono::seconds poll_longest_interval{24 * 60 * 60};
  std::chrono::seconds poll_park_after{14 * 24 * 60 * 60};
  std::chrono::seconds poll_parked_interval{3 * 24 * 60 * 60};
  std::chrono::seconds poll_move_after{24 * 60 * 60};
  std::chrono::seconds poll_timeout{60};
  std::chrono::seconds poll_stall_timeout{20};
  std::int64_t poll_max_bytes = 10 << 20;
  std::int64_t poll_max_memory = 256 << 20;
  std::int64_t poll_max_redirects = 10;
  std::string poll_contact;
  std::string poll_proxy;
  std::string poll_ca_file;
  bool poll_allow_private = false;
  std::string alert_smtp_url;
  std::string alert_from = "alleged@localhost";
  std::string alert_user;
  std::string alert_password;
  std::string alert_tls = "opportunistic";
  std::string alert_ca_file;
  std::chrono::seconds keep_entries{30 * 24 * 60 * 60};
  std::chrono::seconds keep_stories{0};
  std::string detect_lexicon_dir = "/etc/alleged/lexicon.d";
  std::string log_level = "info";
  std::string state_dir = "/var/lib/alleged";
};

/// One setting as the operator meets it.
struct Setting {
  std::string_view key;      ///< "poll.interval" in the file; ALLEGED_POLL_INTERVAL in the environment
  std::string_view meaning;  ///< what it does, when to change it, what that costs
  std::string_view allowed;  ///< what may be written, for an error message
  bool secret = false;       ///< never printed
  /// Sets it from text, or returns false when that is not allowed.
  std::function<bool(Config&, const std::string&)> set;
  std::function<std::string(const Config&)> get;
};
std::span<const Setting> settings();

/// Everything that is wrong with a configuration, one line each: "file:line: key: what is wrong; what is allowed".
class ConfigErrors : public std::runtime_error {
 public:
  explicit ConfigErrors(std::vector<std::string> lines);
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  std::vector<std::string> lines_;
};

/// Reads the file at `path` (a missing default file is no error, a missing named one is), then the environment over it.
/// Throws ConfigErrors with all that is wrong in one go.
Config load_config(const std::string& path, std::span<const char* const> environment);

/// Path used when the command line names none.
inline constexpr const char* default_config_path = "/etc/alleged/alleged.toml";

/// "90s", "15m", "6h", "2d" -> seconds; nothing for anything else.
bool read_duration(std::string_view text, std::chrono::seconds& duration);

/// The shortest such text for a duration.
std::string duration_text(std::chrono::seconds duration);

}  // namespace alleged
