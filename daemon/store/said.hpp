#pragma once

namespace alleged::store {

// What a commit and a rescan say alike of the allegations that allegations_json() writes.

/// Their members, as jsonb_to_recordset() wants its columns.
inline constexpr const char* said_columns = R"(accused text, target text, election text, election_country text,
           election_year int, election_kind text, accuser text, stance text, said_by text, confidence real, quote text,
           evidence jsonb, methods text[], actors jsonb,
           accuser_country text, accuser_kind text, accused_reason text, looks_back boolean, opinion boolean)";

/// Adds the allegations of a query named `said` that are not there yet, and returns their ids. In one order, so that
/// two that meet do not wait for each other.
inline constexpr const char* add_allegations = R"(
INSERT INTO alleged.allegation (accused, target, election_key, election_id, accuser)
SELECT DISTINCT accused, target, election,
  (SELECT CASE WHEN count(*) = 1 THEN min(e.id) END FROM alleged.election e
   WHERE e.country = election_country AND extract(year FROM e.date) = election_year
     AND (election_kind = '' OR e.kind = election_kind)),
  accuser
FROM said ORDER BY 1, 2, 3, 5
ON CONFLICT DO NOTHING
RETURNING id)";

}  // namespace alleged::store
