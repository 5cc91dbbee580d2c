#pragma once

#include <chrono>
#include <optional>
#include <pqxx/pqxx>
#include <span>
#include <string>
#include <vector>

#include "daemon/alert.hpp"

namespace alleged::store {

/// Mails this worker has claimed, and how long until the next one is due (absent: none waits).
struct ClaimedAlerts {
  std::vector<Alert> alerts;
  std::optional<std::chrono::milliseconds> next_due;
};

/// Claims due mails, oldest first, at most `most`, for `lease` seconds. One transaction.
ClaimedAlerts claim_alerts(pqxx::connection& connection, const std::string& worker, std::size_t most,
                           std::chrono::seconds lease);

/// Marks what came of them. One transaction; doing it again changes nothing.
/// A mail is marked sent only after the mail server took it, so a crash between the two sends it again, under the same
/// Message-ID.
void record_deliveries(pqxx::connection& connection, std::span<const Delivery> deliveries);

}  // namespace alleged::store
