#include "daemon/detect/speaking.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "daemon/detect/one_of.hpp"

namespace alleged::detect {

std::size_t begin_of_aside(const Passage& passage, const Clause& clause, std::size_t end) {
  constexpr std::size_t longest = 11;
  const std::vector<Unit>& units = passage.units;
  if (!units[end].is(Kind::comma)) return 0;
  bool says = false;
  for (std::size_t i = end; i-- > 1 && end - i <= longest;) {
    if (units[i].is_any(clause_end | kind_bit(Kind::that))) return 0;
    if (units[i].is(Kind::comma)) return says && units[i - 1].is_any(party_kinds) ? i : 0;
    says = says || (units[i].is_any(kind_bit(Kind::say) | kind_bit(Kind::warn)) && !clause.is_passive(i));
  }
  return 0;
}

bool only_speaks(const Passage& passage, const Clause& clause, std::size_t party) {
  constexpr std::array<std::string_view, 8> auxiliaries = {"is", "are", "was", "were", "has", "had", "have", "remains"};
  constexpr std::array<std::string_view, 6> voices = {"expressed", "expresses", "voiced", "voices", "raised", "raises"};
  const std::vector<Unit>& units = passage.units;
  if (!clause.is_english()) return false;
  const auto passes = [&](const Unit& unit) {
    return is_one_of(auxiliaries, unit.text) || (unit.is_plain() && unit.text.ends_with("ly"));
  };
  std::size_t verb = party + 1;
  while (verb < units.size() && passes(units[verb])) ++verb;
  return verb < units.size() &&
         (units[verb].is_any(kind_bit(Kind::accuse) | kind_bit(Kind::warn)) || is_one_of(voices, units[verb].text));
}

bool holds_responsible_for(const Passage& passage, const Clause& clause, std::size_t head) {
  constexpr std::array<std::string_view, 4> holds = {"hold", "holds", "held", "holding"};
  constexpr std::array<std::string_view, 4> responsible = {"responsible", "accountable", "culpable", "liable"};
  constexpr std::size_t reach = 8;
  const std::vector<Unit>& units = passage.units;
  bool for_it = false;
  for (std::size_t i = head; clause.is_english() && i-- > 0 && head - i <= reach;) {
    const std::string_view word = units[i].text;  // "responsible for" is one phrase
    if (units[i].is_any(clause_end)) return false;
    for_it = for_it || is_one_of(responsible, word.substr(0, word.find(' ')));
    if (for_it && is_one_of(holds, word)) return !clause.is_passive(i) && i > 0 && !units[i - 1].is(Kind::pronoun);
  }
  return false;
}

bool is_worried_by(const Passage& passage, const Clause& clause, std::size_t at, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  const bool worried = clause.is_english() && at < act && units[at].is(Kind::warn) && units[at].text.ends_with("ed") &&
                       !units[at].text.starts_with("warn") && units[at + 1].is(Kind::by);
  return worried && units[act].text.ends_with("ing") &&
         std::none_of(units.begin() + static_cast<std::ptrdiff_t>(at), units.begin() + static_cast<std::ptrdiff_t>(act),
                      [](const Unit& unit) { return unit.is(Kind::comma); });
}

}  // namespace alleged::detect
