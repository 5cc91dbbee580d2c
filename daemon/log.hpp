#pragma once

#include <spdlog/spdlog.h>

#include <string>
#include <string_view>

namespace alleged::log {

using spdlog::debug;
using spdlog::error;
using spdlog::info;
using spdlog::warn;

/// Sets up the program's log: lines on stderr, written by a thread of their own with a bounded queue, so that a stalled
/// journal never stalls the loop. Under systemd each line bears the "<6>" prefix that journald reads; elsewhere a time.
/// `level` is one of spdlog's names, "info" unless the operator says otherwise.
void start(const std::string& level);

/// Writes what is queued; call last.
void finish();

/// Text from outside (a feed, a server, libpq) made safe for one log line: control characters become spaces, runs of
/// them one, and it ends after 300 bytes.
std::string one_line(std::string_view text);

/// A feed's address for the log: one line, without the name and password that may stand in it.
std::string address(std::string_view url);

}  // namespace alleged::log
