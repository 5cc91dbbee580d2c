#include "daemon/detect/culprits.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/coordination.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// "Countries", "страны", "culprits": somebody who is a state and is not named.
bool is_state(const Unit& unit) {
  constexpr std::array<std::string_view, 24> begins = {
      "countr",  "state",  "culprit", "government", "nation", "стран", "государств", "держав",
      "країн",   "państw", "kraj",    "pays",       "Etats",  "États", "países",     "país",
      "Estados", "Länder", "Staaten", "Land",       "țări",   "state", "国家",       "國家"};
  return unit.is(Kind::unnamed) || begins_with_any(unit.text, begins);
}

/// "The countries that secretly tried to bribe": whether the act's verb is the first of a relative clause about states
/// that are not named. In "countries that condemned meddling", "that were targeted by hackers" they do not act.
bool follows_its_states(const std::vector<Unit>& units, std::size_t act) {
  constexpr std::size_t reach = 6;
  constexpr std::array<std::string_view, 6> auxiliaries = {"had", "have", "has", "haben", "hatten", "ont"};
  for (std::size_t i = act; i-- > 1 && act - i <= reach;) {
    const Unit& unit = units[i];
    if (unit.is(Kind::that) || unit.text == "that" || unit.text == "which" || unit.text == "who") {
      const std::size_t noun = units[i - 1].is(Kind::comma) && i > 1 ? i - 2 : i - 1;
      return is_state(units[noun]);
    }
    const bool adverb = unit.is_plain() && unit.text.ends_with("ly");
    if (!adverb && !unit.is_any(kind_bit(Kind::attempt) | kind_bit(Kind::to)) && !is_one_of(auxiliaries, unit.text))
      return false;
  }
  return false;
}

/// Whether the list that ends at unit `last` ends the sentence, but for signs and whose words these are.
bool ends_there(const std::vector<Unit>& units, std::size_t last) {
  return last + 1 >= units.size() ||
         units[last + 1].is_any(kind_bit(Kind::stop) | kind_bit(Kind::comma) | kind_bit(Kind::quote));
}

}  // namespace

std::optional<std::size_t> named_culprit(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::size_t behind = 14;
  constexpr std::array<std::string_view, 12> being = {"was", "were",   "is",   "are",   "war",    "waren",
                                                      "fue", "fueron", "była", "était", "a fost", "—"};
  const std::vector<Unit>& units = passage.units;
  if (units[act].is(Cue::observer) || !follows_its_states(units, act)) return std::nullopt;
  for (std::size_t i = act + 1; i + 1 < units.size() && i <= act + behind; ++i) {
    if (!units[i].is_colon() && !is_one_of(being, units[i].text)) continue;
    std::size_t at = i + 1;
    while (at < units.size() && units[at].is(Kind::determiner)) ++at;
    if (at >= units.size() || !is_named_party(units[at]) || clause.qualifies_vote(at)) continue;
    return ends_there(units, coordinated(passage, at).back()) ? std::optional(at) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace alleged::detect
