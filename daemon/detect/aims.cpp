#include "daemon/detect/aims.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "daemon/detect/coordination.hpp"
#include "daemon/detect/features.hpp"
#include "daemon/detect/questions.hpp"
#include "daemon/detect/states.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {
namespace {

/// The one other country that a claim's sentence names, besides the accused and the speaker's; or empty.
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

std::vector<Aim> aims_of(const Suspect& suspect, const std::vector<Suspect>& all, const Context& context,
                         const Model& model) {
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
  // Where the outlet is, which the story does not name, only where it names nobody else.
  const std::string home(context.home);
  const bool names_others = std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
    return code != home && owners.mention_share(code) > 0 && is_foreign(suspect.accused, code);
  });
  if (!home.empty() && (owners.mention_share(home) > 0 || !names_others)) codes.insert(home);
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
    aim.probability = model.probability(aim_question(context), aim.features);
    aim.said = is_said(code, suspect);
    aims.push_back(std::move(aim));
  }
  make_one_of(aims);
  std::stable_sort(aims.begin(), aims.end(), [](const Aim& a, const Aim& b) {
    return a.said != b.said ? a.said : a.probability > b.probability;
  });
  return aims;
}

}  // namespace alleged::detect
