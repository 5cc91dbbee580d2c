#include "daemon/detect/telling.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "daemon/detect/apposition.hpp"
#include "daemon/detect/genre.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {
namespace {

constexpr double told = 0.5;         ///< from here on a suspect is told
constexpr double least = 0.05;       ///< a charge less likely than this, over whatever vote, is none
constexpr double surely = 0.8;       ///< from here on a charge is told even where it is unclear whose vote is meant
constexpr double also_aimed = 0.65;  ///< an aim beside the first is told
constexpr double actor_told = 0.45;
constexpr double accuser_told = 0.4;
constexpr double speaker_told = 0.25;  ///< the same of somebody who says it in so many words
constexpr double rule_counts = 1;      ///< what the rules' own word adds to the model's sum for a stance
constexpr std::size_t most_voices = 32;
constexpr std::size_t most_pairs = 32;  ///< a list of more is no news story
constexpr std::size_t most_evidence = 5;

bool is_lead(const Passage& passage) {
  return passage.field == Field::title || passage.first_point < 400;
}

double log1(std::size_t count) {
  return std::log1p(static_cast<double>(count));
}

Features as_features(const std::set<std::string>& names) {
  Features features{{"bias", 1}};
  for (const std::string& name : names) features.push_back({name, 1});
  return features;
}

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

/// How the sentences stand to the charge.
Features stance_of(const std::vector<const Claim*>& claims, const Context& context) {
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
    const double sure = strength(*claim) >= 0.7 ? 1 : 0.3;
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

/// What stands before a name, in so far as it tells of the part that the named one has.
std::string before(const Unit& unit) {
  constexpr std::array<std::string_view, 10> words = {"with",    "of",  "for",  "to",      "from",
                                                      "between", "and", "that", "against", "as"};
  if (unit.is(Kind::by)) return "by";
  if (unit.is(Kind::according)) return "according to";
  if (unit.is(Kind::comma)) return "a comma";
  if (unit.is(Kind::quote)) return "a quotation";
  const auto word = std::find(words.begin(), words.end(), unit.text);
  return word == words.end() ? "another word" : std::string(*word);
}

/// A verb of speech at the name's end: "X, the chairman, said" is left to the rules of the statement.
bool then_speaks(const Passage& passage, const Speaker& named) {
  constexpr Kinds speech = kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::accuse) | kind_bit(Kind::find) |
                           kind_bit(Kind::charge) | kind_bit(Kind::sanction);
  for (std::size_t i = named.last + 1; i < passage.units.size() && i <= named.last + 2; ++i) {
    if (passage.units[i].is_any(speech)) return true;
  }
  return false;
}

/// "X said the inquiry into": whoever speaks of a probe says nothing of what it looks into.
bool speaks_of_a_probe(const Passage& passage, const Speaker& named, std::size_t act) {
  bool spoke = false;
  for (std::size_t i = named.last + 1; i < act; ++i) {
    const Unit& unit = passage.units[i];
    spoke = spoke || (i <= named.last + 3 && unit.is_any(kind_bit(Kind::say) | kind_bit(Kind::warn)));
    if (unit.is(Kind::probe)) return spoke;
  }
  return false;
}

std::vector<Voice> voices_of(const std::vector<const Claim*>& claims, const Suspect& suspect, const Aim& aim,
                             const Context& context, const Names& names, const Model& model) {
  struct Heard {
    Speaker speaker;
    std::set<std::string> seen;
    std::size_t times = 0;
    double best = 0;
    std::size_t named = 0;   ///< in the whole story
    std::size_t spoken = 0;  ///< where a verb of speech follows
  };
  std::vector<Heard> heard;
  const auto hear = [&](const Speaker& named) -> Heard* {
    Speaker speaker = names.complete(named);
    if (!speaker || speaker.country == suspect.accused) return nullptr;
    auto known =
        std::find_if(heard.begin(), heard.end(), [&](const Heard& one) { return one.speaker.name == speaker.name; });
    if (known == heard.end()) {
      if (heard.size() == most_voices) return nullptr;
      known = heard.insert(heard.end(), Heard{std::move(speaker), {}, 0, 0, 0, 0});
      if (heard.size() == 1) known->seen.insert("first");
    }
    known->speaker.authority = known->speaker.authority || named.authority;
    return &*known;
  };
  std::set<std::size_t> passages;
  for (const Claim* claim : claims) {
    const Passage& passage = context.story[claim->passage];
    const bool denial = claim->statement.stance == Stance::denied && claim->statement.rule != "negated";
    if (Heard* one = denial ? nullptr : hear(claim->statement.speaker)) {
      ++one->times;
      one->best = std::max(one->best, strength(*claim));
      if (passage.field == Field::title) one->seen.insert("says it in title");
      if (is_lead(passage)) one->seen.insert("says it in lead");
      one->seen.insert("says it");
      one->seen.insert("stance " + std::string(name(claim->statement.stance)));
      one->seen.insert("rule " + std::string(claim->statement.rule));
      one->seen.insert("by " + std::string(claim->statement.speaker.how));
      if (claim == claims.front()) one->seen.insert("first claim");
    }
    if (passages.insert(claim->passage).second) {
      for (const Speaker& named : named_in(passage)) {
        Heard* one = hear(named);
        if (one == nullptr) continue;
        one->seen.insert("beside");
        if (is_lead(passage)) one->seen.insert("beside in lead");
        const std::size_t first = named.first < 3 ? 0 : named.first - 3;
        for (std::size_t i = first; i < passage.units.size() && i <= named.last + 4; ++i) {
          const Unit& unit = passage.units[i];
          if (unit.is(Kind::probe)) one->seen.insert("beside a probe");
          if (unit.is(Kind::report)) one->seen.insert("beside a report");
          if (unit.is_any(kind_bit(Kind::say) | kind_bit(Kind::warn))) one->seen.insert("beside a word of speech");
          if (unit.is(Kind::accuse)) one->seen.insert("beside an accusation");
          if (unit.is(Kind::find)) one->seen.insert("beside a finding");
          if (unit.is(Kind::deny)) one->seen.insert("beside a denial");
          if (unit.is_any(kind_bit(Kind::charge) | kind_bit(Kind::sanction))) one->seen.insert("beside a punishment");
        }
        if (named.first < claim->act) one->seen.insert("before the act");
        if (speaks_of_a_probe(passage, named, claim->act)) one->seen.insert("speaks of a probe");
        if (named.first > 0) one->seen.insert("after " + before(passage.units[named.first - 1]));
        if (then_speaks(passage, named)) one->seen.insert("speaks");
        if (named.last < passage.units.size() && passage.units[named.last].possessive) one->seen.insert("possessor");
      }
    }
  }
  for (const Passage& passage : context.story) {
    if (passage.field != Field::title) break;
    for (const Speaker& named : named_in(passage)) {
      if (Heard* one = hear(named)) one->seen.insert("in title");
    }
  }
  for (const Passage& passage : context.story) {
    for (const Speaker& named : named_in(passage)) {
      const Speaker speaker = names.complete(named);
      const auto one =
          std::find_if(heard.begin(), heard.end(), [&](const Heard& h) { return h.speaker.name == speaker.name; });
      if (one == heard.end()) continue;
      ++one->named;
      if (then_speaks(passage, named)) ++one->spoken;
      const auto after = [&](Kind kind) {
        return named.last + 1 < passage.units.size() && passage.units[named.last + 1].is(kind);
      };
      if (after(Kind::deny) || after(Kind::dispute)) one->seen.insert("denies");
      if (after(Kind::vote)) one->seen.insert("has a campaign");
    }
  }
  std::vector<Voice> voices;
  for (Heard& one : heard) {
    if (one.speaker.authority) one.seen.insert("authority");
    one.seen.insert(one.speaker.state ? "state" : one.speaker.body ? "body" : "person");
    if (!one.speaker.country.empty())
      one.seen.insert(one.speaker.country == aim.target ? "of the target" : "of a third country");
    if (heard.size() == 1) one.seen.insert("alone");
    const bool proper =
        std::any_of(one.speaker.name.begin(), one.speaker.name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!proper) one.seen.insert("in small letters");
    Voice voice{one.speaker, as_features(one.seen), 0};
    voice.features.push_back({"times", log1(one.times)});
    voice.features.push_back({"times named", log1(one.named)});
    voice.features.push_back({"times speaking", log1(one.spoken)});
    voice.features.push_back({"best", one.best});
    voice.features.push_back({"voices", log1(heard.size())});
    voice.probability = model.probability("accuser", voice.features);
    voices.push_back(std::move(voice));
  }
  std::stable_sort(voices.begin(), voices.end(),
                   [](const Voice& a, const Voice& b) { return a.probability > b.probability; });
  return voices;
}

/// The bodies and persons that the story names for one accused country, and how.
class Hands {
 public:
  Hands(const std::string& accused, const Context& context, const Names& names)
      : accused_(accused), context_(context), names_(names) {}

  void hear(const Claim& claim) {
    const Passage& passage = context_.story[claim.passage];
    for (const Named& actor : claim.actors) {
      Met* met = meet(actor.name, actor.reference);
      if (met == nullptr) continue;
      ++met->times;
      met->best = std::max(met->best, strength(claim));
      const std::string how(actor.how);
      met->seen.insert(how);
      if (actor.how == "agent" || actor.how == "leader") met->seen.insert(how + " by " + std::string(claim.agent_rule));
      if (passage.field == Field::title) met->seen.insert(how + " in title");
      if (is_lead(passage)) met->seen.insert("lead");
      if (claim.act_weight >= 1) met->seen.insert("firm act");
    }
    claimed_.insert(claim.passage);
  }

  /// Sentences that charge nobody name hands too: the agency behind it, "Russian lawyer Jane Doe".
  void look_around() {
    for (std::size_t at = 0; at < context_.story.size(); ++at) {
      const Passage& passage = context_.story[at];
      const std::string where = claimed_.contains(at) ? " beside a charge" : " elsewhere";
      for (std::size_t i = 0; i < passage.units.size(); ++i) {
        const Unit& unit = passage.units[i];
        if (unit.is(Kind::actor) && (unit.term->code == accused_ || unit.term->code == "XX")) {
          note(meet(std::string(unit.text), unit.term->name), passage,
               (unit.term->code == "XX" ? "of no country" : "named") + where);
        } else if (unit.is(Kind::country) && unit.term->code == accused_) {
          note(meet(named_beside(passage, i), {}), passage, "after its country" + where);
        }
      }
      for (const Speaker& named : named_in(passage)) {
        const Speaker speaker = names_.complete(named);
        const bool leads = passage.units[named.last].is(Kind::country);
        if (!speaker || leads || speaker.country != accused_ || speaker.state) continue;
        note(meet(speaker.name, {}), passage, (speaker.body ? "body of it" : "person of it") + where);
      }
    }
  }

  std::vector<Hand> likeliest_first(const Model& model) && {
    std::vector<Hand> hands;
    for (Met& one : met_) {
      one.seen.insert(one.actor.reference.empty() ? "not in the table" : "in the table");
      Hand hand{std::move(one.actor), as_features(one.seen), 0};
      hand.features.push_back({"times", log1(one.times)});
      hand.features.push_back({"times named", log1(one.named)});
      hand.features.push_back({"best", one.best});
      hand.features.push_back({"hands", log1(met_.size())});
      hand.probability = model.probability("actor", hand.features);
      hands.push_back(std::move(hand));
    }
    std::stable_sort(hands.begin(), hands.end(),
                     [](const Hand& a, const Hand& b) { return a.probability > b.probability; });
    return hands;
  }

 private:
  struct Met {
    Actor actor;
    std::set<std::string> seen;
    std::size_t times = 0;  ///< claims that name it
    std::size_t named = 0;  ///< times that the story names it
    double best = 0;
  };

  /// Null for nobody, and where the story names more than anybody could read.
  Met* meet(std::string name, const std::string& reference) {
    if (name.empty()) return nullptr;
    const auto known = std::find_if(met_.begin(), met_.end(), [&](const Met& one) {
      return reference.empty() ? one.actor.name == name : one.actor.reference == reference;
    });
    if (known != met_.end()) return &*known;
    if (met_.size() == most_voices) return nullptr;
    return &met_.emplace_back(Met{{std::move(name), reference}, {}, 0, 0, 0});
  }

  static void note(Met* met, const Passage& passage, std::string how) {
    if (met == nullptr) return;
    ++met->named;
    if (passage.field == Field::title) met->seen.insert("in title");
    if (is_lead(passage)) met->seen.insert("in lead");
    met->seen.insert(std::move(how));
  }

  const std::string& accused_;
  const Context& context_;
  const Names& names_;
  std::set<std::size_t> claimed_;
  std::vector<Met> met_;
};

std::vector<Hand> hands_of(const std::vector<const Claim*>& claims, const std::string& accused, const Context& context,
                           const Names& names, const Model& model) {
  Hands hands(accused, context, names);
  for (const Claim* claim : claims) hands.hear(*claim);
  hands.look_around();
  return std::move(hands).likeliest_first(model);
}

/// Which vote, from all that the story says of this country's.
Election election_of(const Charge& charge, const Context& context) {
  Election election;
  if (charge.aim->target == "XX") return election;
  election.country = charge.aim->target;
  for (const Claim* claim : charge.claims) {
    if (election.year == 0) election.year = claim->year;
    if (election.kind.empty()) election.kind = std::string(claim->vote_kind);
  }
  constexpr std::size_t reach = 200;  // passages; a story names its election early
  for (std::size_t at = 0; at < context.story.size() && at < reach; ++at) {
    if (election.year != 0 && !election.kind.empty()) break;
    const Passage& passage = context.story[at];
    for (const Vote& vote : votes_in(passage)) {
      const bool same = vote.landmark == election.country ||
                        std::any_of(vote.countries.begin(), vote.countries.end(), [&](std::size_t i) {
                          return passage.units[i].is(Kind::country) && passage.units[i].term->code == election.country;
                        });
      if (!same || (!election.kind.empty() && !vote.kind.empty() && vote.kind != election.kind)) continue;
      if (election.year == 0) election.year = vote.year;
      if (election.kind.empty()) election.kind = std::string(vote.kind);
    }
  }
  return election;
}

void add_evidence(Allegation& allegation, const Claim& claim, const Context& context) {
  const Passage& passage = context.story[claim.passage];
  for (const Evidence& known : allegation.evidence) {
    if (known.field == passage.field && known.start == passage.first_point) return;
  }
  if (allegation.evidence.size() < most_evidence)
    allegation.evidence.push_back({passage.field, passage.first_point, passage.last_point, std::string(passage.text)});
}

bool has(const std::vector<const Claim*>& claims, Stance stance) {
  return std::any_of(claims.begin(), claims.end(), [&](const Claim* c) { return c->statement.stance == stance; });
}

std::size_t count(const std::vector<const Claim*>& claims, Stance stance) {
  return static_cast<std::size_t>(
      std::count_if(claims.begin(), claims.end(), [&](const Claim* c) { return c->statement.stance == stance; }));
}

/// The coarse answer of the model, then the finer word that the sentences have for it.
Stance decide(const Charge& charge, const Model& model) {
  const std::vector<const Claim*>& claims = charge.claims;
  if (has(claims, Stance::retracted)) return Stance::retracted;
  for (const Stance only : {Stance::denied, Stance::cleared}) {
    if (count(claims, only) == claims.size()) return only;
  }
  const Stance by_rule = firmest(claims);
  const Stance ruled = rank(by_rule) > rank(Stance::asserted) ? Stance::asserted : by_rule;
  Stance coarse = Stance::alleged;
  double most = 0;
  for (const Stance stance : {Stance::asserted, Stance::denied, Stance::cleared}) {
    const double sum = model.sum(name(stance), charge.stance) + (stance == ruled ? rule_counts : 0);
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

/// Whether the story says that somebody keeps the name back: "refused to say which", "an unnamed state".
bool is_withheld(const Charge& charge, const Context& context) {
  constexpr std::array<std::string_view, 14> words = {
      "unnamed",        "unidentified",     "unspecified",         "undisclosed",       "did not name",
      "would not name", "declined to name", "refused to name",     "did not identify",  "would not say which",
      "without naming", "not naming",       "refused to identify", "would not identify"};
  return std::any_of(charge.claims.begin(), charge.claims.end(), [&](const Claim* claim) {
    const std::size_t last = std::min(claim->passage + 2, context.story.size());
    for (std::size_t at = claim->passage; at < last; ++at) {
      for (const std::string_view word : words) {
        if (context.story[at].text.find(word) != std::string_view::npos) return true;
      }
    }
    return false;
  });
}

/// A vote two years ago or more, or a charge that neither the title nor the lead tells of.
bool looks_back(const Election& election, const Charge& charge, const Story& story, const Context& context) {
  const int year = year_of(story.date);
  if (year != 0 && election.year != 0 && year - election.year >= 2) return true;
  return std::none_of(charge.claims.begin(), charge.claims.end(),
                      [&](const Claim* claim) { return is_lead(context.story[claim->passage]); });
}

bool is_accuser(const Voice& voice) {
  const bool says = std::any_of(voice.features.begin(), voice.features.end(),
                                [](const Feature& feature) { return feature.name == "says it"; });
  return voice.probability >= (says ? speaker_told : accuser_told);
}

std::string denier_of(const Charge& charge) {
  for (const Claim* claim : charge.claims) {
    if (claim->statement.stance == Stance::denied && claim->statement.speaker) return claim->statement.speaker.name;
    if (claim->statement.also_denied && claim->statement.denier) return claim->statement.denier.name;
  }
  return {};
}

/// How likely a suspect must be charged to be told. Where it is likely that somebody is, but of several nobody by
/// himself, the likeliest is.
double bar_for(const std::vector<Suspect>& suspects) {
  double nobody = 1;
  double likeliest = 0;
  for (const Suspect& suspect : suspects) {
    nobody *= 1 - suspect.probability;
    likeliest = std::max(likeliest, suspect.probability);
  }
  return 1 - nobody >= told ? std::min(told, likeliest) : told;
}

bool is_denial(const Claim& claim) {
  return claim.statement.stance == Stance::denied;
}

}  // namespace

Charge charge_of(const Suspect& suspect, const Aim& aim, const Context& context, const Names& names,
                 const Model& model) {
  Charge charge;
  charge.suspect = &suspect;
  charge.aim = &aim;
  // The model compares votes with one another: a second one that a sentence says is likelier than it tells.
  charge.probability = suspect.probability * (aim.said ? std::max(aim.probability, 0.5) : aim.probability);
  for (const Claim* claim : suspect.claims) {
    if (claim->target == aim.target || (claim->target.empty() && &aim == &suspect.aims.front()))
      charge.claims.push_back(claim);
  }
  if (charge.claims.empty()) charge.claims = suspect.claims;
  // What carries it: sentences that only come near it are heard where there is nothing better.
  const double best =
      strength(**std::max_element(charge.claims.begin(), charge.claims.end(),
                                  [](const Claim* a, const Claim* b) { return strength(*a) < strength(*b); }));
  std::erase_if(charge.claims, [&](const Claim* claim) { return strength(*claim) < std::min(0.7, best - 0.1); });
  charge.stance = stance_of(charge.claims, context);
  charge.voices = voices_of(charge.claims, suspect, aim, context, names, model);
  charge.hands = hands_of(charge.claims, suspect.accused, context, names, model);
  return charge;
}

std::vector<Charge> charges_told(const std::vector<Suspect>& suspects, const Context& context, const Names& names,
                                 const Model& model) {
  std::vector<Charge> charges;
  const double bar = bar_for(suspects);
  for (const Suspect& suspect : suspects) {
    if (suspect.probability < bar) continue;
    for (const Aim& aim : suspect.aims) {
      if (&aim != &suspect.aims.front() && aim.probability < also_aimed && !aim.said) continue;
      if (charges.size() == most_pairs) return charges;
      const bool unclear = suspect.probability * aim.probability < least && suspect.probability < surely;
      if (unclear && !aim.said) continue;
      charges.push_back(charge_of(suspect, aim, context, names, model));
    }
  }
  return charges;
}

std::vector<Allegation> allegations(const std::vector<Charge>& charges, const Story& story, const Context& context,
                                    const Lexicon::Parts& lexicon) {
  std::vector<Allegation> result;
  const bool opinion = is_opinion(story);
  for (const Charge& charge : charges) {
    Allegation row;
    row.accused = charge.suspect->accused;
    row.target = charge.aim->target;
    row.stance = decide(charge, lexicon.model);
    row.confidence = charge.probability;
    row.election = election_of(charge, context);
    if (row.accused == "XX") row.accused_reason = is_withheld(charge, context) ? "withheld" : "unnamed";
    row.opinion = opinion;
    row.looks_back = looks_back(row.election, charge, story, context);
    if (!charge.voices.empty() && is_accuser(charge.voices.front())) {
      const Speaker& accuser = charge.voices.front().speaker;
      row.accuser = accuser.name;
      row.accuser_country = accuser.country;
      row.accuser_kind = lexicon.voices.kind_of(accuser.phrase);
      if (row.accuser_kind.empty()) row.accuser_kind = accuser.state ? "government" : "person";
    }
    std::set<std::string> methods;
    for (const Claim* claim : charge.claims) methods.insert(claim->methods.begin(), claim->methods.end());
    row.methods.assign(methods.begin(), methods.end());
    for (const Hand& hand : charge.hands) {
      if (hand.probability >= actor_told) row.actors.push_back(hand.actor);
    }
    Allegation denial = row;
    denial.stance = Stance::denied;
    denial.said_by = denier_of(charge);
    row.said_by = row.accuser;
    for (const Claim* claim : charge.claims) {
      if (is_denial(*claim) || claim->statement.also_denied) add_evidence(denial, *claim, context);
      if (!is_denial(*claim)) add_evidence(row, *claim, context);
    }
    if (row.stance == Stance::denied) {
      for (const Claim* claim : charge.claims) add_evidence(denial, *claim, context);
      result.push_back(std::move(denial));
      continue;
    }
    if (row.evidence.empty()) {
      for (const Claim* claim : charge.claims) add_evidence(row, *claim, context);
    }
    const bool denied = !denial.evidence.empty();
    result.push_back(std::move(row));
    if (denied) result.push_back(std::move(denial));
  }
  return result;
}

}  // namespace alleged::detect
