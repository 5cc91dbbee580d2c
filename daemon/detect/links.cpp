#include "daemon/detect/links.hpp"

#include <algorithm>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/comparison.hpp"
#include "daemon/detect/dated.hpp"
#include "daemon/detect/states.hpp"

namespace alleged::detect {
namespace {

std::vector<std::string> codes_of(const Passage& passage, const std::vector<std::size_t>& units, const Agents& agents) {
  std::vector<std::string> codes;
  for (const std::size_t i : units) {
    const Unit& unit = passage.units[i];
    const bool agent = std::find(agents.units.begin(), agents.units.end(), i) != agents.units.end();
    if (!agent && unit.is(Kind::country) && std::find(codes.begin(), codes.end(), unit.term->code) == codes.end())
      codes.push_back(unit.term->code);
  }
  return codes;
}

/// Of "his campaign": the country of the last person named before it, unless that person acts.
std::vector<std::string> person_before(const Passage& passage, std::size_t at, const Agents& agents) {
  for (std::size_t i = at; i-- > 0;) {
    const Unit& unit = passage.units[i];
    if (unit.is(Kind::country) && unit.term->form == Form::person) return codes_of(passage, {i}, agents);
  }
  return {};
}

/// Whose "its" is in "its vote" at unit `at`: of "X backs Y's charge that Z meddled" and "X blames Y for annulling" it
/// is Y's, else that of the first country that is a subject and does not act: "X urged Y to resist Z's meddling". Or
/// empty.
std::string owner_before(const Passage& passage, const std::vector<Vote>& votes, std::size_t at, const Agents& agents) {
  constexpr Kinds charges = kind_bit(Kind::accuse) | kind_bit(Kind::charge) | kind_bit(Kind::report) |
                            kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::hedge);
  const std::vector<Unit>& units = passage.units;
  const Clause clause(passage, votes);
  std::string subject;
  std::string nearer;
  for (std::size_t i = 0; i + 2 < at; ++i) {
    if (!units[i].is(Kind::country) || units[i].against || clause.qualifies_vote(i)) continue;
    const std::vector<std::string> codes = codes_of(passage, {i}, agents);
    if (codes.empty()) continue;
    const bool claims = units[i + 1].is_plain() && units[i + 2].is(Kind::that);  // "Y's concern that"
    const bool accuses = clause.is_adjectival(i) && (units[i + 1].is_any(charges) || claims);
    const bool blamed = units[i + 1].text == "for" && units[i + 2].text.ends_with("ing");
    if (accuses || blamed) nearer = codes.front();
    if (subject.empty() && !clause.is_object(i)) subject = codes.front();
  }
  return nearer.empty() ? subject : nearer;
}

/// "Attempts to interfere in politics and reports that Y helped Z in the election", in English: whether the vote is of
/// another clause, in which somebody else acts.
bool is_of_another_clause(const Passage& passage, std::size_t act, const Vote& vote) {
  bool joined = false;
  bool clause = false;
  for (std::size_t i = act + 1; i < vote.unit && passage.tongue->is_english; ++i) {
    const Unit& unit = passage.units[i];
    joined = joined || unit.is(Kind::conjunction);
    clause = clause || (joined && (unit.is(Kind::that) || unit.text.ends_with(" that")));
    const bool party = clause && unit.is_any(kind_bit(Kind::country) | kind_bit(Kind::actor)) && !unit.against;
    if (party && std::find(vote.countries.begin(), vote.countries.end(), i) == vote.countries.end()) return true;
  }
  return false;
}

/// Whether a semicolon stands between two units: what it parts are two sentences.
bool are_parted(const Passage& passage, std::size_t one, std::size_t other) {
  const auto [first, last] = std::minmax(one, other);
  return std::any_of(passage.units.begin() + static_cast<std::ptrdiff_t>(first),
                     passage.units.begin() + static_cast<std::ptrdiff_t>(last),
                     [](const Unit& unit) { return unit.text == ";" || unit.text == "；"; });
}

/// "Putin was re-elected", "the victory claimed by President Maduro": whether the leader named at `at` has won a vote,
/// rather than somebody beside them.
bool has_won(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::size_t reach = 5;
  if (units[at].term->form != Form::person) return false;
  const auto passes = [&](const Unit& unit) {
    constexpr Kinds between = kind_bit(Kind::of) | kind_bit(Kind::by) | kind_bit(Kind::determiner) |
                              kind_bit(Kind::title) | kind_bit(Kind::vote) | kind_bit(Kind::date);
    const bool same = unit.is(Kind::country) && unit.term->code == units[at].term->code;
    return same || unit.is_any(between) || unit.text == "claimed" || (unit.is_plain() && !unit.capital);
  };
  for (std::size_t i = at + 1; i < units.size() && i <= at + 2; ++i) {
    if (units[i].is(Cue::triumph)) return true;
    if (!units[i].is_plain() || units[i].capital) break;
  }
  for (std::size_t i = at; i-- > 0 && at - i <= reach;) {
    if (units[i].is(Cue::triumph)) return true;
    if (!passes(units[i])) return false;
  }
  return false;
}

/// "Buying votes": no other word for the vote is needed.
bool is_upon_votes(const Unit& act) {
  if (!act.is(Kind::act)) return false;
  const std::string& sort = act.term->meaning->sort;
  return sort == "vote_buying" || sort == "voter_transport" || sort == "voter_roll_or_tabulation_hack";
}

/// "Two years after the election, candidates have told how X paid them": told since, and done before.
bool is_told_since(const Passage& passage, std::size_t act, std::size_t vote) {
  constexpr Kinds tells = kind_bit(Kind::say) | kind_bit(Kind::find) | kind_bit(Kind::report);
  const auto from = passage.units.begin() + static_cast<std::ptrdiff_t>(std::min(act, vote));
  const auto to = passage.units.begin() + static_cast<std::ptrdiff_t>(std::max(act, vote));
  return std::any_of(from, to, [](const Unit& unit) { return unit.is_any(tells); });
}

}  // namespace

Links::Links(const std::vector<Passage>& story) : story_(story) {
  for (const Passage& passage : story) {
    votes_.push_back(votes_in(passage));
    firm_votes_ +=
        std::count_if(votes_.back().begin(), votes_.back().end(), [](const Vote& vote) { return !vote.weak; });
    tell_of(passage, votes_.back());
  }
}

bool Links::are_of_organisations() const {
  // "Eurovision: viewers' votes checked" in the headline, and votes that nothing makes a country's.
  const auto begins_so = [](const Passage& passage) {
    return passage.field == Field::title && std::any_of(passage.units.begin(), passage.units.end(),
                                                        [](const Unit& unit) { return unit.is(Kind::assembly); });
  };
  if (std::none_of(story_.begin(), story_.end(), names_organisations_vote) &&
      (firm_votes_ > 0 || std::none_of(story_.begin(), story_.end(), begins_so)))
    return false;
  for (const std::vector<Vote>& votes : votes_) {
    for (const Vote& vote : votes) {
      if (!vote.weak && (vote.ours || !vote.landmark.empty() || !vote.countries.empty())) return false;
    }
  }
  return true;
}

Link Links::link_of(std::size_t at, std::size_t act, const Agents& agents) const {
  const Passage& passage = story_[at];
  std::vector<std::string> place = codes_of(passage, place_of(passage, act), agents);
  if (const Vote* vote = vote_of(act, votes_[at])) {
    if (is_referendum(passage, *vote)) std::erase(place, "EU");
    Link link;
    link.targets = codes_of(passage, vote->countries, agents);
    if (link.targets.empty() && !vote->landmark.empty()) link.targets = {vote->landmark};
    if (link.targets.empty()) link.targets = place;
    if (link.targets.empty() && vote->elsewhere) link.targets = {"XX"};
    if (link.targets.empty() && vote->persons) link.targets = person_before(passage, vote->unit, agents);
    const std::optional<std::size_t> opening = opening_place(passage);
    const bool opens = opening && link.targets.empty() && !vote->ours && !vote->its;
    if (opens) link.targets = {passage.units[*opening].term->code};
    // "In Y's election, as it had done in Z".
    if (passage.units[act].is(Kind::act) && !vote->weak && !link.targets.empty()) {
      for (std::string& code : codes_of(passage, compared_places(passage), agents)) {
        const bool known = std::find(link.targets.begin(), link.targets.end(), code) != link.targets.end();
        if (!known) link.targets.push_back(std::move(code));
      }
    }
    link.kind = vote->kind;
    link.year = vote->year;
    // "Paid voters before the local election": the vote within an act is that which the sentence tells more of.
    for (const Vote& other : votes_[at]) {
      if (vote->unit != act || other.weak || &other == vote) continue;
      if (link.targets.empty() && !other.landmark.empty()) link.targets = {other.landmark};
      if (!other.countries.empty()) continue;
      if (link.kind.empty()) link.kind = other.kind;
      if (link.year == 0) link.year = other.year;
    }
    link.ours = vote->ours;
    link.its = vote->its;
    if (link.its && link.targets.empty()) link.owner = owner_before(passage, votes_[at], vote->unit, agents);
    const bool placed = !link.targets.empty() || link.ours;
    const bool strong = !vote->weak;
    link.weight = strong ? (placed ? 1.0 : 0.85) : (placed ? 0.7 : 0.45);
    link.rule = strong ? (placed ? "vote of a country" : "vote") : (placed ? "voters of a country" : "voters");
    // "In X, state television said that": whose vote it is is not said.
    const bool told =
        opens && std::any_of(passage.units.begin(), passage.units.begin() + static_cast<std::ptrdiff_t>(act),
                             [](const Unit& unit) { return unit.is_any(speech_kinds | kind_bit(Kind::accuse)); });
    if (told) {
      link.weight = std::min(link.weight, 0.7);
      link.rule = "voters of a country";
    }
    const bool weak = passage.units[act].is(Kind::act) && passage.units[act].term->weak;
    if (weak && (are_parted(passage, act, vote->unit) ||
                 (only_dates(passage, *vote) && !is_told_since(passage, act, vote->unit)))) {
      link.weight = std::min(link.weight, 0.3);
      link.rule = "vote of the story";
    }
    if (is_of_another_clause(passage, act, *vote)) {
      link.targets = place;
      link.weight = 0.3;
      link.rule = "vote of the story";
    }
    return link;
  }
  Link link = carried(at, place);
  if (is_upon_votes(passage.units[act]) && link.weight < 0.6) {
    link.weight = 0.6;
    link.rule = "votes in the act";
  }
  return link;
}

Link Links::carried(std::size_t at, const std::vector<std::string>& place) const {
  const std::size_t before = at == 0 ? 1 : at - 1;  // a headline leans on the first sentence
  for (const std::size_t from : {before, std::size_t{0}}) {
    if (from >= story_.size() || from == at) continue;
    const bool votes = std::any_of(votes_[from].begin(), votes_[from].end(), [](const Vote& v) { return !v.weak; });
    if (!votes) continue;
    Link link;
    link.targets = place;
    link.weight = 0.5;
    link.rule = "vote of the sentence before";
    return link;
  }
  const bool next = at + 1 < story_.size() && story_[at].field != Field::title &&
                    std::any_of(votes_[at + 1].begin(), votes_[at + 1].end(), [](const Vote& v) { return !v.weak; });
  if (next) {
    Link link;
    link.targets = place;
    link.weight = 0.4;
    link.rule = "vote of the sentence behind";
    return link;
  }
  Link link;
  link.targets = place;
  link.weight = firm_votes_ > 0 ? 0.3 : 0.0;
  link.rule = firm_votes_ > 0 ? "vote of the story" : "no vote";
  return link;
}

bool Links::tell_of_vote_abroad(std::string_view country) const {
  return ours_ || std::any_of(voting_.begin(), voting_.end(),
                              [&](const std::string& code) { return is_foreign(country, code); });
}

bool Links::tell_of_nobody_but(const std::string& country) const {
  return std::all_of(named_.begin(), named_.end(), [&](const std::string& code) { return code == country; });
}

void Links::tell_of(const Passage& passage, const std::vector<Vote>& votes) {
  const std::vector<Unit>& units = passage.units;
  std::set<std::string> named;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].is(Kind::country) || units[i].against) continue;
    named.insert(units[i].term->code);
    if (has_won(units, i)) won_.insert(units[i].term->code);
  }
  for (const Vote& vote : votes) {
    ours_ = ours_ || vote.ours;
    std::set<std::string> whose;
    for (const std::size_t i : vote.countries) whose.insert(units[i].term->code);
    if (!vote.landmark.empty()) whose.insert(vote.landmark);
    voting_.insert(whose.begin(), whose.end());
    if (whose.empty() && vote.its && named.size() == 1) whose = named;
    at_home_.insert(whose.begin(), whose.end());
  }
  named_.merge(named);
}

std::size_t Links::sentences_to_vote(std::size_t at, const std::string& accused) const {
  const auto is_others = [&](const Passage& passage, const Vote& vote) {
    if (vote.weak) return false;
    if (vote.countries.empty()) return vote.landmark.empty() || is_foreign(accused, vote.landmark);
    return std::any_of(vote.countries.begin(), vote.countries.end(), [&](std::size_t i) {
      return passage.units[i].term != nullptr && is_foreign(accused, passage.units[i].term->code);
    });
  };
  const auto has = [&](std::size_t k) {
    return k < story_.size() && std::any_of(votes_[k].begin(), votes_[k].end(),
                                            [&](const Vote& vote) { return is_others(story_[k], vote); });
  };
  for (std::size_t off = 0; off < far; ++off) {
    if (has(at + off) || (off <= at && has(at - off))) return off;
  }
  return far;
}

bool is_upon_vote(const Passage& passage, std::size_t act) {
  constexpr std::size_t reach = 5;
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = act + 1; i < units.size() && i <= act + reach; ++i) {
    if (units[i].is_any(kind_bit(Kind::stop) | kind_bit(Kind::comma) | kind_bit(Kind::that))) return false;
    if (units[i].is_any(kind_bit(Kind::vote) | kind_bit(Kind::landmark))) return true;
  }
  return false;
}

std::vector<std::string> foreign_to(const std::string& accused, const Link& link) {
  std::vector<std::string> targets = link.targets;
  std::erase_if(targets, [&](const std::string& target) { return !is_foreign(accused, target); });
  return targets;
}

}  // namespace alleged::detect
