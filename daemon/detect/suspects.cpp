#include "daemon/detect/suspects.hpp"

#include <algorithm>
#include <set>

#include "daemon/detect/coordination.hpp"
#include "daemon/detect/features.hpp"
#include "daemon/detect/questions.hpp"
#include "daemon/detect/states.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {
namespace {

/// From here on a claim would be believed by itself.
constexpr double firm = 0.7;

/// A set of yes-or-no features under names made of parts.
class Seen {
 public:
  void add(std::string name) { names_.insert(std::move(name)); }
  void add_if(bool seen, const char* name) {
    if (seen) names_.insert(name);
  }
  void into(Features& features) const {
    for (const std::string& name : names_) features.push_back({name, 1});
  }

 private:
  std::set<std::string> names_;
};

std::string_view grade(double agent_weight) {
  return agent_weight >= 0.85 ? "sure agent" : agent_weight >= 0.5 ? "likely agent" : "near agent";
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

std::string bystander(const Claim& claim, const std::vector<Passage>& story) {
  std::string found;
  for (const Unit& unit : story[claim.passage].units) {
    if (!unit.is(Kind::country) || unit.term->form == Form::person || unit.against) continue;
    const std::string& code = unit.term->code;
    if (code == claim.accused || code == claim.statement.speaker.country || code == found) continue;
    if (!found.empty()) return {};
    found = code;
  }
  return found;
}

/// Whose countries speak in a claim: of "X and Y accuse Z" both.
std::set<std::string> speaking(const Claim& claim, const std::vector<Passage>& story) {
  const Speaker& speaker = claim.statement.speaker;
  std::set<std::string> codes;
  if (speaker.country.empty()) return codes;
  codes.insert(speaker.country);
  const Passage& passage = story[claim.passage];
  // Who spoke in an earlier sentence has its place there.
  const bool is_here = speaker.state && speaker.last < passage.units.size() &&
                       passage.units[speaker.last].is(Kind::country) &&
                       passage.units[speaker.last].term->code == speaker.country;
  if (!is_here) return codes;
  for (const std::size_t i : coordinated(passage, speaker.last)) {
    if (passage.units[i].is(Kind::country)) codes.insert(passage.units[i].term->code);
  }
  return codes;
}

/// Whether a sentence by itself says this vote.
bool is_said(const std::string& target, const Suspect& suspect) {
  return std::any_of(suspect.claims.begin(), suspect.claims.end(), [&](const Claim* claim) {
    return claim->target == target && strength(*claim) >= firm && claim->agent_weight >= 0.5;
  });
}

/// "X and Y paid lawmakers": neither does so to the other, unless a claim says that.
bool act_together(const Suspect& suspect, const std::string& code, const std::vector<Suspect>& all) {
  const auto other = std::find_if(all.begin(), all.end(), [&](const Suspect& one) { return one.accused == code; });
  if (other == all.end()) return false;
  bool together = false;
  for (const Claim* claim : suspect.claims) {
    if (claim->target == code) return false;
    together = together || (claim->agent_weight >= 0.5 &&
                            std::any_of(other->claims.begin(), other->claims.end(), [&](const Claim* its) {
                              return its->passage == claim->passage && its->act == claim->act &&
                                     its->agent_weight >= 0.5 && its->agent_rule == claim->agent_rule;
                            }));
  }
  return together;
}

bool is_aimed_at(const Suspect& suspect, std::string_view code) {
  return std::any_of(suspect.claims.begin(), suspect.claims.end(),
                     [&](const Claim* claim) { return claim->target == code; });
}

/// Whose vote the suspect's claims may be about, and what speaks for each.
std::vector<Aim> aims_of(const Suspect& suspect, const std::vector<Suspect>& all, const Context& context) {
  const Owners& owners = context.owners;
  std::set<std::string> codes = owners.likely();
  std::vector<std::set<std::string>> speakers;  // of each claim
  double total = 0;
  for (const Claim* claim : suspect.claims) {
    if (!claim->target.empty()) codes.insert(claim->target);
    if (!claim->owner.empty()) codes.insert(claim->owner);
    speakers.push_back(speaking(*claim, context.story));
    codes.insert(speakers.back().begin(), speakers.back().end());
    if (std::string other = bystander(*claim, context.story); !other.empty()) codes.insert(std::move(other));
    total += strength(*claim);
  }
  if (!context.home.empty()) codes.emplace(context.home);
  std::erase_if(codes, [&](const std::string& code) {
    const bool unvoted_union = code == "EU" && owners.vote_share(code) == 0 && !is_aimed_at(suspect, code);
    return unvoted_union || !is_foreign(suspect.accused, code) || act_together(suspect, code, all);
  });
  codes.insert("XX");
  const bool says_another = std::any_of(
      codes.begin(), codes.end(), [&](const std::string& code) { return code != "XX" && is_said(code, suspect); });
  std::vector<Aim> aims;
  for (const std::string& code : codes) {
    Aim aim{code, {{"bias", 1}}};
    Seen seen;
    double said = 0;
    double silent = 0;
    for (std::size_t i = 0; i < suspect.claims.size(); ++i) {
      const Claim* claim = suspect.claims[i];
      const double sure = strength(*claim);
      const std::string how = sure >= firm ? "" : " (weak)";
      if (claim->target == code) {
        said += sure;
        seen.add("said: " + std::string(claim->vote_rule) + how);
        seen.add_if(context.story[claim->passage].field == Field::title && sure >= firm, "said in title");
        seen.add_if(is_lead(context.story[claim->passage]) && sure >= firm, "said in lead");
        seen.add_if(claim == suspect.claims.front(), "said first");
      } else if (claim->target.empty()) {
        silent += sure;
        const bool of_another = !claim->owner.empty() && claim->owner != code && !speakers[i].contains(claim->owner);
        if (speakers[i].contains(code) && !of_another) seen.add((claim->ours ? "speaker's own" : "speaker's") + how);
        if (bystander(*claim, context.story) == code) seen.add("bystander" + how);
        if (!claim->owner.empty()) seen.add((claim->owner == code ? "its" : "another's") + how);
      }
    }
    aim.features.push_back({"share of claims", total > 0 ? said / total : 0});
    aim.features.push_back({"share of claims that are silent", total > 0 ? silent / total : 0});
    const bool never_said = said == 0;
    // "X and Y accuse Z": both mean their own.
    aim.guessed =
        never_said && std::none_of(speakers.begin(), speakers.end(), [&](const std::set<std::string>& several) {
          return several.size() > 1 && several.contains(code);
        });
    seen.add_if(never_said, "never said");
    seen.add_if(never_said && says_another, "never said, another is");
    if (code == "XX") {
      seen.add("no country");
      seen.add_if(!owners.has_votes(), "no country: nobody's votes");
      seen.add_if(silent == 0, "no country: all claims say one");
      seen.add_if(silent > 0 && said == 0 && total - silent < 0.01, "no country: no claim says one");
      if (context.home.empty()) seen.add("no country: no outlet's country");
    } else {
      aim.features.push_back({"share of votes", owners.vote_share(code)});
      aim.features.push_back({"share of votes in title", owners.title_share(code)});
      aim.features.push_back({"share of names", owners.mention_share(code)});
      seen.add_if(owners.is_most_voted(code), "most votes");
      seen.add_if(context.scene.dateline() == code, "filed from it");
      seen.add_if(context.scene.first_named() == code, "named first");
      seen.add_if(context.scene.first_named() == code && never_said, "named first, never said");
      aim.features.push_back({"share of offices", context.scene.office_share(code)});
      if (never_said) aim.features.push_back({"share of offices, never said", context.scene.office_share(code)});
      seen.add_if(owners.is_most_voted(code) && never_said, "most votes, never said");
      seen.add_if(owners.is_most_named(code) && never_said, "most named, never said");
      seen.add_if(code == context.home, "outlet's country");
      seen.add_if(code == context.home && never_said, "outlet's country, never said");
      seen.add_if(code == "EU", "a union");
      for (const Suspect& other : all) {
        if (other.accused != code) continue;
        aim.features.push_back({"charged itself", other.probability});
      }
    }
    seen.into(aim.features);
    aims.push_back(std::move(aim));
  }
  return aims;
}

/// The model is asked of each vote by itself, but a charge is over one at least: those of named countries share what is
/// sure. "XX", over a vote that the story does not tell, keeps what it has: the model cannot tell it from the suspect's
/// own.
void make_one_of(std::vector<Aim>& aims) {
  double sum = 0;
  for (const Aim& aim : aims) sum += aim.probability;
  if (sum >= 1) return;
  for (Aim& aim : aims) {
    if (aim.target != "XX") aim.probability /= sum;
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
  for (Suspect& suspect : suspects) {
    suspect.aims = aims_of(suspect, suspects, context);
    for (Aim& aim : suspect.aims) aim.probability = model.probability(aim_question(context), aim.features);
    make_one_of(suspect.aims);
    for (Aim& aim : suspect.aims) aim.said = is_said(aim.target, suspect);
    std::stable_sort(suspect.aims.begin(), suspect.aims.end(), [](const Aim& a, const Aim& b) {
      return a.said != b.said ? a.said : a.probability > b.probability;
    });
  }
  return suspects;
}

}  // namespace alleged::detect
