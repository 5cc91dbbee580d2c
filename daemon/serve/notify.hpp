#pragma once

#include <chrono>
#include <string_view>

namespace alleged::serve {

/// Tells systemd a state ("READY=1", "STOPPING=1", "WATCHDOG=1"); does nothing when systemd did not start us. One
/// datagram to $NOTIFY_SOCKET (sd_notify(3)); losing one is harmless and not reported.
void notify(std::string_view state);

/// How often systemd wants to hear WATCHDOG=1: half of $WATCHDOG_USEC; zero when it does not.
std::chrono::microseconds watchdog_interval();

}  // namespace alleged::serve
