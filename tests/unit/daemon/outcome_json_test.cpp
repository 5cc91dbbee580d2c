#include "daemon/store/outcome_json.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <chrono>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace alleged::store {
namespace {
namespace json = boost::json;

constexpr std::uint64_t all_bits = std::numeric_limits<std::uint64_t>::max();

// Quotes, backslashes, every control character but NUL, and characters of two, three and four bytes.
std::string hostile() {
  std::string text = "\"'\\/{}[],: \x7f";
  for (char c = 1; c < 0x20; ++c) text += c;
  return text + "ș選\U0001f5f3\u2028\uFFFD";
}

Outcome seen_by(std::int64_t feed, std::vector<Seen> seen) {
  Outcome outcome;
  outcome.lease.feed = feed;
  outcome.seen = std::move(seen);
  return outcome;
}

Outcome with_match(const std::string& text) {
  detect::Allegation allegation;
  allegation.accused = "RU";
  allegation.target = "MD";
  allegation.actors = {{text, {}}, {"Mill Nine", {}}};
  allegation.accuser = text;
  allegation.said_by = text;
  allegation.accuser_country = "RO";
  allegation.accuser_kind = "court";
  allegation.looks_back = true;
  allegation.election = {"MD", 2024, "presidential"};
  allegation.stance = detect::Stance::denied;
  allegation.methods = {"bots"};
  allegation.confidence = 0.75;
  allegation.evidence = {{detect::Field::title, 2, 9, text}, {detect::Field::text, 0, 3, "abc"}};
  Match match;
  match.seen = {{1, 2}, all_bits};
  match.url = text;
  match.published = feeds::Time(std::chrono::seconds(1730831400));
  match.story.title = text;
  match.story.text = text;
  match.story.outlet = text;
  match.story.lang = "ro";
  match.finding.relevant = true;
  match.finding.score = 0.5;
  match.finding.fingerprint = {{-5, 1, 7}, {-5, 7}};
  match.finding.allegations = {allegation};
  Outcome outcome = seen_by(5, {match.seen});
  outcome.lexicon = "0.1.0+abc";
  outcome.matches = {match};
  return outcome;
}

json::object only_match(const Outcome& outcome) {
  const Outcome* const one = &outcome;
  const json::array all = json::parse(matches_json({&one, 1})).as_array();
  if (all.size() != 1) throw std::runtime_error(std::to_string(all.size()) + " matches");
  return all.front().as_object();
}

TEST(Uuid, IsTheKeysBitsInTheUsualForm) {
  EXPECT_EQ(uuid({0x0123456789ABCDEF, 0xFEDCBA9876543210}), "01234567-89ab-cdef-fedc-ba9876543210");
  EXPECT_EQ(uuid({0, 0}), "00000000-0000-0000-0000-000000000000");
  EXPECT_EQ(uuid({0, 1}), "00000000-0000-0000-0000-000000000001");
  EXPECT_EQ(uuid({all_bits, all_bits}), "ffffffff-ffff-ffff-ffff-ffffffffffff");
}

TEST(SeenArrays, AreEmptyArraysForNothingSeen) {
  const Outcome outcome = seen_by(1, {});
  const Outcome* const one = &outcome;
  const SeenArrays arrays = seen_arrays({&one, 1});
  EXPECT_EQ(arrays.count, 0U);
  EXPECT_EQ(arrays.feeds, "{}");
  EXPECT_EQ(arrays.keys, "{}");
  EXPECT_EQ(arrays.contents, "{}");
}

TEST(SeenArrays, AreSortedByFeedThenKeyAsPostgresqlOrdersUuids) {
  const Outcome a = seen_by(10, {{{all_bits, 0}, 1}, {{1, 2}, 2}, {{1, 1}, 3}});
  const Outcome b = seen_by(9, {{{5, 5}, 4}});
  const std::vector<const Outcome*> both{&a, &b};
  const SeenArrays arrays = seen_arrays(both);
  EXPECT_EQ(arrays.count, 4U);
  EXPECT_EQ(arrays.feeds, "{9,10,10,10}");
  EXPECT_EQ(arrays.keys,
            "{" + uuid({5, 5}) + "," + uuid({1, 1}) + "," + uuid({1, 2}) + "," + uuid({all_bits, 0}) + "}");
  EXPECT_EQ(arrays.contents, "{4,3,2,1}");
}

TEST(SeenArrays, HoldAnEntryOnceAndOfOneFeedOnly) {
  const Outcome a = seen_by(1, {{{1, 1}, 10}, {{1, 1}, 20}});
  const Outcome b = seen_by(2, {{{1, 1}, 30}});
  const std::vector<const Outcome*> both{&b, &a};
  const SeenArrays arrays = seen_arrays(both);
  EXPECT_EQ(arrays.count, 2U);
  EXPECT_EQ(arrays.feeds, "{1,2}");
  EXPECT_EQ(arrays.contents, "{10,30}");
}

TEST(SeenArrays, DoNotDependOnTheOrderOfThePolls) {
  const Outcome a = seen_by(1, {{{1, 1}, 10}}), b = seen_by(2, {{{7, 1}, 30}, {{3, 1}, 40}});
  const std::vector<const Outcome*> one{&a, &b}, other{&b, &a};
  EXPECT_EQ(seen_arrays(one).keys, seen_arrays(other).keys);
}

TEST(SeenArrays, WriteAHashAsPostgresqlsSignedBigint) {
  const Outcome outcome = seen_by(1, {{{1, 1}, all_bits}});
  const Outcome* const one = &outcome;
  EXPECT_EQ(seen_arrays({&one, 1}).contents, "{-1}");
}

TEST(MatchesJson, IsAnEmptyArrayForNoMatches) {
  const Outcome outcome = seen_by(1, {});
  const Outcome* const one = &outcome;
  EXPECT_EQ(matches_json({&one, 1}), "[]");
}

TEST(MatchesJson, GivesBackEveryTextAsItWas) {
  const std::string text = hostile();
  const json::object match = only_match(with_match(text));
  for (const char* name : {"title", "text", "url", "outlet"}) EXPECT_EQ(match.at(name).as_string(), text) << name;
  const json::object& allegation = match.at("allegations").at(0).as_object();
  for (const char* name : {"accuser", "said_by", "quote"}) EXPECT_EQ(allegation.at(name).as_string(), text) << name;
  EXPECT_EQ(allegation.at("actors").at(0).at("name").as_string(), text);
  EXPECT_EQ(allegation.at("evidence").at(0).at("quote").as_string(), text);
}

TEST(MatchesJson, KeepsTheArticleApartAndHasNoneWhereThereIsNone) {
  Outcome outcome = with_match("x");
  EXPECT_TRUE(only_match(outcome).at("article").is_null());
  outcome.matches[0].story.article = hostile();
  EXPECT_EQ(only_match(outcome).at("article").as_string(), hostile());
  EXPECT_EQ(only_match(outcome).at("text").as_string(), "x");
}

TEST(MatchesJson, TellsTheStoryAndWhatIsAlleged) {
  const json::object match = only_match(with_match("x"));
  EXPECT_EQ(match.at("feed"), json::value(5));
  EXPECT_EQ(match.at("key"), json::value(uuid({1, 2})));
  EXPECT_EQ(match.at("content"), json::value(-1));
  EXPECT_EQ(match.at("fingerprint"), json::array({-5, 1, 7}));
  EXPECT_EQ(match.at("copy_keys"), json::array({-5, 7}));
  EXPECT_EQ(match.at("published"), json::value(1730831400));
  EXPECT_EQ(match.at("language"), json::value("ro"));
  EXPECT_EQ(match.at("lexicon"), json::value("0.1.0+abc"));
  EXPECT_EQ(match.at("score"), json::value(0.5));
  const json::value expected = json::parse(R"({"accused":"RU","target":"MD","election":"MD-2024-presidential",
      "election_country":"MD","election_year":2024,"election_kind":"presidential","accuser":"x","stance":"denied","said_by":"x",
      "confidence":0.75,"quote":"x","evidence":[{"field":"title","start":2,"end":9,"quote":"x"},
      {"field":"text","start":0,"end":3,"quote":"abc"}],"methods":["bots"],"accuser_country":"RO","accuser_kind":"court",
      "accused_reason":"","looks_back":true,"opinion":false,"actors":[{"name":"x","reference":""},{"name":"Mill Nine","reference":""}]})");
  EXPECT_EQ(match.at("allegations").at(0), expected);
}

TEST(MatchesJson, ADateThatIsNotKnownIsNull) {
  Outcome outcome = with_match("x");
  outcome.matches.front().published.reset();
  EXPECT_TRUE(only_match(outcome).at("published").is_null());
}

TEST(StatesJson, GivesBackEveryTextAsItWas) {
  Outcome outcome;
  outcome.failure = outcome.salvaged = outcome.etag = outcome.last_modified = outcome.title = outcome.language =
      hostile();
  const json::value state = json::parse(states_json({&outcome, 1})).at(0);
  for (const char* name : {"failure", "salvaged", "etag", "last_modified", "title", "language"})
    EXPECT_EQ(state.at(name).as_string(), hostile()) << name;
}

TEST(StatesJson, HasOneStateForEachPollInOrder) {
  std::vector<Outcome> outcomes(3);
  outcomes[0].kind = Outcome::Kind::unchanged;
  outcomes[1].kind = Outcome::Kind::read;
  for (std::size_t i = 0; i < outcomes.size(); ++i) outcomes[i].lease.feed = static_cast<std::int64_t>(i) + 1;
  outcomes[1].next = std::chrono::seconds(900);
  outcomes[1].body_hash = std::numeric_limits<std::int64_t>::min();
  const json::array states = json::parse(states_json(outcomes)).as_array();
  ASSERT_EQ(states.size(), 3U);
  const char* const kinds[] = {"unchanged", "read", "failed"};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(states[i].at("feed"), json::value(i + 1));
    EXPECT_EQ(states[i].at("kind"), json::value(kinds[i]));
  }
  EXPECT_EQ(states[1].at("next"), json::value(900));
  EXPECT_EQ(states[1].at("body_hash"), json::value(std::numeric_limits<std::int64_t>::min()));
  EXPECT_FALSE(states[0].as_object().contains("body_hash"));
}

}  // namespace
}  // namespace alleged::store
