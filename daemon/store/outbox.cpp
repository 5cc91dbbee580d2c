#include "daemon/store/outbox.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "daemon/store/sql.hpp"

namespace alleged::store {
namespace json = boost::json;

namespace {

constexpr const char* claim_statement = R"(
WITH picked AS (
  SELECT id FROM alleged.alert_outbox
  WHERE state = 'due' AND next_at <= now() AND (lease_until IS NULL OR lease_until <= now())
  ORDER BY next_at, id LIMIT $2::int FOR UPDATE SKIP LOCKED)
UPDATE alleged.alert_outbox o SET lease_worker = $1::uuid, lease_until = now() + make_interval(secs => $3::int)
FROM picked, alleged.subscription s, alleged.story t
WHERE o.id = picked.id AND s.id = o.subscription_id AND t.id = o.story_id
RETURNING o.id, o.message_id, s.address, t.outlet, t.title, t.url, o.attempts,
  extract(epoch FROM o.created_at)::bigint AS created,
  to_char(t.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published)";

constexpr const char* lines_statement = R"(
SELECT t.alert_id, a.accused, accused.name AS accused_name, a.target, target.name AS target_name,
       coalesce(e.name, replace(nullif(substring(a.election_key FROM 4), ''), '-', ' '), '') AS election, a.accuser, r.stance, r.said_by, r.confidence, r.quote,
       (SELECT json_agg(ra.name ORDER BY ra.name) FROM alleged.report_actor ra WHERE ra.report_id = r.id) AS actors
FROM alleged.alert_allegation t
JOIN alleged.alert_outbox o ON o.id = t.alert_id
JOIN alleged.allegation a ON a.id = t.allegation_id
JOIN alleged.country accused ON accused.code = a.accused
JOIN alleged.country target ON target.code = a.target
LEFT JOIN alleged.election e ON e.id = a.election_id
JOIN alleged.report r ON r.allegation_id = a.id AND r.story_id = o.story_id
WHERE t.alert_id = ANY ($1::bigint[])
ORDER BY t.alert_id, max(r.confidence) OVER (PARTITION BY t.alert_id, a.id) DESC, a.id, r.id)";

constexpr const char* next_due_statement = R"(
SELECT ceil(extract(epoch FROM min(next_at) - clock_timestamp()) * 1000)::bigint
FROM alleged.alert_outbox WHERE state = 'due' AND (lease_until IS NULL OR lease_until <= now()))";

// Wait 1, 2, 4, ... minutes after the first, second, third failure, an hour at most; a mail is never given up by
// itself.
constexpr const char* record_statement = R"(
UPDATE alleged.alert_outbox o SET
  lease_worker = NULL, lease_until = NULL, attempts = d.attempts,
  state = CASE d.kind WHEN 'sent' THEN 'sent' WHEN 'refused' THEN 'refused' ELSE 'due' END,
  sent_at = CASE WHEN d.kind = 'sent' THEN now() END,
  failure = nullif(d.failure, ''),
  next_at = CASE WHEN d.kind = 'delayed' THEN now() + make_interval(mins => least(60, 2 ^ least(d.attempts - 1, 6))::int)
                 ELSE o.next_at END
FROM jsonb_to_recordset($1::jsonb) AS d(alert bigint, kind text, failure text, attempts int)
WHERE o.id = d.alert AND o.state = 'due')";

Alert alert_of(const pqxx::row& row) {
  Alert alert;
  alert.id = row["id"].as<std::int64_t>();
  alert.message_id = text(row, "message_id");
  alert.address = text(row, "address");
  alert.outlet = text(row, "outlet");
  alert.title = text(row, "title");
  alert.url = text(row, "url");
  alert.published = text(row, "published");
  alert.created = row["created"].as<std::int64_t>();
  alert.attempts = row["attempts"].as<int>();
  return alert;
}

AlertLine line_of(const pqxx::row& row) {
  AlertLine line;
  line.accused =
      text(row, "accused") == "XX" ? "A foreign party that the story does not name" : text(row, "accused_name");
  line.target = text(row, "target") == "XX" ? "" : text(row, "target_name");
  line.election = text(row, "election");
  line.accuser = text(row, "accuser");
  line.stance = text(row, "stance");
  line.said_by = text(row, "said_by");
  line.confidence = row["confidence"].as<double>();
  line.quote = text(row, "quote");
  if (!row["actors"].is_null()) {
    const json::value actors = json::parse(text(row, "actors"));
    for (const auto& actor : actors.as_array()) line.actors.emplace_back(actor.as_string());
  }
  return line;
}

const char* kind_name(Delivery::Kind kind) {
  switch (kind) {
    case Delivery::Kind::sent:
      return "sent";
    case Delivery::Kind::refused:
      return "refused";
    case Delivery::Kind::delayed:
      break;
  }
  return "delayed";
}

}  // namespace

ClaimedAlerts claim_alerts(pqxx::connection& connection, const std::string& worker, std::size_t most,
                           std::chrono::seconds lease) {
  ClaimedAlerts claimed;
  pqxx::work transaction(connection);
  exec_script(transaction, fleet_settings);
  std::map<std::int64_t, Alert> by_id;
  std::vector<std::string> ids;
  for (const auto& row :
       exec(transaction, claim_statement, {worker, std::to_string(most), std::to_string(lease.count())})) {
    Alert alert = alert_of(row);
    ids.push_back(std::to_string(alert.id));
    by_id.emplace(alert.id, std::move(alert));
  }
  if (!ids.empty())
    for (const auto& row : exec(transaction, lines_statement, {array(ids)}))
      by_id.at(row["alert_id"].as<std::int64_t>()).lines.push_back(line_of(row));
  if (ids.size() < most) {
    const auto next = exec(transaction, next_due_statement);
    if (!next[0][0].is_null())
      claimed.next_due = std::chrono::milliseconds(std::max<std::int64_t>(0, next[0][0].as<std::int64_t>()));
  }
  transaction.commit();
  for (auto& [id, alert] : by_id) claimed.alerts.push_back(std::move(alert));
  return claimed;
}

void record_deliveries(pqxx::connection& connection, std::span<const Delivery> deliveries) {
  json::array rows;
  for (const Delivery& delivery : deliveries)
    rows.push_back({{"alert", delivery.alert},
                    {"kind", kind_name(delivery.kind)},
                    {"failure", delivery.failure},
                    {"attempts", delivery.attempts}});
  pqxx::work transaction(connection);
  exec_script(transaction, fleet_settings);
  exec(transaction, record_statement, {json::serialize(rows)});
  transaction.commit();
}

}  // namespace alleged::store
