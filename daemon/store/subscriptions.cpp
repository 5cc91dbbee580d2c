#include "daemon/store/subscriptions.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "daemon/store/sql.hpp"

namespace alleged::store {

namespace {

std::vector<std::string> strings(const std::string& json) {
  std::vector<std::string> values;
  const boost::json::value parsed = boost::json::parse(json);
  for (const auto& value : parsed.as_array()) values.emplace_back(value.as_string());
  return values;
}

}  // namespace

std::int64_t add_subscription(pqxx::connection& connection, const Subscription& subscription) {
  pqxx::work transaction(connection);
  for (const auto* codes : {&subscription.accused, &subscription.target})
    for (const auto& row : exec(transaction,
                                "SELECT asked.code FROM unnest($1::text[]) AS asked(code) WHERE NOT EXISTS"
                                " (SELECT FROM alleged.country known WHERE known.code = asked.code) LIMIT 1",
                                {array(*codes)}))
      throw std::runtime_error("there is no country " + text(row, "code") +
                               "; allowed: ISO 3166-1 alpha-2 codes in capitals, EU, XK or XX, like RU,CN");
  try {
    const auto added = exec(transaction, R"(
INSERT INTO alleged.subscription (address, accused, target, min_confidence)
VALUES ($1, (SELECT coalesce(array_agg(DISTINCT c ORDER BY c), '{}') FROM unnest($2::text[]) c),
        (SELECT coalesce(array_agg(DISTINCT c ORDER BY c), '{}') FROM unnest($3::text[]) c), $4::real)
ON CONFLICT (address, accused, target) DO UPDATE SET min_confidence = excluded.min_confidence RETURNING id)",
                            {subscription.address, array(subscription.accused), array(subscription.target),
                             std::to_string(subscription.min_confidence)});
    const auto id = added[0][0].as<std::int64_t>();
    transaction.commit();
    return id;
  } catch (const pqxx::check_violation&) {
    throw std::runtime_error(subscription.address + ": not a mail address, or a confidence outside 0 to 1");
  }
}

std::size_t remove_subscription(pqxx::connection& connection, const std::string& which) {
  pqxx::work transaction(connection);
  const auto removed =
      exec(transaction, "DELETE FROM alleged.subscription WHERE id::text = $1 OR address = $1", {which});
  transaction.commit();
  return static_cast<std::size_t>(removed.affected_rows());
}

std::vector<Subscription> list_subscriptions(pqxx::connection& connection) {
  pqxx::read_transaction transaction(connection);
  std::vector<Subscription> all;
  for (const auto& row :
       exec(transaction,
            "SELECT id, address, to_json(accused) AS accused, to_json(target) AS target, min_confidence"
            " FROM alleged.subscription ORDER BY address, id")) {
    Subscription subscription;
    subscription.id = row["id"].as<std::int64_t>();
    subscription.address = text(row, "address");
    subscription.accused = strings(text(row, "accused"));
    subscription.target = strings(text(row, "target"));
    subscription.min_confidence = row["min_confidence"].as<double>();
    all.push_back(std::move(subscription));
  }
  return all;
}

}  // namespace alleged::store
