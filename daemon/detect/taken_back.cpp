#include "daemon/detect/taken_back.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "daemon/detect/form.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/unfounded.hpp"
#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

constexpr Kinds claim = kind_bit(Kind::report) | kind_bit(Kind::accuse) | kind_bit(Kind::say);

bool is_claim(const Unit& unit) {
  return unit.is_any(claim) || (unit.is(Cue::charged) && !unit.is(Kind::pronoun));
}

/// "Withdraws the accusation", "apologised on Friday for alleging that".
bool takes_claim(const std::vector<Unit>& units, std::size_t verb) {
  constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::its) | kind_bit(Kind::our) |
                           kind_bit(Kind::date) | kind_bit(Kind::country) | kind_bit(Kind::preposition) |
                           kind_bit(Kind::in) | kind_bit(Kind::of);
  constexpr std::size_t reach = 6;
  constexpr std::size_t most = 3;  // plain words
  std::size_t words = 0;
  for (std::size_t i = verb + 1; i < units.size() && i <= verb + reach; ++i) {
    if (is_claim(units[i])) return true;
    if (units[i].is_any(passes)) continue;
    if (!units[i].is_plain() || ++words > most) return false;
  }
  return false;
}

/// "The claim has been withdrawn", "claim withdrawn"; "blamed X for it and has withdrawn it".
bool is_of_claim_before(const std::vector<Unit>& units, std::size_t verb) {
  constexpr std::array<std::string_view, 6> been = {"been", "was", "were", "is", "are", "being"};
  constexpr std::array<std::string_view, 3> it = {"it", "them", "this"};
  constexpr std::size_t reach = 3;
  const auto before = units.begin() + static_cast<std::ptrdiff_t>(verb);
  if (verb > 0 && is_claim(units[verb - 1]) && !units[verb - 1].is(Kind::say)) return true;
  if (verb > 1 && is_one_of(been, units[verb - 1].text)) {
    const auto first = before - static_cast<std::ptrdiff_t>(std::min(verb, reach));
    return std::any_of(first, before, is_claim);
  }
  return verb + 1 < units.size() && is_one_of(it, units[verb + 1].text) && std::any_of(units.begin(), before, is_claim);
}

/// "Published a correction", "刊登更正": the phrase says by itself what is taken back.
bool says_all(const Unit& unit) {
  constexpr std::ptrdiff_t blanks = 2;
  constexpr std::size_t characters = 4;
  std::size_t at = 0;
  return std::count(unit.text.begin(), unit.text.end(), ' ') >= blanks ||
         (is_unspaced(next_point(unit.text, at)) && code_points(unit.text) >= characters);
}

/// "断言……，现予收回": in a script without spaces the verb stands behind all that it takes back.
bool closes_claim(const Passage& passage, std::size_t verb) {
  if (passage.tongue->spaced) return false;
  const std::vector<Unit>& units = passage.units;
  const bool last = verb + 1 == units.size() || units[verb + 1].is_any(kind_bit(Kind::comma) | kind_bit(Kind::stop));
  return last && std::any_of(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(verb), is_claim);
}

}  // namespace

bool is_taken_back(const Passage& passage) {
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].is(Kind::retract) || is_not_so(passage, i)) continue;
    if (takes_claim(units, i) || is_of_claim_before(units, i) || says_all(units[i]) || closes_claim(passage, i))
      return true;
  }
  return false;
}

}  // namespace alleged::detect
