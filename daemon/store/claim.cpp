#include "daemon/store/claim.hpp"

#include <algorithm>

#include "daemon/store/sql.hpp"

namespace alleged::store {

namespace {

// "ALLEGED" and a C for claim, in ASCII: claims of all daemons take turns, so that a gap between two polls of a site
// holds for the fleet.
constexpr const char* turn_statement = "SELECT pg_advisory_xact_lock(4705505139862225987)";
// Between two vacuums each poll leaves dead entries in feed_due and feed_leased, just where a claim looks. Only a plain
// index scan marks them, so that the next one passes over them; by bitmap each claim read them all again.
constexpr const char* scans_statement =
    "SELECT set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)";
// Only the longest-due part of the backlog is ranked, so that a claim's cost does not grow with it. The arrays keep the
// planner, which takes all of these steps for a row or two, from joining them row by row: 256 of 1,000 took 1.3 s so.
constexpr const char* claim_statement = R"(
WITH due AS MATERIALIZED (
  SELECT id, site, next_at,
         make_interval(secs => CASE WHEN allow_private THEN $8 ELSE $7 END::double precision) AS gap
  FROM alleged.feed
  WHERE state IN ('active', 'parked') AND greatest(next_at, wait_until) <= statement_timestamp()
    AND next_at <= coalesce($5::timestamptz, statement_timestamp())
    AND (lease_until IS NULL OR lease_until <= statement_timestamp())
  ORDER BY greatest(next_at, wait_until) LIMIT 40 * $2::int),
busy AS (
  SELECT site, count(*) AS leases FROM alleged.feed
  WHERE lease_worker IS NOT NULL AND lease_until > statement_timestamp() GROUP BY site),
ranked AS (
  SELECT due.*, row_number() OVER (PARTITION BY due.site ORDER BY due.next_at, due.id) AS turn,
         coalesce(leases, 0) AS leases, greatest(statement_timestamp(), site.next_start) AS first_start,
         greatest(statement_timestamp(), site.queue_end, site.next_start - gap) AS queue_end
  FROM due LEFT JOIN busy ON busy.site = due.site LEFT JOIN alleged.site ON site.name = due.site),
planned AS MATERIALIZED (
  SELECT *, first_start + (turn - 1) * gap AS start,
         turn + leases <= $3::int AND first_start + (turn - 1) * gap
           <= statement_timestamp() + make_interval(secs => $6::double precision) AS may_start
  FROM ranked),
wanted AS MATERIALIZED (
  (SELECT id FROM planned WHERE may_start ORDER BY turn + leases, next_at LIMIT $2::int)
  UNION ALL SELECT id FROM planned WHERE NOT may_start),
free AS MATERIALIZED (
  SELECT id FROM alleged.feed WHERE id = ANY (ARRAY(SELECT id FROM wanted)) FOR UPDATE SKIP LOCKED),
picked AS MATERIALIZED (SELECT * FROM planned WHERE may_start AND id = ANY (ARRAY(SELECT id FROM free))),
late AS MATERIALIZED (
  SELECT id, site, queue_end + row_number() OVER (PARTITION BY site ORDER BY turn) *
         greatest(gap, make_interval(secs => 0.1 / $3::int)) AS their_turn
  FROM planned WHERE NOT may_start AND id = ANY (ARRAY(SELECT id FROM free))),
put_off AS (
  UPDATE alleged.feed SET wait_until = late.their_turn FROM late WHERE feed.id = late.id),
told AS (
  INSERT INTO alleged.site AS known (name, next_start, queue_end)
  SELECT site, max(next_start), max(queue_end) FROM (
    SELECT site, start + gap AS next_start, statement_timestamp() AS queue_end FROM picked WHERE gap > interval '0'
    UNION ALL SELECT site, statement_timestamp(), their_turn FROM late) AS news
  GROUP BY site ORDER BY site
  ON CONFLICT (name) DO UPDATE SET next_start = greatest(known.next_start, excluded.next_start),
                                   queue_end = greatest(known.queue_end, excluded.queue_end)),
leased AS (
  UPDATE alleged.feed SET lease_worker = $1::uuid, lease_until = statement_timestamp()
    + make_interval(secs => CASE WHEN fetch_article THEN $9::int ELSE $4::int END)
  WHERE id = ANY (ARRAY(SELECT id FROM picked))
  RETURNING feed.*)
SELECT leased.id, url, outlet, country, language, etag, last_modified, body_hash, failures, allow_private, fetch_article,
       article_waits, leased.gap,
       extract(epoch FROM newest_at)::bigint AS newest, refresh, skip_hours, skip_days,
       extract(epoch FROM statement_timestamp() - coalesce(failing_since, statement_timestamp()))::bigint AS failing_for,
       (extract(epoch FROM picked.start - statement_timestamp()) * 1000)::bigint AS start_in,
       (extract(epoch FROM lease_until) * 1000000)::bigint AS until
FROM leased JOIN picked ON picked.id = leased.id)";

constexpr const char* next_turn_statement = R"(
INSERT INTO alleged.site AS known (name, next_start, queue_end)
VALUES ($1, statement_timestamp() + make_interval(secs => $2::double precision), statement_timestamp())
ON CONFLICT (name) DO UPDATE SET
  next_start = greatest(known.next_start, statement_timestamp()) + make_interval(secs => $2::double precision)
WHERE known.next_start <= statement_timestamp() + make_interval(secs => $3::double precision / 1000)
RETURNING ceil(extract(epoch FROM next_start - make_interval(secs => $2::double precision) - statement_timestamp())
               * 1000)::bigint)";

// A claim whose commit was in doubt may have leased feeds to us that we do not know of: they come back when that ends.
constexpr const char* next_due_statement = R"(
SELECT ceil(extract(epoch FROM least(
  (SELECT min(greatest(next_at, wait_until)) FROM alleged.feed
   WHERE state IN ('active', 'parked') AND (lease_until IS NULL OR lease_until <= now())),
  (SELECT min(lease_until) FROM alleged.feed WHERE lease_worker = $1::uuid AND lease_until > now()))
  - clock_timestamp()) * 1000)::bigint)";

// The same for feeds due by $1 alone, and how many of them are not worth waiting for: their sites asked to be left
// alone, for longer than a claim looks ahead ($3; gaps are $4 and $5, as above).
constexpr const char* left_statement = R"(
WITH waiting AS (
  SELECT greatest(next_at, wait_until) AS at, coalesce(next_start > clock_timestamp() + make_interval(secs =>
         $3::double precision + CASE WHEN allow_private THEN $5 ELSE $4 END::double precision), false) AS is_held
  FROM alleged.feed LEFT JOIN alleged.site ON site.name = feed.site
  WHERE state IN ('active', 'parked') AND next_at <= $1::timestamptz AND (lease_until IS NULL OR lease_until <= now()))
SELECT ceil(extract(epoch FROM least(
  (SELECT min(at) FROM waiting WHERE NOT is_held),
  (SELECT min(lease_until) FROM alleged.feed WHERE lease_worker = $2::uuid AND lease_until > now()))
  - clock_timestamp()) * 1000)::bigint, (SELECT count(*) FROM waiting WHERE is_held))";

/// A lease may wait this long for its turn in the daemon; later ones wait in the database.
constexpr const char* longest_start = "5";

Lease lease_of(const pqxx::row& row) {
  Lease lease;
  lease.feed = row["id"].as<std::int64_t>();
  lease.until = row["until"].as<std::int64_t>();
  lease.url = text(row, "url");
  lease.outlet = text(row, "outlet");
  lease.country = text(row, "country");
  lease.language = text(row, "language");
  lease.etag = text(row, "etag");
  lease.last_modified = text(row, "last_modified");
  if (!row["body_hash"].is_null()) lease.body_hash = row["body_hash"].as<std::int64_t>();
  lease.failures = row["failures"].as<int>();
  lease.allow_private = row["allow_private"].as<bool>();
  lease.fetch_article = row["fetch_article"].as<bool>();
  lease.article_waits = row["article_waits"].as<int>();
  lease.failing_for = std::chrono::seconds(std::max<std::int64_t>(0, row["failing_for"].as<std::int64_t>()));
  lease.start_in = std::chrono::milliseconds(std::max<std::int64_t>(0, row["start_in"].as<std::int64_t>()));
  lease.rhythm.gap = std::chrono::seconds(row["gap"].as<std::int64_t>());
  if (!row["newest"].is_null())
    lease.rhythm.newest = feeds::Time(std::chrono::seconds(row["newest"].as<std::int64_t>()));
  lease.rhythm.refresh = std::chrono::seconds(row["refresh"].as<std::int64_t>());
  lease.rhythm.skip_hours = row["skip_hours"].as<std::uint32_t>();
  lease.rhythm.skip_days = row["skip_days"].as<std::uint32_t>();
  return lease;
}

}  // namespace

Claim claim_due(pqxx::connection& connection, const ClaimRequest& request) {
  Claim claim;
  const auto due_by = request.due_by.empty() ? std::nullopt : std::optional(request.due_by);
  const std::string gap = std::to_string(request.gap.count());
  const std::string private_gap = std::to_string(request.private_gap.count());
  pqxx::work transaction(connection);
  exec_script(transaction, fleet_settings);
  exec(transaction, turn_statement);
  exec(transaction, scans_statement);
  const auto rows = exec(transaction, claim_statement,
                         {request.worker, std::to_string(request.most), std::to_string(request.per_host),
                          std::to_string(request.lease.count()), due_by, longest_start, gap, private_gap,
                          std::to_string(request.article_lease.count())});
  for (const auto& row : rows) claim.leases.push_back(lease_of(row));
  if (claim.leases.size() < request.most) {
    const auto next = due_by
                          ? exec(transaction, left_statement, {due_by, request.worker, longest_start, gap, private_gap})
                          : exec(transaction, next_due_statement, {request.worker});
    if (!next[0][0].is_null())
      claim.next_due = std::chrono::milliseconds(std::max<std::int64_t>(0, next[0][0].as<std::int64_t>()));
    if (due_by) claim.held = next[0][1].as<std::size_t>();
  }
  transaction.commit();
  return claim;
}

std::optional<std::chrono::milliseconds> take_turn(pqxx::connection& connection, const std::string& site,
                                                   std::chrono::seconds gap, std::chrono::milliseconds longest) {
  pqxx::work transaction(connection);
  exec_script(transaction, fleet_settings);
  exec(transaction, turn_statement);  // a claim that has read the row gives its turns before we do
  const auto turn =
      exec(transaction, next_turn_statement, {site, std::to_string(gap.count()), std::to_string(longest.count())});
  transaction.commit();
  if (turn.empty()) return std::nullopt;
  return std::chrono::milliseconds(std::max<std::int64_t>(0, turn[0][0].as<std::int64_t>()));
}

std::string database_time(pqxx::connection& connection) {
  pqxx::work transaction(connection);
  return exec(transaction, "SELECT now()::text")[0][0].c_str();
}

std::size_t release_leases(pqxx::connection& connection, const std::string& worker) {
  pqxx::work transaction(connection);
  exec_script(transaction, fleet_settings);
  const auto feeds =
      exec(transaction, "UPDATE alleged.feed SET lease_worker = NULL, lease_until = NULL WHERE lease_worker = $1::uuid",
           {worker});
  const auto alerts =
      exec(transaction,
           "UPDATE alleged.alert_outbox SET lease_worker = NULL, lease_until = NULL WHERE lease_worker = $1::uuid",
           {worker});
  transaction.commit();
  return static_cast<std::size_t>(feeds.affected_rows()) + static_cast<std::size_t>(alerts.affected_rows());
}

}  // namespace alleged::store
