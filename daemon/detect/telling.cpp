#include "daemon/detect/telling.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "daemon/detect/day.hpp"
#include "daemon/detect/features.hpp"
#include "daemon/detect/methods.hpp"
#include "daemon/detect/standing.hpp"
#include "daemon/detect/which_vote.hpp"

namespace alleged::detect {
namespace {

constexpr double surely_made = 0.6;  ///< strength of a charge that is told beside a denial that is the news

constexpr double told = 0.5;           ///< from here on a suspect is told
constexpr double told_alone = 0.4;     ///< the same where nobody else is, over a vote that a sentence says is meant
constexpr double told_in_list = 0.35;  ///< the same of one whom a list names with one that is told
constexpr double least = 0.35;         ///< a charge less likely than this, over the vote of a country, is none
constexpr double least_open = 0.05;    ///< the same where it is not told whose vote is meant
constexpr double surely = 0.75;        ///< from here on a charge is told even where it is unclear whose vote is meant
constexpr double loosely = 0.6;      ///< from here on a suspect whose acts are weak, and tied to a vote by no sentence
constexpr double endorsing = 0.7;    ///< from here on a suspect who, by every sentence, only endorses
constexpr double unnamed_too = 0.7;  ///< from here on an unnamed one, beside one who is named, over the same vote
constexpr double also_aimed = 0.65;  ///< an aim beside the first is told
constexpr std::size_t most_pairs = 32;  ///< a list of more is no news story
constexpr std::size_t most_evidence = 5;

void add_evidence(Allegation& allegation, std::size_t at, const Context& context) {
  const Passage& passage = context.story[at];
  for (const Evidence& known : allegation.evidence) {
    if (known.field == passage.field && known.start == passage.first_point) return;
  }
  if (allegation.evidence.size() < most_evidence)
    allegation.evidence.push_back({passage.field, passage.first_point, passage.last_point, std::string(passage.text)});
}

/// Whether the story says that somebody keeps the name back: "refused to say which", "an unnamed state".
bool is_withheld(const Charge& charge, const Context& context) {
  return std::any_of(charge.claims.begin(), charge.claims.end(), [&](const Claim* claim) {
    const std::size_t last = std::min(claim->passage + 2, context.story.size());
    for (std::size_t at = claim->passage; at < last; ++at) {
      const std::vector<Unit>& units = context.story[at].units;
      if (std::any_of(units.begin(), units.end(), [](const Unit& unit) { return unit.is(Cue::withheld); })) return true;
    }
    return false;
  });
}

/// A vote many years ago, or a charge that neither the title nor the lead tells of.
bool looks_back(const Election& election, const Charge& charge, const Story& story, const Context& context) {
  constexpr int long_ago = 5;  // years: a vote is looked into for as long as one who was voted for is in office
  const auto day = day_of(story.date);
  if (day && election.year != 0 && year_of(*day) - election.year >= long_ago) return true;
  return std::none_of(charge.claims.begin(), charge.claims.end(),
                      [&](const Claim* claim) { return is_lead(context.story[claim->passage]); });
}

std::string denier_of(const Charge& charge) {
  for (const Claim* claim : charge.claims) {
    if (claim->statement.stance == Stance::denied && claim->statement.speaker) return claim->statement.speaker.name;
    if (claim->statement.also_denied && claim->statement.denier) return claim->statement.denier.name;
  }
  for (const Claim* claim : charge.claims) {
    if (const Reply* reply = reply_to(*claim, Stance::denied)) return reply->speaker.name;
  }
  return {};
}

/// Makes of `row` what a sentence behind the charge answers so, where one does: "Police found nothing to support it".
bool answer_with(Allegation& row, const Charge& charge, Stance stance, const Context& context) {
  row.evidence.clear();
  row.stance = stance;
  for (const Claim* claim : charge.claims) {
    const Reply* reply = reply_to(*claim, stance);
    if (reply == nullptr) continue;
    if (row.evidence.empty()) row.said_by = reply->speaker.name;
    add_evidence(row, reply->passage, context);
  }
  return !row.evidence.empty();
}

bool is_denial(const Claim& claim) {
  return claim.statement.stance == Stance::denied;
}

/// "X denied it. Y had alleged that X's accounts pushed": the strongest claim of those that somebody makes and no word
/// of denial covers, where the denial is the news; nullptr where the story only answers the charge.
const Claim* charge_beside_denial(const Charge& charge) {
  const Claim* best = nullptr;
  bool denied = false;
  for (const Claim* claim : charge.claims) {
    const Statement& said = claim->statement;
    denied = denied || is_denial(*claim);
    const bool made = !is_denial(*claim) && !said.also_denied && said.stance != Stance::denied && said.speaker &&
                      said.speaker.country != charge.suspect->accused && strength(*claim) >= surely_made;
    if (made && (best == nullptr || strength(*claim) > strength(*best))) best = claim;
  }
  return denied ? best : nullptr;
}

/// "X launched a campaign before its election", where the story names nobody else: its own.
bool is_of_its_own(const Suspect& suspect) {
  return suspect.aims.size() == 1 && std::all_of(suspect.claims.begin(), suspect.claims.end(), [](const Claim* claim) {
           return claim->its || claim->agent_weight < 0.5;
         });
}

/// "X has endorsed a candidate", which nobody calls more than that.
bool only_endorses(const Suspect& suspect) {
  const auto acts = [](const Claim* claim) { return claim->agent_weight >= 0.5; };
  return std::any_of(suspect.claims.begin(), suspect.claims.end(), acts) &&
         std::all_of(suspect.claims.begin(), suspect.claims.end(), [&](const Claim* claim) {
           return !acts(claim) || (!claim->framed && claim->sort == "endorsement");
         });
}

/// "Hackers of X stole a bank's data", in a story that has an election somewhere: no sentence ties the two.
bool is_loose(const Suspect& suspect) {
  constexpr double tied = 0.4;  // of a vote: more than one that the story has elsewhere
  return std::all_of(suspect.claims.begin(), suspect.claims.end(),
                     [](const Claim* claim) { return claim->vote_weight < tied && claim->act_weight < 1; });
}

/// The claim that is likest to be believed.
const Claim& strongest(const std::vector<const Claim*>& claims) {
  return **std::max_element(claims.begin(), claims.end(),
                            [](const Claim* a, const Claim* b) { return strength(*a) < strength(*b); });
}

/// "X, Y and Z paid candidates": whether somebody who is told does the same act, by the same rule, in the sentence that
/// speaks most for the suspect.
bool is_listed_with_told(const Suspect& suspect, const std::vector<Suspect>& suspects) {
  constexpr double sure = 0.7;  // of an agent
  const Claim& one = strongest(suspect.claims);
  return one.agent_weight >= sure && std::any_of(suspects.begin(), suspects.end(), [&](const Suspect& other) {
           return other.probability >= told &&
                  std::any_of(other.claims.begin(), other.claims.end(), [&](const Claim* claim) {
                    return claim->passage == one.passage && claim->act == one.act &&
                           claim->agent_rule == one.agent_rule;
                  });
         });
}

/// "Foreign powers meddled. X and Y are among them": most often those who are named are meant, and nobody else.
/// `named`: over whose votes somebody is charged by name.
bool is_named_elsewhere(const Charge& charge, const std::set<std::string>& named) {
  if (charge.suspect->accused != "XX" || charge.probability >= unnamed_too) return false;
  const bool further = std::any_of(charge.suspect->claims.begin(), charge.suspect->claims.end(),
                                   [](const Claim* claim) { return claim->further; });
  return !further && named.contains(charge.aim->target);
}

}  // namespace

Charge charge_of(const Suspect& suspect, const Aim& aim, const Context& context, const Names& names,
                 const Lexicon::Parts& lexicon) {
  Charge charge;
  charge.suspect = &suspect;
  charge.aim = &aim;
  // The model compares votes with one another: a second one that a sentence says is likelier than it tells, and so is
  // one that is not told where no country is named that it could be of.
  const bool only = aim.said || suspect.aims.size() == 1;
  charge.probability = suspect.probability * (only ? std::max(aim.probability, 0.5) : aim.probability);
  for (const Claim* claim : suspect.claims) {
    if (claim->target == aim.target || (claim->target.empty() && &aim == &suspect.aims.front()))
      charge.claims.push_back(claim);
  }
  if (charge.claims.empty()) charge.claims = suspect.claims;
  // What carries it: sentences that only come near it are heard where there is nothing better.
  const double best = strength(strongest(charge.claims));
  charge.headline = answer_of_headline(charge.claims, context);
  charge.voices = voices_of(charge.claims, suspect, aim, context, names, lexicon.model);
  std::erase_if(charge.claims, [&](const Claim* claim) { return strength(*claim) < std::min(firm, best - 0.1); });
  charge.stance = stance_features(charge.claims, context);
  charge.hands = hands_of(charge.claims, suspect.accused, context, names, lexicon);
  return charge;
}

std::vector<Charge> charges_told(const std::vector<Suspect>& suspects, const Context& context, const Names& names,
                                 const Lexicon::Parts& lexicon) {
  std::vector<Charge> charges;
  const bool any_sure =
      std::any_of(suspects.begin(), suspects.end(), [](const Suspect& suspect) { return suspect.probability >= told; });
  for (const Suspect& suspect : suspects) {
    if (is_of_its_own(suspect)) continue;
    const double enough = only_endorses(suspect) ? endorsing : is_loose(suspect) ? loosely : 0;
    const bool listed = is_listed_with_told(suspect, suspects);
    for (const Aim& aim : suspect.aims) {
      // Of votes that no sentence says one is a guess, and a second another.
      const bool first = &aim == &suspect.aims.front();
      if (!first && !aim.said && (aim.probability < also_aimed || aim.guessed)) continue;
      const double wanted = !any_sure && aim.said ? told_alone : listed ? told_in_list : told;
      if (suspect.probability < std::max(enough, wanted)) continue;
      if (charges.size() == most_pairs) break;
      const bool unclear = suspect.probability * aim.probability < (aim.target == "XX" ? least_open : least) &&
                           suspect.probability < surely;
      if (unclear && !aim.said) continue;
      charges.push_back(charge_of(suspect, aim, context, names, lexicon));
    }
  }
  std::set<std::string> named;
  for (const Charge& charge : charges) {
    if (charge.suspect->accused != "XX") named.insert(charge.aim->target);
  }
  std::erase_if(charges, [&](const Charge& charge) { return is_named_elsewhere(charge, named); });
  return charges;
}

std::vector<Allegation> allegations(const std::vector<Charge>& charges, const Story& story, const Context& context,
                                    const Lexicon::Parts& lexicon) {
  std::vector<Allegation> result;
  for (const Charge& charge : charges) {
    Allegation row;
    row.accused = charge.suspect->accused;
    row.target = charge.aim->target;
    row.stance = stance_of(charge.claims, charge.headline, charge.stance, context, lexicon.model);
    row.confidence = charge.probability;
    row.election = which_vote(charge, context, story.date, lexicon.calendar);
    if (row.accused == "XX") row.accused_reason = is_withheld(charge, context) ? "withheld" : "unnamed";
    row.looks_back = looks_back(row.election, charge, story, context);
    if (!charge.voices.empty() && is_accuser(charge.voices.front())) {
      const Speaker& accuser = charge.voices.front().speaker;
      row.accuser = accuser.name;
      row.accuser_country = accuser.country;
      row.accuser_kind = lexicon.voices.kind_of(accuser);
      // Not in kind_of(): the weights of actors were learnt where leaders are persons.
      if (row.accuser_kind == "person" && accuser.head) row.accuser_kind = "government";
    }
    for (const Means& one : means_of(charge, context)) row.methods.emplace_back(one.code);
    std::sort(row.methods.begin(), row.methods.end());
    for (const Hand& hand : charge.hands) {
      if (is_actor(hand)) row.actors.push_back(hand.actor);
    }
    Allegation denial = row;
    denial.stance = Stance::denied;
    denial.said_by = denier_of(charge);
    row.said_by = row.accuser;
    for (const Claim* claim : charge.claims) {
      if (is_denial(*claim) || claim->statement.also_denied) add_evidence(denial, claim->passage, context);
      // Of a charge that is taken back, the denial is no news.
      const Reply* reply = row.stance == Stance::retracted ? nullptr : reply_to(*claim, Stance::denied);
      if (reply != nullptr) add_evidence(denial, reply->passage, context);
      if (!is_denial(*claim)) add_evidence(row, claim->passage, context);
    }
    Allegation answer = row;
    const Stance news = row.stance;
    if (news == Stance::denied) {
      const Claim* made = charge_beside_denial(charge);
      for (const Claim* claim : charge.claims) {
        if (made == nullptr || is_denial(*claim) || claim->statement.also_denied)
          add_evidence(denial, claim->passage, context);
      }
      result.push_back(std::move(denial));
      if (made != nullptr) {
        row.stance = made->statement.stance;
        result.push_back(std::move(row));
      }
    } else {
      if (row.evidence.empty()) {
        for (const Claim* claim : charge.claims) add_evidence(row, claim->passage, context);
      }
      result.push_back(std::move(row));
      if (!denial.evidence.empty()) result.push_back(std::move(denial));
    }
    for (const Stance stance : {Stance::cleared, Stance::disputed}) {
      if (news != stance && answer_with(answer, charge, stance, context)) result.push_back(answer);
    }
  }
  return result;
}

}  // namespace alleged::detect
