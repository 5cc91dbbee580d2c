#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "daemon/lease.hpp"

namespace alleged::store {

struct ClaimRequest {
  std::string worker;  ///< this daemon's UUID
  std::size_t most = 0;
  std::size_t per_host = 0;    ///< leases one site may have at once, over the whole fleet
  std::chrono::seconds gap{};  ///< from the start of one poll of a site to that of the next, over the whole fleet
  std::chrono::seconds private_gap{};    ///< the same for feeds that may be fetched from private addresses
  std::chrono::seconds lease{};          ///< longer than a poll can take
  std::chrono::seconds article_lease{};  ///< the same for feeds whose articles are fetched
  std::string due_by;                    ///< timestamp of the database: only feeds due by then; empty: by now
};

struct Claim {
  std::vector<Lease> leases;
  /// Time until the next feed is due that nobody holds; zero when one is due now but its site is busy; absent: none.
  std::optional<std::chrono::milliseconds> next_due;
  /// With `due_by`: due feeds that `next_due` leaves out, because their sites asked to be left alone for a while.
  std::size_t held = 0;
};

/// Leases due feeds to a worker: longest due first, sites taking turns. A feed is held by one worker at a time. Due
/// feeds of a site that may not be asked for them all now are given their turns, so that they are not looked at again
/// before and keep nobody else waiting, however many they are. One transaction; all daemons' claims take turns.
Claim claim_due(pqxx::connection& connection, const ClaimRequest& request);

/// A turn at a site, `gap` before that of whoever comes next; a claim's turns and these are one row, over the whole
/// fleet. Returns how long to wait for it. Nothing, and no turn is taken, where that would be longer than `longest`.
std::optional<std::chrono::milliseconds> take_turn(pqxx::connection& connection, const std::string& site,
                                                   std::chrono::seconds gap, std::chrono::milliseconds longest);

/// The database's clock, as a timestamp for ClaimRequest::due_by.
std::string database_time(pqxx::connection& connection);

/// Gives back every lease of a worker: at its end, and at its start, for those a killed predecessor of the same
/// identity left behind. Returns how many feeds and alerts that were.
std::size_t release_leases(pqxx::connection& connection, const std::string& worker);

}  // namespace alleged::store
