#include "daemon/store/reference.hpp"

#include <boost/json.hpp>

#include "daemon/store/sql.hpp"
#include "daemon/tsv.hpp"

namespace alleged::store {
namespace json = boost::json;

namespace {

/// The table's rows as a JSON array of objects of strings.
std::string rows_json(const Tsv& table, std::initializer_list<std::string_view> columns) {
  json::array rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    json::object object;
    for (const std::string_view column : columns) object[column] = table.cell(row, column);
    rows.push_back(std::move(object));
  }
  return json::serialize(rows);
}

}  // namespace

std::string load_reference(pqxx::transaction_base& transaction) {
  const Tsv countries("schema/reference/countries.tsv");
  const Tsv actors("schema/reference/actors.tsv");
  const Tsv methods("schema/reference/methods.tsv");
  const Tsv elections("schema/reference/elections.tsv");
  const Tsv outlets("schema/reference/outlets.tsv");

  exec(transaction, R"(
INSERT INTO alleged.country (code, name) SELECT code, name FROM jsonb_to_recordset($1::jsonb) AS r(code text, name text)
ON CONFLICT (code) DO UPDATE SET name = excluded.name)",
       {rows_json(countries, {"code", "name"})});

  const std::string actor_rows = rows_json(actors, {"name", "aliases", "country", "kind", "source"});
  exec(transaction, R"(
INSERT INTO alleged.actor (name, country, kind)
SELECT name, country, kind FROM jsonb_to_recordset($1::jsonb) AS r(name text, country text, kind text)
ON CONFLICT (name) DO UPDATE SET country = excluded.country, kind = excluded.kind)",
       {actor_rows});
  exec(transaction, R"(
INSERT INTO alleged.actor_alias (actor_id, alias, source)
SELECT DISTINCT ON (actor.id, alias) actor.id, alias, r.source
FROM jsonb_to_recordset($1::jsonb) AS r(name text, aliases text, source text)
JOIN alleged.actor USING (name), unnest(string_to_array(r.aliases, ';')) AS alias
WHERE alias <> ''
ON CONFLICT (actor_id, alias) DO UPDATE SET source = excluded.source)",
       {actor_rows});

  exec(transaction, R"(
INSERT INTO alleged.method (code, name, description, disarm, disarm_version)
SELECT code, name, description, coalesce(string_to_array(nullif(disarm, ''), ';'), '{}'), disarm_version
FROM jsonb_to_recordset($1::jsonb) AS r(code text, name text, description text, disarm text, disarm_version text)
ON CONFLICT (code) DO UPDATE SET name = excluded.name, description = excluded.description, disarm = excluded.disarm,
  disarm_version = excluded.disarm_version)",
       {rows_json(methods, {"code", "name", "description", "disarm", "disarm_version"})});

  exec(transaction, R"(
INSERT INTO alleged.election (country, kind, date, name)
SELECT country, kind, date::date, name FROM jsonb_to_recordset($1::jsonb) AS r(country text, kind text, date text, name text)
ON CONFLICT (country, kind, date) DO UPDATE SET name = excluded.name)",
       {rows_json(elections, {"country", "kind", "date", "name"})});

  exec(transaction, R"(
INSERT INTO alleged.outlet (name, domains, country, state, tie)
SELECT name, coalesce(string_to_array(nullif(domains, ''), ';'), '{}'), country, nullif(state, ''), nullif(tie, '')
FROM jsonb_to_recordset($1::jsonb) AS r(name text, domains text, country text, state text, tie text)
ON CONFLICT (name) DO UPDATE SET domains = excluded.domains, country = excluded.country, state = excluded.state,
  tie = excluded.tie)",
       {rows_json(outlets, {"name", "domains", "country", "state", "tie"})});

  return "reference: " + std::to_string(countries.rows()) + " countries, " + std::to_string(actors.rows()) +
         " actors, " + std::to_string(methods.rows()) + " methods, " + std::to_string(elections.rows()) + " elections, " +
         std::to_string(outlets.rows()) + " outlets";
}

}  // namespace alleged::store
