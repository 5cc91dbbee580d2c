#include "daemon/detect/charges.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "daemon/detect/clause.hpp"

namespace alleged::detect {
namespace {

/// The preposition behind who is charged that leads to what for: "for", or "of" where the verb asks for it.
std::optional<std::size_t> reason_of(const Passage& passage, std::size_t verb, std::size_t from) {
  constexpr std::array<std::string_view, 3> leads = {"for", "over", "with"};
  constexpr std::size_t most = 3;  // words between
  constexpr Kinds who = kind_bit(Kind::agent) | kind_bit(Kind::body) | kind_bit(Kind::resident) | kind_bit(Kind::date);
  const std::vector<Unit>& units = passage.units;
  const bool takes_of = units[verb].is_any(kind_bit(Kind::accuse) | kind_bit(Kind::convict));
  for (std::size_t i = from + 1; i + 1 < units.size() && i <= from + 1 + most; ++i) {
    const Unit& unit = units[i];
    const bool body = units[i + 1].is_any(party_kinds | kind_bit(Kind::determiner));  // "officers of the GRU"
    if (std::find(leads.begin(), leads.end(), unit.text) != leads.end()) return i;
    if (unit.is(Kind::of)) return takes_of && !body ? std::optional(i) : std::nullopt;
    if (!unit.is_plain() && !unit.is_any(who) && unit.text != "on") return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

bool is_reasoned(const Passage& passage, std::size_t verb) {
  constexpr std::array<std::string_view, 6> words = {"over", "for", "after", "because", "amid", "on"};
  constexpr std::size_t reach = 14;
  const std::vector<Unit>& units = passage.units;
  if (!units[verb].is(Kind::sanction) || !passage.tongue->is_english) return true;
  for (std::size_t i = verb + 1; i < units.size() && i <= verb + reach; ++i) {
    if (std::find(words.begin(), words.end(), units[i].text) != words.end()) return true;
    if (units[i].is_any(kind_bit(Kind::accuse) | kind_bit(Kind::charge))) return true;
  }
  return false;
}

bool is_about_something_else(const Passage& passage, std::size_t verb, std::size_t from) {
  constexpr std::array<std::string_view, 11> meanwhile = {"as",     "while",   "when",    "amid", "though", "mientras",
                                                          "tandis", "während", "podczas", "timp", "пока"};
  constexpr Kinds ours = kind_bit(Kind::vote) | kind_bit(Kind::landmark) | kind_bit(Kind::contender) |
                         kind_bit(Kind::act) | kind_bit(Kind::affair) | kind_bit(Kind::pronoun);
  constexpr Kinds ends = clause_end | kind_bit(Kind::comma) | kind_bit(Kind::before);
  constexpr Kinds elsewhere = kind_bit(Kind::stop) | kind_bit(Kind::before);  // "wirft X vor, Rebellen zu stützen"
  const std::vector<Unit>& units = passage.units;
  const bool english = passage.tongue->is_english;
  // "Violence that it blames on X": what is blamed stands before.
  if (units[verb].text.starts_with("blam") && verb + 1 < units.size() && units[verb + 1].text == "on") return true;
  const std::optional<std::size_t> lead = english ? reason_of(passage, verb, from) : std::optional(from);
  if (!lead) return false;
  std::size_t words = 0;
  for (std::size_t i = *lead + 1; i < units.size(); ++i) {
    const bool prefix =
        units[i].text == "vor" && i + 1 < units.size() && units[i + 1].is(Kind::comma);  // of "vorwerfen"
    if (units[i].is_any(english ? ends : elsewhere) && !prefix) break;
    if (std::find(meanwhile.begin(), meanwhile.end(), units[i].text) != meanwhile.end()) break;
    // "For helping the opposition unite before the vote", "to bring its allies to power".
    if (units[i].is(Cue::side) || units[i].is_any(ours) || units[i].within != nullptr) return false;
    if (units[i].is_plain() || units[i].is_any(kind_bit(Kind::agent) | kind_bit(Kind::body))) ++words;
  }
  return english || words >= 2;
}

bool answers_vote(const Passage& passage, const std::vector<Vote>& votes, std::size_t act) {
  constexpr std::array<std::string_view, 12> after = {"after", "following", "since", "после", "після", "po",
                                                      "după",  "nach",      "Nach",  "après", "tras",  "después"};
  constexpr std::size_t reach = 4;
  const std::vector<Unit>& units = passage.units;
  const Unit& unit = units[act];
  constexpr std::array<std::string_view, 3> sorts = {"cyberattack", "hack_and_leak", "covert_funding"};
  const bool is_weak = unit.is(Kind::act) && unit.term->weak;
  const std::string_view sort = is_weak ? std::string_view(unit.term->meaning->sort) : std::string_view();
  const bool presses = sort == "diplomatic_pressure" || unit.is(Kind::sanction);
  if (!presses && std::find(sorts.begin(), sorts.end(), sort) == sorts.end()) return false;
  return !votes.empty() && std::all_of(votes.begin(), votes.end(), [&](const Vote& vote) {
    if (presses && units[vote.unit].is(Kind::body)) return true;  // "US lawmakers"
    constexpr std::array<std::string_view, 4> behind = {"之后", "之後", "后", "後"};
    if (vote.unit + 1 < units.size() && std::any_of(behind.begin(), behind.end(), [&](auto word) {
          return units[vote.unit + 1].text.starts_with(word);
        }))
      return true;
    for (std::size_t i = vote.unit; i-- > 0 && vote.unit - i <= reach;) {
      if (std::find(after.begin(), after.end(), units[i].text) != after.end()) return true;
    }
    return false;
  });
}

bool punishes_fraud(const Passage& passage, const std::vector<Vote>& votes) {
  const std::vector<Unit>& units = passage.units;
  const bool punished =
      std::any_of(units.begin(), units.end(), [](const Unit& unit) { return unit.is(Kind::sanction); });
  const bool fraud = std::any_of(units.begin(), units.end(), [](const Unit& unit) { return unit.is(Cue::fraud); });
  return punished && fraud && std::all_of(votes.begin(), votes.end(), [](const Vote& vote) {
           return vote.countries.empty() && vote.landmark.empty() && !vote.ours;
         });
}

}  // namespace alleged::detect
