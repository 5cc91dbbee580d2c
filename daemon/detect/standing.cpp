#include "daemon/detect/standing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "daemon/detect/features.hpp"
#include "daemon/detect/questions.hpp"

namespace alleged::detect {
namespace {

constexpr double rule_counts = 1;  ///< what the rules' own word adds to the model's sum for a stance

/// What a sentence has of the words that tell how a statement stands.
void add_words(std::set<std::string>& seen, const Passage& passage, const std::string& where) {
  constexpr std::array<std::pair<Kind, std::string_view>, 16> kinds = {{{Kind::accuse, "accuse"},
                                                                        {Kind::find, "find"},
                                                                        {Kind::charge, "charge"},
                                                                        {Kind::sanction, "sanction"},
                                                                        {Kind::convict, "convict"},
                                                                        {Kind::clear, "clear"},
                                                                        {Kind::deny, "deny"},
                                                                        {Kind::dispute, "dispute"},
                                                                        {Kind::warn, "warn"},
                                                                        {Kind::doubt, "doubt"},
                                                                        {Kind::hedge, "hedge"},
                                                                        {Kind::probe, "probe"},
                                                                        {Kind::report, "report"},
                                                                        {Kind::according, "according"},
                                                                        {Kind::negation, "negation"},
                                                                        {Kind::authority, "authority"}}};
  for (const Unit& unit : passage.units) {
    for (const auto& [kind, word] : kinds) {
      if (unit.is(kind)) seen.insert(where + std::string(word));
    }
  }
}

/// How much a stance outweighs a bare allegation when several sentences tell of the same charge.
int rank(Stance stance) {
  switch (stance) {
    case Stance::retracted:
      return 6;
    case Stance::convicted:
      return 5;
    case Stance::sanctioned:
      return 4;
    case Stance::charged:
      return 3;
    case Stance::asserted:
      return 2;
    case Stance::alleged:
      return 1;
    default:
      return 0;
  }
}

/// The firmest stance of the charge, or that of the first sentence where all deny or doubt it.
Stance firmest(const std::vector<const Claim*>& claims) {
  Stance found = claims.front()->statement.stance;
  for (const Claim* claim : claims) {
    if (rank(claim->statement.stance) > rank(found)) found = claim->statement.stance;
  }
  return found;
}

bool has(const std::vector<const Claim*>& claims, Stance stance) {
  return std::any_of(claims.begin(), claims.end(), [&](const Claim* c) { return c->statement.stance == stance; });
}

std::size_t count(const std::vector<const Claim*>& claims, Stance stance) {
  return static_cast<std::size_t>(
      std::count_if(claims.begin(), claims.end(), [&](const Claim* c) { return c->statement.stance == stance; }));
}

bool is_denied_by_accused(const std::vector<const Claim*>& claims) {
  return std::any_of(claims.begin(), claims.end(), [](const Claim* claim) {
    const Speaker& speaker = claim->statement.speaker;
    return claim->statement.stance == Stance::denied && speaker && speaker.country == claim->accused;
  });
}

/// Whether the claim answers a charge, for whoever is charged, or for nobody who is named.
bool is_answer(const Claim& claim) {
  const Stance stance = claim.statement.stance;
  const std::string& country = claim.statement.speaker.country;
  if (stance == Stance::denied) return country.empty() || country == claim.accused;
  return stance == Stance::cleared || stance == Stance::retracted;
}

/// A noun in a headline, of which nobody says anything: "Kremlin on Russian meddling".
bool only_names(const Claim& claim, const Passage& headline) {
  return claim.statement.stance == Stance::alleged && !claim.statement.speaker && !is_verb(headline.units, claim.act);
}

/// Whether a sentence takes the charge back that none behind it makes again.
bool is_withdrawn(const std::vector<const Claim*>& claims) {
  std::size_t last = 0;
  bool withdrawn = false;
  for (const Claim* claim : claims) {
    const Reply* reply = reply_to(*claim, Stance::retracted);
    if (reply == nullptr) continue;
    withdrawn = true;
    last = std::max({last, claim->passage, reply->passage});
  }
  return withdrawn && std::none_of(claims.begin(), claims.end(), [&](const Claim* claim) {
           return claim->passage > last && rank(claim->statement.stance) >= rank(Stance::alleged);
         });
}

}  // namespace

Features stance_features(const std::vector<const Claim*>& claims, const Context& context) {
  std::set<std::string> seen;
  std::map<std::string_view, double> shares;
  double all = 0;
  for (const Passage& passage : context.story) {
    if (passage.field == Field::title) add_words(seen, passage, "title has ");
  }
  for (const Claim* claim : claims) {
    const Passage& passage = context.story[claim->passage];
    if (claim == claims.front()) add_words(seen, passage, "first sentence has ");
    const std::string_view stance = name(claim->statement.stance);
    const double sure = strength(*claim) >= firm ? 1 : 0.3;
    shares[stance] += sure;
    all += sure;
    const std::string said = std::string(stance);
    seen.insert("any " + said);
    if (sure >= 1) seen.insert("firm " + said);
    if (passage.field == Field::title) seen.insert("title " + said);
    if (is_lead(passage)) seen.insert("lead " + said);
    if (claim == claims.front()) seen.insert("first " + said);
    seen.insert("rule " + std::string(claim->statement.rule));
    if (is_lead(passage)) seen.insert("lead rule " + std::string(claim->statement.rule));
    if (claim->statement.also_denied) seen.insert("also denied");
    if (claim->statement.speaker.authority) seen.insert("an authority speaks");
    if (claim->statement.speaker.body) seen.insert("a body speaks");
    if (claim->statement.speaker && !claim->statement.speaker.body) seen.insert("a person speaks");
    if (!claim->statement.speaker) seen.insert("nobody speaks");
  }
  seen.insert("firmest " + std::string(name(firmest(claims))));
  Features features = as_features(seen);
  for (const auto& [stance, share] : shares) features.push_back({"share " + std::string(stance), share / all});
  features.push_back({"claims", log1(claims.size())});
  return features;
}

std::optional<Stance> answer_of_headline(const std::vector<const Claim*>& claims, const Context& context) {
  constexpr double sure = 0.5;  // of a claim that is heard beside a stronger one of the text
  constexpr std::size_t lead_sentences = 2;
  std::optional<Stance> said;
  for (const Claim* claim : claims) {
    const Passage& passage = context.story[claim->passage];
    if (passage.field != Field::title || strength(*claim) < sure) continue;
    if (!is_answer(*claim) && !only_names(*claim, passage)) return std::nullopt;
    if (is_answer(*claim) && !said) said = claim->statement.stance;
  }
  for (const Claim* claim : claims) {
    for (const Reply& reply : claim->replies) {
      if (reply.passage == 0 && !said) said = reply.stance;
    }
  }
  if (said && said != Stance::disputed) return said;
  // A headline that only names the matter, "Russian meddling": what the lead says first.
  std::optional<Stance> lead;
  std::size_t first = 0;
  for (const Claim* claim : claims) {
    if (context.story[claim->passage].field == Field::title || strength(*claim) < sure) continue;
    if (first == 0) first = claim->passage;
    if (claim->passage != first) break;
    const Stance stance = claim->statement.stance;
    if (first > lead_sentences || (stance != Stance::cleared && !is_denied_by_accused({claim}))) return said;
    lead = stance;
  }
  return lead ? lead : said;
}

Stance stance_of(const std::vector<const Claim*>& claims, std::optional<Stance> headline,
                 std::span<const Feature> features, const Context& context, const Model& model) {
  if (has(claims, Stance::retracted) || is_withdrawn(claims)) return Stance::retracted;
  // "No proof of meddling", in a headline that names nobody: who found none may follow.
  if (headline == Stance::denied && has(claims, Stance::cleared) && !is_denied_by_accused(claims))
    return Stance::cleared;
  if (headline) return *headline;
  // A question says nothing, beside its answer.
  const auto asked = static_cast<std::size_t>(
      std::count_if(claims.begin(), claims.end(), [](const Claim* c) { return c->statement.rule == "asked"; }));
  for (const Stance only : {Stance::denied, Stance::cleared}) {
    if (asked < claims.size() && count(claims, only) == claims.size() - asked) return only;
  }
  const Stance by_rule = firmest(claims);
  const Stance ruled = rank(by_rule) > rank(Stance::asserted) ? Stance::asserted : by_rule;
  Stance coarse = Stance::alleged;
  double most = 0;
  for (const Stance stance : {Stance::asserted, Stance::denied, Stance::cleared}) {
    const double sum = model.sum(stance_question(stance, context), features) + (stance == ruled ? rule_counts : 0);
    if (sum > most) {
      most = sum;
      coarse = stance;
    }
  }
  if (coarse == Stance::asserted) {
    for (const Stance firmer : {Stance::convicted, Stance::sanctioned, Stance::charged}) {
      if (has(claims, firmer)) return firmer;
    }
  }
  if (coarse == Stance::alleged) {
    for (const Stance other : {Stance::disputed, Stance::warned}) {
      if (claims.front()->statement.stance == other || 2 * count(claims, other) > claims.size()) return other;
    }
  }
  return coarse;
}

}  // namespace alleged::detect
