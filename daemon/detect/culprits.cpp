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

/// Whether the list that ends at unit `last` ends the sentence, but for signs and whose words these are.
bool ends_there(const std::vector<Unit>& units, std::size_t last) {
  return last + 1 >= units.size() ||
         units[last + 1].is_any(kind_bit(Kind::stop) | kind_bit(Kind::comma) | kind_bit(Kind::quote));
}

}  // namespace

std::optional<std::size_t> named_culprit(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::size_t reach = 10;
  constexpr std::size_t behind = 14;
  constexpr std::array<std::string_view, 12> being = {"was", "were",   "is",   "are",   "war",    "waren",
                                                      "fue", "fueron", "była", "était", "a fost", "—"};
  const std::vector<Unit>& units = passage.units;
  bool states = false;
  for (std::size_t i = act; i-- > 0 && act - i <= reach && !states && !units[i].is(Kind::stop);) {
    if (is_named_party(units[i]) && !clause.qualifies_vote(i)) return std::nullopt;
    states = is_state(units[i]);
  }
  if (!states) return std::nullopt;
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
