#include "daemon/detect/votes.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/coordination.hpp"
#include "daemon/detect/declension.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

constexpr Kinds names_country = kind_bit(Kind::country);

bool is_adjectival(const Unit& unit) {
  return unit.possessive || (unit.term != nullptr && unit.term->form == Form::adjective);
}

/// Units that may stand between a country and the vote it qualifies: "Canada's last two federal elections". After a
/// bare name only a year or another vote word may: "Taiwan presidential election", but not "helped Trump win
/// elections".
bool qualifies(const Unit& unit) {
  return unit.is_plain() || unit.is(Kind::year) || unit.is(Kind::vote) || unit.is(Kind::title) ||
         unit.is(Kind::landmark) || unit.is(Kind::date);
}

/// "Syria, US election meddling" is no list of votes: only a conjunction makes one before a vote.
std::vector<std::size_t> listed(const Passage& passage, std::size_t at) {
  std::vector<std::size_t> group = coordinated(passage, at);
  for (std::size_t i = group.front(); i < group.back(); ++i) {
    if (passage.units[i].is(Kind::conjunction)) return group;
  }
  return {at};
}

void read_left(const Passage& passage, Vote& vote) {
  bool plain_words = false;
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = vote.unit; i-- > 0 && vote.unit - i <= 6;) {
    const Unit& unit = units[i];
    if (unit.is(Kind::year) && vote.year == 0) vote.year = unit.year;
    if (unit.text.ends_with("方") && unit.is(Kind::country)) return;  // "中方": who speaks or acts for it
    if (unit.is(Kind::country) && !unit.against) {
      const bool reaches = is_adjectival(unit) && !passage.tongue->adjectives_behind();
      if (reaches || !plain_words) vote.countries = listed(passage, i);
      if (i > 0 && units[i - 1].is(Kind::year) && vote.year == 0) vote.year = units[i - 1].year;
      return;
    }
    if (unit.is(Kind::our)) vote.ours = true;
    if (unit.text == "his" || unit.text == "her") vote.persons = true;
    if (unit.is(Kind::its) || (unit.possessive && unit.text == "country")) vote.its = true;
    if (!qualifies(unit)) return;
    if (unit.is(Kind::vote) && vote.kind.empty() && unit.term != nullptr) vote.kind = unit.term->meaning->vote;
    if (unit.is_plain() && !unit.capital) plain_words = true;
  }
}

/// "In X, in Y and in Z": those of a list, where each may have its preposition.
std::vector<std::size_t> places(const Passage& passage, std::size_t first) {
  constexpr Kinds joints = kind_bit(Kind::comma) | kind_bit(Kind::conjunction) | kind_bit(Kind::in) |
                           kind_bit(Kind::of) | kind_bit(Kind::determiner);
  constexpr std::size_t reach = 4;
  const std::vector<Unit>& units = passage.units;
  std::vector<std::size_t> all = listed(passage, first);  // "in the election in X, Y spread": no list
  for (;;) {
    std::size_t i = all.back() + 1;
    bool joined = false;
    bool governed = false;
    while (i < units.size() && i <= all.back() + reach && units[i].is_any(joints) && !units[i].is(Kind::country)) {
      joined = joined || units[i].is_any(kind_bit(Kind::comma) | kind_bit(Kind::conjunction));
      governed = governed || (joined && units[i].is_any(kind_bit(Kind::in) | kind_bit(Kind::of)));
      ++i;
    }
    const bool place = i < units.size() && units[i].is_place() && !units[i].against && !units[i].possessive;
    // "In X, and in Y the police said": a clause begins.
    const bool ends = i + 1 >= units.size() || !units[i + 1].is_plain();
    if (!place || !joined || !governed || !ends) return all;
    for (const std::size_t next : coordinated(passage, i)) {
      if (next > all.back()) all.push_back(next);
    }
  }
}

void read_right(const Passage& passage, Vote& vote) {
  const std::vector<Unit>& units = passage.units;
  std::size_t i = vote.unit + 1;
  if (passage.tongue->follows && vote.countries.empty()) {
    // "Élections moldaves", "выборы президента Молдавии": what qualifies follows.
    std::size_t k = i;
    while (k < units.size() && k < i + 3 &&
           (units[k].is_any(kind_bit(Kind::determiner) | kind_bit(Kind::of) | kind_bit(Kind::title) |
                            kind_bit(Kind::vote)) ||
            (k == i && units[k].is_plain() && !units[k].capital)))
      ++k;
    // "Po wyborach Iran zaatakował": a nominative is another's.
    if (k < units.size() && units[k].is(Kind::country) && units[k].term->form != Form::person &&
        !is_direct(passage, k)) {
      vote.countries = places(passage, k);
      return;
    }
  }
  // "Las elecciones del 5 de noviembre en X", "выборы 20 октября 2024 года в X": the day stands between.
  const auto tells_when = [&](std::size_t at) {
    return at < units.size() && (units[at].tells_when() || units[at].text == "next" || units[at].text == "last");
  };
  while (i + 1 < units.size() && i < vote.unit + 9) {
    if (tells_when(i)) {
      if (units[i].is(Kind::year) && vote.year == 0) vote.year = units[i].year;
      ++i;
      continue;
    }
    if (units[i].is(Kind::preposition) && tells_when(i + 1)) {  // "on 5 November"
      ++i;
      continue;
    }
    const bool leads = units[i].is(Kind::in) || units[i].is(Kind::of) || units[i].is(Kind::comma);
    // "Blamed meddling in its election on X".
    if (!leads || (passage.tongue->is_english && (units[i].text == "on" || units[i].text == "upon"))) return;
    ++i;
    while (i < units.size() && units[i].is(Kind::determiner)) ++i;
    if (i >= units.size()) return;
    if (tells_when(i)) continue;
    const bool place = units[i].is(Kind::country) && units[i].term->form != Form::person;
    if (place && !units[i].possessive && vote.countries.empty() && !units[i - 1].is(Kind::comma) &&
        !((passage.tongue->is_english || passage.tongue->code == "de") && i + 1 < units.size() &&
          units[i].term->form == Form::adjective)) {
      vote.countries = places(passage, i);
    }
    return;
  }
}

/// "The election in X in 2016", "élection américaine de 2016", "wyborach w X w 2016 roku": the year that stands behind
/// the vote, and behind whose it is.
void read_year_behind(const Passage& passage, Vote& vote) {
  constexpr Kinds passes = kind_bit(Kind::in) | kind_bit(Kind::of) | kind_bit(Kind::determiner) |
                           kind_bit(Kind::country) | kind_bit(Kind::landmark) | kind_bit(Kind::vote) |
                           kind_bit(Kind::date);
  constexpr std::array<std::string_view, 4> words = {"Jahr", "Jahre", "año", "anul"};
  constexpr std::size_t reach = 8;
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = vote.unit + 1; i < units.size() && i <= vote.unit + reach && vote.year == 0; ++i) {
    if (units[i].is(Kind::year)) vote.year = units[i].year;
    if (!units[i].is_any(passes) && !units[i].is_number() && !is_one_of(words, units[i].text)) return;
  }
}

/// "Other countries' elections", "elections around the world", "выборы в других странах".
bool is_elsewhere(const Passage& passage, std::size_t at) {
  constexpr Kinds leads = kind_bit(Kind::in) | kind_bit(Kind::of) | kind_bit(Kind::preposition) |
                          kind_bit(Kind::determiner) | kind_bit(Kind::vote);
  constexpr std::size_t reach = 3;
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = at; i-- > 0 && at - i <= reach;) {
    if (units[i].is(Cue::elsewhere)) return units[i].possessive || !passage.tongue->is_english;
    if (!units[i].is(Kind::vote) && (!units[i].is_plain() || units[i].capital)) break;
  }
  for (std::size_t i = at + 1; i < units.size() && i <= at + reach; ++i) {
    if (units[i].is(Cue::elsewhere)) return true;
    if (!units[i].is_any(leads)) return false;
  }
  return false;
}

/// "Campagne de cyberespionnage", "campanie rusă de dezinformare": what it is a campaign of is no vote. "La campagne de
/// la droite" is one for a vote.
bool is_campaign_of_acts(const Passage& passage, std::size_t at) {
  const std::vector<Unit>& units = passage.units;
  const std::string_view word = units[at].text;
  const bool campaign = word.starts_with("campa") || word.starts_with("Campa");
  if (!campaign || word.find(' ') != word.npos) return false;
  if (passage.tongue->is_english) {
    // "A years-long campaign of cyber espionage".
    const bool of = at + 2 < units.size() && units[at + 1].is(Kind::of);
    return of && (units[at + 2].is(Kind::act) || (at + 3 < units.size() && units[at + 2].is_plain() &&
                                                  !units[at + 2].capital && units[at + 3].is(Kind::act)));
  }
  std::size_t of = at + 1;
  while (of < units.size() && of < at + 3 && !units[of].is(Kind::of) && !units[of].capital &&
         (units[of].is_plain() || units[of].is(Kind::country)))
    ++of;
  if (of + 1 >= units.size() || !units[of].is(Kind::of)) return false;
  const Unit& what = units[of + 1];
  return what.is(Kind::act) || (what.is_plain() && !what.capital);
}

/// The union elects a parliament; a referendum about it is a country's.
void keep_possible(const Passage& passage, Vote& vote) {
  if (!is_referendum(passage, vote)) return;
  std::erase_if(vote.countries, [&](std::size_t i) { return passage.units[i].term->code == "EU"; });
}

/// "FIFA election", "election to the UN Security Council".
bool of_assembly(const Passage& passage, std::size_t at) {
  const std::size_t first = at < 3 ? 0 : at - 3;
  std::size_t last = std::min(passage.units.size(), at + 5);
  // "The election of a new head of a UN agency".
  const auto goes_on = [&](const Unit& unit) {
    return (unit.is_plain() && !unit.capital) || unit.is_any(kind_bit(Kind::of) | kind_bit(Kind::determiner));
  };
  constexpr std::size_t reach = 9;
  while (last < passage.units.size() && last < at + reach && goes_on(passage.units[last - 1])) ++last;
  // "Its election, and turns to the UN": another clause.
  constexpr Kinds parts = kind_bit(Kind::conjunction) | kind_bit(Kind::comma) | kind_bit(Kind::stop);
  for (std::size_t i = at + 1; i < last; ++i) {
    if (passage.units[i].is_any(parts)) last = i;
  }
  return std::any_of(passage.units.begin() + static_cast<std::ptrdiff_t>(first),
                     passage.units.begin() + static_cast<std::ptrdiff_t>(last),
                     [](const Unit& unit) { return unit.is(Kind::assembly); });
}

/// "Vote", "polls", "ballot", which may also be a verb, a survey or a sheet of paper.
bool is_plain_word(const Unit& vote) {
  constexpr std::array<std::string_view, 6> words = {"vote", "votes", "poll", "polls", "ballot", "voting"};
  return std::find(words.begin(), words.end(), vote.text) != words.end();
}

/// "The Scottish vote" has a country; "British lawmakers vote" has not.
void keep_adjoining(Vote& vote) {
  if (vote.countries.empty() || vote.countries.back() > vote.unit || vote.countries.back() + 1 == vote.unit) return;
  vote.countries.clear();
}

/// "Ahead of the vote", "to sway the ballot": a plain word for a vote that its place makes firm.
bool is_firm_here(const Passage& passage, std::size_t at) {
  const std::vector<Unit>& units = passage.units;
  // Other languages' lists of weak votes hold few words besides such ones; an act alone does not make those firm.
  const bool is_english = passage.tongue->is_english;
  if (is_english ? !is_plain_word(units[at]) : units[at].term->of_person) return false;
  for (std::size_t i = at; i-- > 0 && at - i <= 5;) {
    const Unit& unit = units[i];
    if (unit.is(Kind::before) || (is_english && unit.is(Kind::act) && is_verb(units, i))) return true;
    const bool passes = unit.is(Kind::determiner) || unit.is(Kind::date) || unit.is(Kind::year) ||
                        unit.is(Kind::country) || unit.is(Kind::its) || unit.is(Kind::our) || unit.is_plain();
    if (!passes) return false;
  }
  return false;
}

/// "To boost the party", "against candidate X": something is done to a contender, and so to the vote it runs in.
bool is_aimed_at(const Passage& passage, std::size_t at) {
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = at; i-- > 0 && at - i <= 5;) {
    const Unit& unit = units[i];
    if (unit.is(Kind::act) && (unit.term->verb || i + 1 < at)) return true;
    if (unit.text == "against" || unit.text == "favour" || unit.text == "favor" || unit.text == "behalf") return true;
    const bool passes =
        unit.is_plain() ||
        unit.is_any(kind_bit(Kind::determiner) | kind_bit(Kind::title) | kind_bit(Kind::vote) | kind_bit(Kind::of) |
                    kind_bit(Kind::quote) | kind_bit(Kind::contender) | kind_bit(Kind::conjunction));
    if (!passes) return false;
  }
  return false;
}

/// A campaign is a candidate's; that of a country is any kind of campaign.
void keep_persons(const Passage& passage, Vote& vote) {
  std::erase_if(vote.countries, [&](std::size_t i) { return passage.units[i].term->form != Form::person; });
}

/// "X's ruling party denied that it had paid for a campaign in Y's election": where the vote of another country is
/// meant, a party is no vote and may act.
void drop_acting_parties(const Passage& passage, std::vector<Vote>& votes) {
  const auto code_of = [&](const Vote& vote) {
    return vote.countries.empty() ? std::string_view(vote.landmark)
                                  : std::string_view(passage.units[vote.countries.front()].term->code);
  };
  std::string meant;  // a copy: erasing moves the votes
  for (const Vote& vote : votes) {
    if (!vote.weak && !passage.units[vote.unit].is(Kind::body)) meant = code_of(vote);
    if (!meant.empty()) break;
  }
  if (meant.empty()) return;
  std::erase_if(votes, [&](const Vote& vote) {
    const std::string_view code = code_of(vote);
    return passage.units[vote.unit].is(Kind::body) && vote.weak && vote.landmark.empty() && !code.empty() &&
           code != meant;
  });
}

/// "Die Abstimmung in X", "голосование в X", "votul din X": a word for any vote, also of a parliament, with a country
/// to hold it.
bool is_held_there(const Passage& passage, const Vote& vote) {
  constexpr std::array<std::string_view, 9> words = {"Abstimmung", "голосовани", "голосуванн", "głosowani", "votul",
                                                     "votação",    "votación",   "scrutin",    "votazione"};
  const std::vector<Unit>& units = passage.units;
  const std::size_t at = vote.unit + 1;
  if (!begins_with_any(units[vote.unit].text, words) || vote.countries.size() != 1 || at + 1 >= units.size())
    return false;
  const std::size_t place = vote.countries.front();
  constexpr std::array<std::string_view, 11> there = {"in", "в", "у", "во", "w", "we", "din", "în", "en", "au", "aux"};
  const bool led = is_one_of(there, units[at].text);
  return led && place > at && place <= at + 2 && units[place].is_place();
}

/// "执政党称", "die Regierungspartei sagt": who speaks, and no vote.
bool speaks_itself(const Passage& passage, std::size_t i) {
  const Unit& unit = passage.units[i];
  const bool party = unit.is(Kind::vote) && unit.is(Kind::body) && unit.term->weak;
  return party && !passage.tongue->is_english && i + 1 < passage.units.size() && passage.units[i + 1].is(Kind::say);
}

}  // namespace

std::vector<Vote> votes_in(const Passage& passage) {
  std::vector<Vote> votes;
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    const bool aimed = unit.is(Kind::contender) && is_aimed_at(passage, i);
    const bool itself = unit.is(Kind::vote) || unit.is(Kind::landmark) || aimed;
    const Term* term = itself ? unit.term : unit.within;
    if (term == nullptr || term->organisation || of_assembly(passage, i) || is_campaign_of_acts(passage, i)) continue;
    if (itself && speaks_itself(passage, i)) continue;
    Vote vote;
    vote.unit = i;
    vote.kind = term->meaning->vote;
    // Of a plain word an act makes a vote, in English.
    vote.weak = term->weak && (itself ? !is_firm_here(passage, i) : !passage.tongue->is_english);
    vote.landmark = term->code;
    // "The Georgescu campaign", "Labour's voters".
    if (vote.landmark.empty() && i > 0 && units[i - 1].is(Kind::contender)) vote.landmark = units[i - 1].term->code;
    // What stands before an act is who does it.
    // In "die litauische Wahl beeinflusst" it is whose vote that is: the verb closes the clause.
    const bool verb_closes = unit.begins_so && !unit.ends_so && passage.tongue->code == "de";
    if (itself || verb_closes) read_left(passage, vote);
    if (itself || unit.ends_so) {
      read_right(passage, vote);
      read_year_behind(passage, vote);
    }
    keep_possible(passage, vote);
    vote.elsewhere = itself && vote.countries.empty() && vote.landmark.empty() && is_elsewhere(passage, i);
    if (term->of_person && vote.landmark.empty()) keep_persons(passage, vote);
    if (itself && vote.weak && is_plain_word(unit)) keep_adjoining(vote);
    if (itself && vote.weak && is_held_there(passage, vote)) vote.weak = false;
    std::size_t next = i + 1;
    while (next < units.size() && units[next].is(Kind::quote)) ++next;
    // A commission's doings are its own.
    vote.compound =
        itself && next < units.size() && units[next].is(Kind::act) && !unit.possessive && !unit.is(Kind::authority);
    votes.push_back(std::move(vote));
  }
  drop_acting_parties(passage, votes);
  return votes;
}

bool names_organisations_vote(const Passage& passage) {
  for (std::size_t i = 0; i < passage.units.size(); ++i) {
    const Unit& unit = passage.units[i];
    if (unit.is(Kind::vote) && (unit.term->organisation || of_assembly(passage, i))) return true;
  }
  return false;
}

bool is_referendum(const Passage& passage, const Vote& vote) {
  constexpr std::array<std::string_view, 3> words = {"referend", "Referend", "референдум"};
  const std::string_view word = passage.units[vote.unit].text;
  return vote.kind == "referendum" ||
         std::any_of(words.begin(), words.end(), [&](std::string_view begin) { return word.starts_with(begin); });
}

const Vote* vote_of(std::size_t act, const std::vector<Vote>& votes) {
  const Vote* best = nullptr;
  std::size_t best_cost = 0;
  for (const Vote& vote : votes) {
    const bool ahead = vote.unit < act;
    std::size_t cost = ahead ? act - vote.unit + 3 : vote.unit - act;
    if (vote.weak) cost += 6;
    if (vote.countries.empty() && vote.landmark.empty() && !vote.ours) cost += 4;
    if (best == nullptr || cost < best_cost) {
      best = &vote;
      best_cost = cost;
    }
  }
  return best;
}

std::vector<std::size_t> place_of(const Passage& passage, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  std::size_t i = act + 1;
  while (i < units.size() && (units[i].is(Kind::quote) || units[i].is(Kind::vote))) ++i;
  if (i >= units.size()) return {};
  const bool leads = (!passage.tongue->is_english && units[i].is(Kind::in)) || units[i].text == "in" ||
                     units[i].text == "into" || units[i].text == "inside" || units[i].text == "against" ||
                     units[i].text == "across" || units[i].text == "with" || units[act].term->verb;
  if (!leads) return {};
  // A few words may come between: "in other countries, like Canada"; "in the internal affairs of Moldova".
  bool others = false;
  for (std::size_t n = 0; i < units.size() && n < 9; ++i, ++n) {
    const Unit& unit = units[i];
    others = others || unit.is(Kind::unnamed);
    if (unit.is_any(names_country) && unit.term->form != Form::person) return coordinated(passage, i);
    const bool passes = unit.is(Kind::in) || unit.is(Kind::determiner) || unit.is(Kind::unnamed) || unit.is(Kind::of) ||
                        unit.is(Kind::preposition) || unit.is(Kind::quote) || unit.is_plain() ||
                        (unit.is(Kind::comma) && others && i + 1 < units.size() && units[i + 1].is(Kind::example));
    // "Paid candidates through an X website": by what means, and not where.
    const bool means = unit.text == "through" || unit.text == "via" || unit.text == "from" || unit.text == "using";
    if (!passes || means || (unit.is(Kind::in) && n > 0 && unit.text != "in")) return {};
  }
  return {};
}

std::optional<std::size_t> opening_place(const Passage& passage) {
  const std::vector<Unit>& units = passage.units;
  if (units.size() < 3) return std::nullopt;
  const bool leads = passage.tongue->is_english ? units[0].text == "In" : units[0].is(Kind::in);
  if (!leads || !units[1].is(Kind::country) || units[1].term->form != Form::name) return std::nullopt;
  const Unit& next = units[2];
  const bool is_place =
      passage.tongue->is_english ? next.text == "," : !next.is_any(speech_kinds) && !next.is(Kind::accuse);
  return is_place ? std::optional<std::size_t>(1) : std::nullopt;
}

}  // namespace alleged::detect
