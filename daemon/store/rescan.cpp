#include "daemon/store/rescan.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "daemon/store/outcome_json.hpp"
#include "daemon/store/said.hpp"
#include "daemon/store/sql.hpp"

namespace alleged::store {

namespace {

constexpr const char* stories_statement = R"(
SELECT id, title, text, coalesce(article, '') AS article, outlet, coalesce(outlet_country, '') AS country, language, url,
       to_char(least(published_at, fetched_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date  -- as a poll has it
FROM alleged.story
WHERE id > $2::bigint AND fetched_at >= coalesce(nullif($1, '')::date, '-infinity')
ORDER BY id LIMIT $3::bigint)";

/// A statement about what the stories say, each report once (the surest of those that are said twice), and about how
/// that pairs with the reports that are known of them.
std::string with_said(const char* statement) {
  return std::string(R"(
WITH said AS (
  SELECT DISTINCT ON (m.story, a.accused, a.target, a.election, a.accuser, a.stance, a.said_by) m.story, a.*
  FROM jsonb_to_recordset($1::jsonb) AS m(story bigint, allegations jsonb),
       jsonb_to_recordset(m.allegations) AS a()") +
         said_columns + R"()
  ORDER BY m.story, a.accused, a.target, a.election, a.accuser, a.stance, a.said_by, a.confidence DESC),
known AS (
  SELECT r.id, r.story_id, r.superseded_at, r.stance, r.said_by, r.quote, r.allegation_id,
         a.accused, a.target, a.election_key, a.accuser
  FROM alleged.report r JOIN alleged.allegation a ON a.id = r.allegation_id
  WHERE r.story_id IN (SELECT (m->>'story')::bigint FROM jsonb_array_elements($1::jsonb) AS m)),
paired AS (
  SELECT said.*, known.id, known.superseded_at, known.story_id, known.stance AS known_stance,
         known.said_by AS known_said_by, known.quote AS known_quote, known.accused AS known_accused,
         known.target AS known_target, known.election_key, known.accuser AS known_accuser
  FROM said FULL JOIN known ON known.story_id = said.story AND known.accused = said.accused AND known.target = said.target
       AND known.election_key = said.election AND known.accuser = said.accuser AND known.stance = said.stance
       AND known.said_by = said.said_by))" +
         statement;
}

constexpr const char* changes_statement = R"(
SELECT story IS NOT NULL AS is_found, coalesce(story, story_id) AS story, coalesce(accused, known_accused) AS accused,
       coalesce(target, known_target) AS target, coalesce(election, election_key) AS election,
       coalesce(accuser, known_accuser) AS accuser, coalesce(stance, known_stance) AS stance,
       coalesce(said_by, known_said_by) AS said_by, coalesce(quote, known_quote) AS quote
FROM paired
WHERE (story IS NOT NULL AND (id IS NULL OR superseded_at IS NOT NULL)) OR (story IS NULL AND superseded_at IS NULL)
ORDER BY 2, 1 DESC, 3, 4, 5, 6, 7, 8)";

constexpr const char* supersede_statement = R"(
UPDATE alleged.report SET superseded_at = now(), superseded_by = $2
FROM paired WHERE paired.id = report.id AND paired.story IS NULL AND report.superseded_at IS NULL)";

constexpr const char* find_again_statement = R"(
UPDATE alleged.report SET superseded_at = NULL, superseded_by = NULL
FROM paired WHERE paired.id = report.id AND paired.story IS NOT NULL AND report.superseded_at IS NOT NULL)";

constexpr const char* reports_statement = R"(,
inserted AS (
  INSERT INTO alleged.report (allegation_id, story_id, stance, said_by, confidence, quote, evidence, methods, lexicon,
                              accuser_country, accuser_kind, accused_reason, looks_back, opinion)
  SELECT allegation.id, said.story, said.stance, said.said_by, said.confidence, said.quote, said.evidence, said.methods, $2,
         nullif(said.accuser_country, ''), said.accuser_kind, said.accused_reason, said.looks_back, said.opinion
  FROM said JOIN alleged.allegation ON allegation.accused = said.accused AND allegation.target = said.target
       AND allegation.election_key = said.election AND allegation.accuser = said.accuser
  ON CONFLICT DO NOTHING
  RETURNING id, allegation_id, story_id, stance, said_by)
INSERT INTO alleged.report_actor (report_id, name, actor_id)
SELECT DISTINCT inserted.id, named.name, (SELECT actor.id FROM alleged.actor WHERE actor.name = named.reference)
FROM inserted
JOIN alleged.allegation ON allegation.id = inserted.allegation_id
JOIN said ON said.story = inserted.story_id AND said.accused = allegation.accused AND said.target = allegation.target
     AND said.election = allegation.election_key AND said.accuser = allegation.accuser AND said.stance = inserted.stance
     AND said.said_by = inserted.said_by,
     jsonb_to_recordset(said.actors) AS named(name text, reference text))";

std::string reread_json(const std::vector<Reread>& reread) {
  boost::json::array out;
  for (const Reread& one : reread) {
    boost::json::object story;
    story["story"] = one.story;
    story["allegations"] = allegations_json(one.allegations);
    out.push_back(std::move(story));
  }
  return boost::json::serialize(out);
}

std::vector<Change> changes_in(pqxx::transaction_base& transaction, const std::string& reread) {
  std::vector<Change> result;
  for (const auto& row : exec(transaction, with_said(changes_statement), {reread})) {
    Change change;
    change.kind = row["is_found"].as<bool>() ? Change::Kind::found : Change::Kind::lost;
    change.story = row["story"].as<std::int64_t>();
    change.accused = text(row, "accused");
    change.target = text(row, "target");
    change.election = text(row, "election");
    change.accuser = text(row, "accuser");
    change.stance = text(row, "stance");
    change.said_by = text(row, "said_by");
    change.quote = text(row, "quote");
    result.push_back(std::move(change));
  }
  return result;
}

StoredStory story_of(const pqxx::row& row) {
  StoredStory stored;
  stored.id = row["id"].as<std::int64_t>();
  stored.story.id = std::to_string(stored.id);
  stored.story.title = text(row, "title");
  stored.story.text = text(row, "text");
  stored.story.article = text(row, "article");
  stored.story.outlet = text(row, "outlet");
  stored.story.country = text(row, "country");
  stored.story.lang = text(row, "language");
  stored.story.url = text(row, "url");
  stored.story.date = text(row, "date");
  return stored;
}

}  // namespace

std::vector<StoredStory> stored_stories(pqxx::connection& connection, const std::string& since, std::int64_t last,
                                        std::size_t most) {
  pqxx::read_transaction transaction(connection);
  std::vector<StoredStory> result;
  try {
    for (const auto& row : exec(transaction, stories_statement, {since, std::to_string(last), std::to_string(most)}))
      result.push_back(story_of(row));
  } catch (const pqxx::data_exception&) {
    throw std::runtime_error(since + ": not a day; allowed: YYYY-MM-DD");
  }
  return result;
}

std::vector<Change> changes(pqxx::connection& connection, const std::vector<Reread>& reread) {
  pqxx::read_transaction transaction(connection);
  return changes_in(transaction, reread_json(reread));
}

std::vector<Change> supersede(pqxx::connection& connection, const std::vector<Reread>& reread,
                              const std::string& lexicon) {
  pqxx::work transaction(connection);
  exec_script(transaction, fleet_settings);
  const std::string stories = reread_json(reread);
  std::vector<Change> result = changes_in(transaction, stories);
  if (!result.empty()) {
    exec(transaction, with_said(add_allegations), {stories});
    exec(transaction, with_said(supersede_statement), {stories, lexicon});
    exec(transaction, with_said(find_again_statement), {stories});
    exec(transaction, with_said(reports_statement), {stories, lexicon});
  }
  transaction.commit();
  return result;
}

}  // namespace alleged::store
