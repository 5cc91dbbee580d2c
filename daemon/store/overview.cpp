#include "daemon/store/overview.hpp"

#include <stdexcept>

#include "daemon/store/sql.hpp"

namespace alleged::store {

namespace {

// An outlet's word on when it published may be any; a day before it was read, or after, is taken for the day it was
// read.
const std::string counted = R"(
WITH counted AS (
  SELECT r.*, CASE WHEN r.at BETWEEN r.stored_at - interval '1 year' AND r.stored_at THEN r.at ELSE r.stored_at END AS told_at
  FROM alleged.statement r WHERE r.stored_at >= coalesce(nullif($1, '')::date, '-infinity')))";

constexpr const char* count_columns = R"(
count(*) FILTER (WHERE r.stance <> 'denied') AS charges, count(*) FILTER (WHERE r.stance = 'denied') AS denials,
count(DISTINCT r.first_outlet) AS independent_outlets )";

constexpr const char* totals_statement = R"(
SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS made_at, count(DISTINCT story_id) AS stories,
       count(DISTINCT story_id) - count(DISTINCT cluster) AS copies, count(DISTINCT allegation_id) AS allegations,
       count(DISTINCT outlet) AS outlets FROM counted)";

constexpr const char* pairs_statement = R"(
SELECT accused.name AS accused, target.name AS target,)";
constexpr const char* pairs_rest = R"(FROM counted r
JOIN alleged.country accused ON accused.code = r.accused JOIN alleged.country target ON target.code = r.target
GROUP BY 1, 2 ORDER BY independent_outlets DESC, charges DESC, 1, 2)";

constexpr const char* actors_statement = R"(
SELECT coalesce(actor.name, named.name) AS name, coalesce(country.name, '') AS country,)";
constexpr const char* actors_rest = R"(FROM counted r
JOIN alleged.report_actor named ON named.report_id = r.report_id LEFT JOIN alleged.actor ON actor.id = named.actor_id
LEFT JOIN alleged.country ON country.code = actor.country
GROUP BY 1, 2 ORDER BY independent_outlets DESC, charges DESC, 1 LIMIT 15)";

constexpr const char* times_statement = R"(,
span AS (
  SELECT min(told_at) AT TIME ZONE 'UTC' AS first, max(told_at) AT TIME ZONE 'UTC' AS last FROM counted),
unit AS (
  SELECT first, last, CASE WHEN last - first < interval '92 days' THEN 'day' WHEN last - first < interval '2 years' THEN 'week'
                           ELSE 'month' END AS name FROM span)
SELECT unit.name AS unit, to_char(t, 'YYYY-MM-DD') AS first_day,)";
constexpr const char* times_rest = R"(FROM unit
CROSS JOIN generate_series(date_trunc(unit.name, first), last, ('1 ' || unit.name)::interval) AS t
LEFT JOIN counted r ON date_trunc(unit.name, r.told_at AT TIME ZONE 'UTC') = t
GROUP BY 1, t ORDER BY t)";

constexpr const char* latest_statement = R"(
SELECT to_char(r.told_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, accused.name AS accused, target.name AS target, r.stance,
       r.said_by, r.quote, r.outlet, r.title, r.url, r.language,
       (SELECT count(*) - 1 FROM alleged.story copy WHERE copy.cluster = r.cluster) AS copies
FROM (SELECT DISTINCT ON (cluster, accused, target, stance) * FROM counted
      ORDER BY cluster, accused, target, stance, story_id, report_id) r
JOIN alleged.country accused ON accused.code = r.accused JOIN alleged.country target ON target.code = r.target
ORDER BY r.told_at DESC, r.report_id DESC LIMIT 50)";

std::int64_t number(const pqxx::row& row, const char* column) {
  return row[column].as<std::int64_t>();
}

Overview::Count count(const pqxx::row& row) {
  return {number(row, "charges"), number(row, "denials"), number(row, "independent_outlets")};
}

}  // namespace

Overview overview(pqxx::connection& connection, const std::string& since) {
  pqxx::read_transaction transaction(connection);
  exec(transaction, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");  // libpqxx 6.4 and 7.10 name it differently
  Overview page;
  try {
    const auto totals = exec(transaction, counted + totals_statement, {since});
    page.made_at = text(totals[0], "made_at");
    page.stories = number(totals[0], "stories");
    page.copies = number(totals[0], "copies");
    page.allegations = number(totals[0], "allegations");
    page.outlets = number(totals[0], "outlets");
  } catch (const pqxx::data_exception&) {
    throw std::runtime_error(since + ": not a day; allowed: YYYY-MM-DD");
  }
  for (const auto& row : exec(transaction, counted + pairs_statement + count_columns + pairs_rest, {since}))
    page.pairs.push_back({text(row, "accused"), text(row, "target"), count(row)});
  for (const auto& row : exec(transaction, counted + actors_statement + count_columns + actors_rest, {since}))
    page.actors.push_back({text(row, "name"), text(row, "country"), count(row)});
  for (const auto& row : exec(transaction, counted + times_statement + count_columns + times_rest, {since})) {
    page.unit = text(row, "unit");
    page.times.push_back({text(row, "first_day"), count(row)});
  }
  for (const auto& row : exec(transaction, counted + latest_statement, {since}))
    page.latest.push_back({text(row, "day"), text(row, "accused"), text(row, "target"), text(row, "stance"),
                           text(row, "said_by"), text(row, "quote"), text(row, "outlet"), text(row, "title"),
                           text(row, "url"), text(row, "language"), number(row, "copies")});
  return page;
}

}  // namespace alleged::store
