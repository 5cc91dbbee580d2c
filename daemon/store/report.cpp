#include "daemon/store/report.hpp"

#include <stdexcept>

#include "daemon/store/sql.hpp"

namespace alleged::store {

namespace {

constexpr const char* report_statement = R"(
SELECT c.name AS accused, t.name AS target, coalesce(actors.names, '') AS actors,
       count(DISTINCT a.id) AS allegations, count(DISTINCT s.outlet) AS outlets,
       string_agg(DISTINCT r.stance, ', ') AS stances,
       coalesce(string_agg(DISTINCT nullif(a.accuser, ''), ', '), '') AS accusers,
       to_char(max(r.stored_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS last
FROM alleged.allegation a
JOIN alleged.country c ON c.code = a.accused
JOIN alleged.country t ON t.code = a.target
JOIN alleged.current_report r ON r.allegation_id = a.id
JOIN alleged.story s ON s.id = r.story_id
LEFT JOIN LATERAL (
  SELECT string_agg(DISTINCT coalesce(actor.name, ra.name), ', ') AS names FROM alleged.allegation b
  JOIN alleged.current_report br ON br.allegation_id = b.id JOIN alleged.report_actor ra ON ra.report_id = br.id
  LEFT JOIN alleged.actor ON actor.id = ra.actor_id
  WHERE b.accused = a.accused AND b.target = a.target) actors ON true
WHERE r.stored_at >= coalesce(nullif($1, '')::date, '-infinity')
GROUP BY 1, 2, 3 ORDER BY 5 DESC, 4 DESC, 1, 2)";

constexpr const char* status_statement = R"(
SELECT * FROM (VALUES
  ('feeds', (SELECT count(*)::text FROM alleged.feed)),
  ('feeds never polled', (SELECT count(*)::text FROM alleged.feed WHERE polled_at IS NULL)),
  ('feeds failing', (SELECT count(*)::text FROM alleged.feed WHERE failures > 0)),
  ('feeds overdue by an hour', (SELECT count(*)::text FROM alleged.feed WHERE state IN ('active', 'parked') AND next_at < now() - interval '1 hour'
    -- a site that asked to be left alone is not late
    AND NOT EXISTS (SELECT FROM alleged.site WHERE name = feed.site AND next_start > now() + interval '1 minute'))),
  ('last poll', coalesce((SELECT to_char(max(polled_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') FROM alleged.feed), 'never')),
  ('entries seen', (SELECT count(*)::text FROM alleged.entry_seen)),
  ('stories', (SELECT count(*)::text FROM alleged.story)),
  ('allegations', (SELECT count(*)::text FROM alleged.allegation)),
  ('reports', (SELECT count(*)::text FROM alleged.current_report)),
  ('subscriptions', (SELECT count(*)::text FROM alleged.subscription)),
  ('mails sent', (SELECT count(*)::text FROM alleged.alert_outbox WHERE state = 'sent')),
  ('mails waiting', (SELECT count(*)::text FROM alleged.alert_outbox WHERE state = 'due')),
  ('mails refused', (SELECT count(*)::text FROM alleged.alert_outbox WHERE state = 'refused')),
  ('why mails wait', coalesce((SELECT failure FROM alleged.alert_outbox WHERE state = 'due' AND failure IS NOT NULL
                               ORDER BY next_at DESC LIMIT 1), '')),
  ('schema version', (SELECT max(version)::text FROM alleged.migration))
) AS s(what, value))";

Rows rows_of(const pqxx::result& result) {
  Rows out;
  for (pqxx::row::size_type i = 0; i < result.columns(); ++i) out.columns.emplace_back(result.column_name(i));
  for (const auto& row : result) {
    out.rows.emplace_back();
    for (pqxx::row::size_type i = 0; i < result.columns(); ++i)
      out.rows.back().emplace_back(row[i].is_null() ? "" : row[i].c_str());
  }
  return out;
}

}  // namespace

Rows report(pqxx::connection& connection, const std::string& since) {
  pqxx::read_transaction transaction(connection);
  try {
    return rows_of(exec(transaction, report_statement, {since}));
  } catch (const pqxx::data_exception&) {
    throw std::runtime_error(since + ": not a day; allowed: YYYY-MM-DD");
  }
}

Rows status(pqxx::connection& connection) {
  pqxx::read_transaction transaction(connection);
  return rows_of(exec(transaction, status_statement));
}

}  // namespace alleged::store
