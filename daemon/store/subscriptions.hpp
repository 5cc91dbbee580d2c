#pragma once

#include <pqxx/pqxx>
#include <string>
#include <vector>

namespace alleged::store {

/// Who gets which mails.
struct Subscription {
  std::int64_t id = 0;
  std::string address;
  std::vector<std::string> accused;  ///< empty: any country
  std::vector<std::string> target;   ///< empty: any country
  double min_confidence = 0;         ///< 0..1
};

/// Adds one, or changes the confidence of an equal one; returns its number. Throws std::runtime_error for what is no
/// address or no country.
std::int64_t add_subscription(pqxx::connection& connection, const Subscription& subscription);

/// By number, or all of an address. Returns how many were removed.
std::size_t remove_subscription(pqxx::connection& connection, const std::string& which);

std::vector<Subscription> list_subscriptions(pqxx::connection& connection);

}  // namespace alleged::store
