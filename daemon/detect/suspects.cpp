#include "daemon/detect/suspects.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "daemon/detect/aims.hpp"
#include "daemon/detect/features.hpp"
#include "daemon/detect/links.hpp"
#include "daemon/detect/questions.hpp"

namespace alleged::detect {
namespace {

std::string_view grade(double agent_weight) {
  return agent_weight >= 0.85 ? "sure agent" : agent_weight >= 0.5 ? "likely agent" : "near agent";
}

/// How far a claim's sentence is from a vote that may be another's.
std::string_view distance(std::size_t sentences) {
  constexpr std::array<std::string_view, Links::far + 1> words = {"here", "next to it", "two off", "three off", "far"};
  return words[std::min(sentences, Links::far)];
}

/// Whether the sentence names another party than the claim's accused.
bool has_bystander(const Claim& claim, const std::vector<Passage>& story) {
  const std::vector<Unit>& units = story[claim.passage].units;
  return std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
    return unit.is_any(kind_bit(Kind::country) | kind_bit(Kind::actor)) && unit.term->code != claim.accused;
  });
}

/// What the claims of one suspect say.
void read_claims(Suspect& suspect, const Context& context, Seen& seen) {
  double best = 0;
  double best_title = 0;
  double best_lead = 0;
  std::size_t firm_claims = 0;
  std::set<std::size_t> passages;
  bool person_only = true;
  bool any_told = false;
  bool compound_only = true;
  for (const Claim* claim : suspect.claims) {
    const Passage& passage = context.story[claim->passage];
    const std::string act = claim->act_weight >= 1 ? " firm act" : claim->act_weight >= 0.5 ? " weak act" : " no act";
    const double sure = strength(*claim);
    best = std::max(best, sure);
    if (passage.field == Field::title) best_title = std::max(best_title, sure);
    if (is_lead(passage)) best_lead = std::max(best_lead, sure);
    if (sure >= firm) {
      ++firm_claims;
      passages.insert(claim->passage);
    }
    seen.add(std::string(claim->agent_rule) + act);
    const std::string how = std::string(claim->direct ? ", direct" : "") + (claim->framed ? ", framed" : "");
    seen.add(std::string(grade(claim->agent_weight)) + act + ", " + std::string(claim->vote_rule));
    seen.add(std::string(grade(claim->agent_weight)) + act + how);
    if (claim->agent_weight >= 0.5) {
      seen.add("sort " + std::string(claim->sort));
      seen.add("sort " + std::string(claim->sort) + how);
      if (is_lead(passage)) seen.add("sort " + std::string(claim->sort) + " in lead");
      if (claim->vote_weight >= 0.8) seen.add("sort " + std::string(claim->sort) + ", vote");
    }
    if (claim->agent_weight >= 0.85) seen.add("sure agent" + act + ", vote " + std::string(distance(claim->to_vote)));
    compound_only = compound_only && claim->compound;
    const bool told = claim->agent_weight >= 0.5 && claim->vote_weight >= 0.4;
    if (!told) continue;
    any_told = true;
    seen.add_if(static_cast<bool>(claim->statement.speaker), "somebody says it");
    seen.add("stance " + std::string(name(claim->statement.stance)));
    seen.add_if(claim->statement.also_denied, "stance denied beside");
    seen.add_if(claim->otherwise, "compound says otherwise");
    if (claim->compound) seen.add_if(has_bystander(*claim, context.story), "compound beside another party");
    seen.add_if(claim->ours, "our vote");
    seen.add_if(claim->year != 0, "year of the vote");
    seen.add_if(!claim->vote_kind.empty(), "kind of the vote");
    const bool person = std::any_of(passage.units.begin(), passage.units.end(), [&](const Unit& unit) {
      return unit.is(Kind::country) && unit.term->form == Form::person && unit.term->code == suspect.accused;
    });
    const bool country = std::any_of(passage.units.begin(), passage.units.end(), [&](const Unit& unit) {
      return unit.is(Kind::country) && unit.term->form != Form::person && unit.term->code == suspect.accused;
    });
    person_only = person_only && person && !country;
  }
  suspect.features.push_back({"best", best});
  suspect.features.push_back({"best in title", best_title});
  suspect.features.push_back({"best in lead", best_lead});
  suspect.features.push_back({"firm claims", log1(firm_claims)});
  suspect.features.push_back({"firm sentences", log1(passages.size())});
  suspect.features.push_back({"claims", log1(suspect.claims.size())});
  seen.add_if(any_told && person_only, "a person only");
  seen.add_if(!any_told, "nothing told");
  seen.add_if(compound_only, "compound only");
  seen.add_if(best >= firm, "a firm claim");
  seen.add_if(best_lead >= firm, "a firm claim in the lead");
  seen.add_if(best_title >= firm, "a firm claim in the title");
}

void read_story(Suspect& suspect, const Context& context, Seen& seen) {
  const Owners& owners = context.owners;
  const double own = owners.own_share(suspect.accused);
  suspect.features.push_back({"share of votes", own});
  suspect.features.push_back({"share of names", owners.mention_share(suspect.accused)});
  suspect.features.push_back({"votes", log1(static_cast<std::size_t>(owners.firm_votes()))});
  seen.add_if(owners.firm_vote_in_title(), "vote in title");
  seen.add_if(owners.firm_votes() == 0, "no firm vote");
  seen.add_if(owners.firm_votes() == 1, "one firm vote");
  seen.add_if(own > 0 && owners.is_most_voted(suspect.accused), "most votes are its own");
  seen.add_if(own >= 0.999, "all votes are its own");
  const bool aimed = std::any_of(suspect.claims.begin(), suspect.claims.end(), [](const Claim* claim) {
    return !claim->target.empty() && claim->agent_weight >= 0.5;
  });
  seen.add_if(own > 0 && !aimed, "own votes, no other's said");
  seen.add_if(aimed, "another's vote said");
  for (const Passage& passage : context.story) {
    if (passage.field != Field::title) break;
    for (const Unit& unit : passage.units) {
      seen.add_if(unit.is(Kind::accuse), "title accuses");
      seen.add_if(unit.is(Kind::deny), "title denies");
      seen.add_if(unit.is(Kind::warn), "title warns");
      seen.add_if(unit.is_any(kind_bit(Kind::probe) | kind_bit(Kind::report)), "title probes");
      seen.add_if(unit.is_any(kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict)),
                  "title punishes");
      seen.add_if(unit.is_any(kind_bit(Kind::find) | kind_bit(Kind::clear)), "title finds");
      seen.add_if(unit.is(Kind::assembly), "title names an assembly");
    }
  }
  seen.add_if(!owners.has_votes(), "nobody's votes");
  seen.add_if(suspect.accused == context.home, "outlet's country");
  seen.add_if(suspect.accused == "XX", "unnamed");
  const Scene& scene = context.scene;
  seen.add_if(scene.dateline() == suspect.accused, "filed from it");
  seen.add_if(!aimed && scene.dateline() == suspect.accused, "filed from it, no other's vote said");
  suspect.features.push_back({"share of offices", scene.office_share(suspect.accused)});
  if (!aimed)
    suspect.features.push_back({"share of offices, no other's vote said", scene.office_share(suspect.accused)});
  bool act_in_title = false;
  for (const Passage& passage : context.story) {
    if (passage.field != Field::title) break;
    for (const Unit& unit : passage.units) act_in_title = act_in_title || (unit.is(Kind::act) && !unit.term->weak);
  }
  seen.add_if(act_in_title, "firm act in title");
  suspect.features.push_back({"sentences", log1(context.story.size())});
}

/// What the other suspects mean for this one.
void compare(std::vector<Suspect>& suspects) {
  const auto best = [](const Suspect& suspect) {
    double most = 0;
    for (const Claim* claim : suspect.claims) most = std::max(most, strength(*claim));
    return most;
  };
  for (Suspect& suspect : suspects) {
    double rival = 0;
    bool named_rival = false;
    for (const Suspect& other : suspects) {
      if (&other == &suspect) continue;
      rival = std::max(rival, best(other));
      named_rival = named_rival || (other.accused != "XX" && best(other) >= firm);
    }
    const double own = best(suspect);
    suspect.features.push_back({"behind the strongest", std::max(0.0, rival - own)});
    suspect.features.push_back({"ahead of the others", std::max(0.0, own - rival)});
    if (suspect.accused == "XX" && named_rival) suspect.features.push_back({"unnamed beside a named one", 1});
    if (suspect.accused != "XX" && named_rival) suspect.features.push_back({"beside another", 1});
    const bool further =
        std::any_of(suspect.claims.begin(), suspect.claims.end(), [](const Claim* c) { return c->further; });
    if (further) suspect.features.push_back({"one more, unnamed", 1});
  }
}

}  // namespace

double strength(const Claim& claim) {
  const double sum = 0.40 * claim.agent_weight + 0.33 * claim.vote_weight + 0.27 * claim.act_weight;
  return claim.accused == "XX" ? sum * 0.9 : sum;
}

std::vector<Suspect> suspects_in(const std::vector<Claim>& claims, const Context& context, const Model& model) {
  std::vector<Suspect> suspects;
  for (const Claim& claim : claims) {
    auto found = std::find_if(suspects.begin(), suspects.end(),
                              [&](const Suspect& suspect) { return suspect.accused == claim.accused; });
    if (found == suspects.end())
      found = suspects.insert(suspects.end(), Suspect{claim.accused, {}, {{"bias", 1}}, 0, {}});
    found->claims.push_back(&claim);
  }
  for (Suspect& suspect : suspects) {
    Seen seen;
    read_claims(suspect, context, seen);
    read_story(suspect, context, seen);
    seen.into(suspect.features);
  }
  compare(suspects);
  for (Suspect& suspect : suspects)
    suspect.probability = model.probability(question_of(suspect, context), suspect.features);
  for (Suspect& suspect : suspects) suspect.aims = aims_of(suspect, suspects, context, model);
  return suspects;
}

}  // namespace alleged::detect
