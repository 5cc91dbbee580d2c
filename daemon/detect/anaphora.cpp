#include "daemon/detect/anaphora.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/clause.hpp"

namespace alleged::detect {
namespace {

/// "Is accused of", "had been expelled for": what comes upon the subject does not make it speak.
bool is_upon_subject(const Passage& passage, const Clause& clause, std::size_t i) {
  constexpr Kinds charges =
      kind_bit(Kind::accuse) | kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict);
  if (!passage.units[i].is_any(charges)) return false;
  if (clause.is_passive(i)) return true;
  // A form may be of several words: "expelled for", "accused of".
  const std::vector<Unit>& units = passage.units;
  const std::string_view text = units[i].text;
  const bool is_participle = text.substr(0, text.find(' ')).ends_with("ed");
  const bool is_reasoned = i + 1 < units.size() && (units[i + 1].text == "for" || units[i + 1].text == "over");
  return is_participle && (is_reasoned || text.ends_with(" for") || text.ends_with(" of") || text.ends_with(" with"));
}

/// "Polish border officers detained", "Ukrainian officials said": people who tell of others, or go after them.
bool looks_into(const Passage& passage, const Clause& clause, std::size_t people) {
  constexpr std::size_t reach = 6;
  constexpr Kinds speaks = kind_bit(Kind::accuse) | kind_bit(Kind::report) | speech_kinds;
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = people + 1; i < units.size() && i <= people + reach; ++i) {
    const bool office = units[i].is_any(kind_bit(Kind::body) | kind_bit(Kind::authority));
    if (office && !units[i].is(Kind::resident) && units[i].text != "officials") return true;
    if (units[i].is_any(speaks) && !is_upon_subject(passage, clause, i)) return true;
    if (units[i].is_any(clause_end | kind_bit(Kind::comma))) return false;
  }
  return false;
}

/// Whether somebody speaks between the units `first` and `last`.
bool speaks_before(const Passage& passage, const Clause& clause, std::size_t first, std::size_t last) {
  constexpr Kinds speaks =
      kind_bit(Kind::accuse) | kind_bit(Kind::deny) | kind_bit(Kind::that) | speech_kinds | clause_end;
  for (std::size_t i = first; i < last; ++i) {
    if (passage.units[i].is_any(speaks) && !is_upon_subject(passage, clause, i)) return true;
  }
  return false;
}

/// The sentence begins with them, and nobody speaks before the act.
bool is_subject_known(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::array<std::string_view, 7> known = {"The", "the", "This", "These", "Those", "Its", "Their"};
  constexpr Kinds somebody = kind_bit(Kind::agent) | kind_bit(Kind::resident);
  constexpr std::array<std::string_view, 4> charged = {"defendants", "suspects", "accused", "defendant"};
  const auto is_somebody = [&](const Unit& unit) {
    return unit.is_any(somebody) || std::find(charged.begin(), charged.end(), unit.text) != charged.end();
  };
  const std::vector<Unit>& units = passage.units;
  std::size_t first = 0;
  while (first < act && units[first].is(Kind::quote)) ++first;
  std::size_t noun = first;
  if (!units[first].is_any(kind_bit(Kind::pronoun) | kind_bit(Kind::same))) {
    if (std::find(known.begin(), known.end(), units[first].text) == known.end()) return false;  // "a group": another
    while (noun < act && noun < first + 3 && !is_somebody(units[noun])) ++noun;
    if (!is_somebody(units[noun])) return false;
  }
  return noun <= act && !speaks_before(passage, clause, first, act);
}

/// "They had been expelled for trying to hack": a pronoun is the subject of the act's own clause, and not those who
/// speak.
bool has_pronoun(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::size_t reach = 8;
  constexpr Kinds passed = kind_bit(Kind::attempt) | kind_bit(Kind::to) | kind_bit(Kind::preposition);
  const std::vector<Unit>& units = passage.units;
  bool punished = false;
  for (std::size_t i = act; i-- > 0 && act - i <= reach;) {
    const Unit& unit = units[i];
    if (unit.is(Kind::pronoun)) return punished && (unit.text == "they" || unit.text == "he" || unit.text == "she");
    const bool adverb = (unit.is_plain() && !unit.capital) || unit.text == "for";
    punished = punished || is_upon_subject(passage, clause, i);
    if (!adverb && !unit.is_any(passed) && !is_upon_subject(passage, clause, i)) return false;
  }
  return false;
}

}  // namespace

bool goes_on(const Passage& passage, const std::vector<Vote>& votes, std::size_t act) {
  const Clause clause(passage, votes);
  if (!clause.is_english()) return false;  // elsewhere a verb has no pronoun, or a noun no article
  return is_subject_known(passage, clause, act) || has_pronoun(passage, clause, act);
}

std::string named_again(const std::vector<Passage>& story, std::size_t at, const std::vector<Vote>& votes,
                        std::size_t act) {
  constexpr std::size_t sentences = 3;
  constexpr Kinds others = kind_bit(Kind::title) | kind_bit(Kind::vote) | kind_bit(Kind::country) |
                           kind_bit(Kind::actor) | kind_bit(Kind::report) | kind_bit(Kind::authority);
  const Passage& passage = story[at];
  const std::vector<Unit>& units = passage.units;
  const Clause clause(passage, votes);
  if (!clause.is_english() || act < 1) return {};
  const std::size_t article = units[0].is(Kind::quote) ? 1 : 0;
  if (units[article].text != "The" && units[article].text != "This") return {};
  const std::size_t noun = article + 1;
  if (noun > act || units[noun].capital || units[noun].is_any(others)) return {};
  // "The ministry's website was hacked".
  if (units[noun].possessive || clause.is_passive(act) || speaks_before(passage, clause, noun, act)) return {};
  std::string code;
  for (std::size_t k = at; k-- > 0 && at - k <= sentences;) {
    const std::vector<Unit>& before = story[k].units;
    for (std::size_t i = 1; i < before.size(); ++i) {
      if (before[i].text != units[noun].text) continue;
      for (std::size_t party = i; party-- > 0 && i - party <= 2;) {
        const Unit& unit = before[party];
        if (!unit.is(Kind::country) || unit.against || (unit.term->form != Form::adjective && !unit.joined)) continue;
        if (!code.empty() && code != unit.term->code) return {};
        code = unit.term->code;
      }
    }
  }
  return code;
}

bool are_people(const Passage& passage, std::size_t i) {
  constexpr Kinds people =
      kind_bit(Kind::agent) | kind_bit(Kind::resident) | kind_bit(Kind::body) | kind_bit(Kind::title);
  const std::vector<Unit>& units = passage.units;
  // "Hackers serbios", "спецслужбы России".
  if (passage.tongue->follows && i > 0 && units[i - 1].is_any(people)) return true;
  if (units[i].term->form != Form::adjective && !units[i].possessive && !units[i].joined)
    return units[i].is(Kind::actor);
  for (std::size_t k = i + 1; k < units.size() && k <= i + 3; ++k) {
    if (units[k].is_any(people)) return true;
    if (!units[k].is_plain()) return false;
  }
  return false;
}

std::vector<std::string> spoken_of(const Passage& passage, const std::vector<Vote>& votes) {
  const std::vector<Unit>& units = passage.units;
  const Clause clause(passage, votes);
  const auto codes_of = [&](const auto& counts) {
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!counts(i) || units[i].against) continue;
      if (std::find(codes.begin(), codes.end(), units[i].term->code) == codes.end())
        codes.push_back(units[i].term->code);
    }
    if (codes.size() > 1) codes.clear();
    return codes;
  };
  // Of a body that is its sentence's subject the sentence tells what it did: it may have found the others.
  std::vector<std::string> bodies = codes_of(
      [&](std::size_t i) { return units[i].is(Kind::actor) && units[i].term->code != "XX" && clause.is_object(i); });
  if (!bodies.empty()) return bodies;
  return codes_of([&](std::size_t i) {
    return units[i].is(Kind::country) && are_people(passage, i) && !looks_into(passage, clause, i);
  });
}

std::vector<std::string> doers_in(const Passage& passage, const std::vector<Vote>& votes) {
  constexpr std::size_t reach = 4;
  const std::vector<Unit>& units = passage.units;
  const Clause clause(passage, votes);
  const auto speaks = [&](std::size_t i) {
    for (std::size_t k = i + 1; k < units.size() && k <= i + reach; ++k) {
      if (units[k].is_any(kind_bit(Kind::comma) | clause_end)) return false;
      if (units[k].is_any(speech_kinds | kind_bit(Kind::accuse)) && !is_upon_subject(passage, clause, k)) return true;
    }
    return false;
  };
  // Whose vote the sentence names, suffers what it tells.
  const auto votes_there = [&](const std::string& code) {
    return std::any_of(votes.begin(), votes.end(), [&](const Vote& vote) {
      return vote.landmark == code || std::any_of(vote.countries.begin(), vote.countries.end(), [&](std::size_t i) {
               return !units[i].is(Kind::unnamed) && units[i].term->code == code;
             });
    });
  };
  // "X acted after Y's envoy appeared in a video": what X did is an answer.
  const auto is_named = [&](std::size_t i) { return units[i].is_any(party_kinds) && !units[i].is(Kind::unnamed); };
  std::size_t first = 0;
  for (std::size_t i = 1; i + 1 < units.size() && clause.is_english() && first == 0; ++i) {
    if (units[i].text == "after" && is_named(0) && (is_named(i + 1) || (i + 2 < units.size() && is_named(i + 2))))
      first = i;
  }
  std::vector<std::string> codes;
  for (std::size_t i = first; i < units.size(); ++i) {
    if (!units[i].is_any(party_kinds) || units[i].is(Kind::unnamed) || units[i].against || units[i].of_court) continue;
    const bool subject = first > 0 && i <= first + 2;  // of what stands behind "after"
    if (votes_there(units[i].term->code) || (clause.is_object(i) && !subject) || speaks(i)) continue;
    if (i == 0 && units.size() > 1 && units[1].is_colon()) continue;  // "X : Y appelle à voter": where it happens
    if (std::find(codes.begin(), codes.end(), units[i].term->code) == codes.end()) codes.push_back(units[i].term->code);
  }
  return codes;
}

}  // namespace alleged::detect
