#include "daemon/detect/predicate.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace alleged::detect {

std::size_t predicate_begins(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  if (!clause.is_english() || is_verb(units, act)) return 0;
  constexpr std::size_t longest = 6;
  for (std::size_t i = act; i-- > 0 && act - i <= longest;) {
    const Unit& unit = units[i];
    if (unit.text == "a" || unit.text == "an" || unit.text == "another") return i + 1;
    const bool passes = (unit.is_plain() && !unit.capital) || unit.is(Kind::of) || unit.text == "at" ||
                        unit.is_any(party_kinds | kind_bit(Kind::act) | kind_bit(Kind::attempt) |
                                    kind_bit(Kind::quote) | kind_bit(Kind::conjunction));
    if (!passes) return 0;
  }
  return 0;
}

std::optional<std::size_t> called_one(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::array<std::string_view, 6> being = {"is", "are", "was", "were", "be", "been"};
  constexpr std::array<std::string_view, 12> calling = {"called",     "calls",      "calling",    "described",
                                                        "branded",    "labelled",   "denounced",  "condemned",
                                                        "denouncing", "condemning", "describing", "deemed"};
  constexpr std::size_t reach = 16;
  const auto one_of = [](const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  const std::size_t begin = predicate_begins(passage, clause, act);
  if (begin < 2) return std::nullopt;
  // "Is a target of meddling", "was the victim of": it is done to the subject.
  constexpr std::array<std::string_view, 4> suffers = {"target", "targets", "victim", "victims"};
  for (std::size_t i = begin; i <= act; ++i) {
    if (one_of(suffers, units[i].text)) return std::nullopt;
  }
  std::size_t first = begin;
  bool predicate = false;
  for (std::size_t i = begin - 1; i-- > 0 && begin - i <= reach;) {
    if (units[i].is_any(clause_end)) break;
    if (one_of(calling, units[i].text)) {
      predicate = true;
      break;
    }
    if (units[i].is_any(speech_kinds | kind_bit(Kind::accuse) | kind_bit(Kind::deny))) break;
    if (one_of(being, units[i].text)) {
      if (begin - i > 3) return std::nullopt;
      predicate = true;
    } else if (units[i].is(Kind::that)) {
      break;
    }
    first = i;
  }
  if (!predicate) return std::nullopt;
  for (std::size_t i = first; i + 1 < begin; ++i) {
    const bool party = units[i].is_any(party_kinds) && !units[i].against && !clause.qualifies_vote(i);
    if (party && !clause.is_object(i)) return i;
  }
  return std::nullopt;
}

}  // namespace alleged::detect
