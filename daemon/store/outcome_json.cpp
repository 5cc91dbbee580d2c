#include "daemon/store/outcome_json.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace alleged::store {
namespace json = boost::json;

namespace {

json::array evidence_json(const std::vector<detect::Evidence>& evidence) {
  json::array out;
  for (const auto& piece : evidence)
    out.push_back(
        {{"field", detect::name(piece.field)}, {"start", piece.start}, {"end", piece.end}, {"quote", piece.quote}});
  return out;
}

json::array strings(const std::vector<std::string>& values) {
  json::array out;
  for (const std::string& value : values) out.emplace_back(value);
  return out;
}

json::array integers(const std::vector<std::int32_t>& values) {
  return json::array(values.begin(), values.end());
}

json::object allegation_json(const detect::Allegation& allegation) {
  json::object out;
  out["accused"] = allegation.accused;
  out["target"] = allegation.target;
  out["election"] = allegation.election.key();
  out["election_country"] = allegation.election.country;
  out["election_year"] = allegation.election.year;
  out["election_kind"] = allegation.election.kind;
  out["accuser"] = allegation.accuser;
  out["stance"] = detect::name(allegation.stance);
  out["said_by"] = allegation.said_by;
  out["confidence"] = allegation.confidence;
  out["quote"] = allegation.evidence.empty() ? std::string() : allegation.evidence.front().quote;
  out["evidence"] = evidence_json(allegation.evidence);
  out["methods"] = strings(allegation.methods);
  out["accuser_country"] = allegation.accuser_country;
  out["accuser_kind"] = allegation.accuser_kind;
  out["accused_reason"] = allegation.accused_reason;
  out["looks_back"] = allegation.looks_back;
  out["opinion"] = allegation.opinion;
  json::array actors;
  for (const detect::Actor& actor : allegation.actors)
    actors.push_back(json::object{{"name", actor.name}, {"reference", actor.reference}});
  out["actors"] = std::move(actors);
  return out;
}

/// PostgreSQL's bigint has no unsigned: the same 64 bits, read as signed.
std::int64_t bits(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

json::object match_json(const Outcome& outcome, const Match& match) {
  json::object out;
  out["feed"] = outcome.lease.feed;
  out["key"] = uuid(match.seen.key);
  out["content"] = bits(match.seen.content);
  out["outlet"] = match.story.outlet;
  out["url"] = match.url;
  out["title"] = match.story.title;
  out["text"] = match.story.text;
  if (match.story.article.empty()) {
    out["article"] = nullptr;
  } else {
    out["article"] = match.story.article;
  }
  out["language"] = match.story.lang;
  if (match.published) {
    out["published"] = match.published->time_since_epoch().count();
  } else {
    out["published"] = nullptr;
  }
  out["score"] = match.finding.score;
  out["fingerprint"] = integers(match.finding.fingerprint.shingles);
  out["copy_keys"] = integers(match.finding.fingerprint.keys);
  out["lexicon"] = outcome.lexicon;
  out["allegations"] = allegations_json(match.finding.allegations);
  return out;
}

const char* kind_name(Outcome::Kind kind) {
  switch (kind) {
    case Outcome::Kind::unchanged:
      return "unchanged";
    case Outcome::Kind::read:
      return "read";
    case Outcome::Kind::failed:
      break;
  }
  return "failed";
}

const char* standing_name(Standing standing) {
  switch (standing) {
    case Standing::active:
      return "active";
    case Standing::parked:
      return "parked";
    case Standing::gone:
      break;
  }
  return "gone";
}

}  // namespace

std::string uuid(const EntryKey& key) {
  boost::uuids::uuid id{};
  for (std::size_t i = 0; i < 8; ++i) {
    id.data[i] = static_cast<std::uint8_t>(key.high >> (8 * (7 - i)));
    id.data[8 + i] = static_cast<std::uint8_t>(key.low >> (8 * (7 - i)));
  }
  return to_string(id);
}

std::string states_json(std::span<const Outcome> outcomes) {
  json::array out;
  for (const Outcome& outcome : outcomes) {
    json::object state;
    state["feed"] = outcome.lease.feed;
    state["lease"] = outcome.lease.until;
    state["kind"] = kind_name(outcome.kind);
    state["failure"] = outcome.failure;
    state["blameless"] = outcome.blameless;
    state["salvaged"] = outcome.salvaged;
    state["etag"] = outcome.etag;
    state["last_modified"] = outcome.last_modified;
    if (outcome.body_hash) state["body_hash"] = *outcome.body_hash;
    state["standing"] = standing_name(outcome.standing);
    state["moved_to"] = outcome.moved_to;
    state["hub"] = outcome.hub;
    state["gap"] = std::min<std::int64_t>(outcome.rhythm.gap.count(), std::numeric_limits<std::int32_t>::max());
    if (outcome.rhythm.newest) state["newest"] = outcome.rhythm.newest->time_since_epoch().count();
    state["refresh"] = outcome.rhythm.refresh.count();
    state["skip_hours"] = outcome.rhythm.skip_hours;
    state["skip_days"] = outcome.rhythm.skip_days;
    state["title"] = outcome.title;
    state["language"] = outcome.language;
    state["article_trouble"] = outcome.article_trouble;
    state["article_waits"] = outcome.article_waits;
    state["next"] = outcome.next.count();
    out.push_back(std::move(state));
  }
  return json::serialize(out);
}

SeenArrays seen_arrays(std::span<const Outcome* const> outcomes) {
  struct Row {
    std::int64_t feed;
    Seen seen;
  };
  std::vector<Row> rows;
  for (const Outcome* outcome : outcomes)
    for (const Seen& seen : outcome->seen) rows.push_back({outcome->lease.feed, seen});
  const auto key = [](const Row& row) { return std::pair(row.feed, row.seen.key); };
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return key(a) < key(b); });
  rows.erase(std::unique(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return key(a) == key(b); }),
             rows.end());

  SeenArrays arrays;
  arrays.count = rows.size();
  for (std::string* text : {&arrays.feeds, &arrays.keys, &arrays.contents}) *text = "{";
  for (const Row& row : rows) {
    if (arrays.feeds.size() > 1) {
      arrays.feeds += ',';
      arrays.keys += ',';
      arrays.contents += ',';
    }
    arrays.feeds += std::to_string(row.feed);
    arrays.keys += uuid(row.seen.key);
    arrays.contents += std::to_string(bits(row.seen.content));
  }
  for (std::string* text : {&arrays.feeds, &arrays.keys, &arrays.contents}) *text += '}';
  return arrays;
}

json::array allegations_json(const std::vector<detect::Allegation>& allegations) {
  json::array out;
  for (const auto& allegation : allegations) out.push_back(allegation_json(allegation));
  return out;
}

std::string matches_json(std::span<const Outcome* const> outcomes) {
  json::array out;
  for (const Outcome* outcome : outcomes)
    for (const Match& match : outcome->matches) out.push_back(match_json(*outcome, match));
  return json::serialize(out);
}

}  // namespace alleged::store
