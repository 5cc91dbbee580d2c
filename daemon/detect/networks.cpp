#include "daemon/detect/networks.hpp"

#include <array>
#include <string_view>

#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// What ties the outfit to what it is for. "To" has a verb behind it, whose subject may be another's: "X used Y's call
/// centres to spread rumours".
bool is_tie(const Unit& unit) {
  constexpr std::array<std::string_view, 15> words = {"for", "по",  "для", "з",  "із",   "зі",   "do",    "od",
                                                      "zum", "zur", "für", "de", "pour", "para", "pentru"};
  return unit.is(Kind::of) || is_one_of(words, unit.text);
}

/// The word before unit `end` that ties what stands before it to the act, past an article; `end` where there is none,
/// or another word stands between: "a network for tracking vote buying".
std::size_t tie_before(const std::vector<Unit>& units, std::size_t end) {
  constexpr std::size_t near = 3;
  for (std::size_t i = end; i-- > 0 && end - i <= near;) {
    if (is_tie(units[i])) return i;
    if (!units[i].is(Kind::determiner)) break;
  }
  return end;
}

}  // namespace

std::optional<std::size_t> network_for(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::size_t longest = 4;  // units of "Russian online troll network"
  constexpr Kinds nouns = kind_bit(Kind::agent) | kind_bit(Kind::resident);
  const std::vector<Unit>& units = passage.units;
  const std::size_t tie = tie_before(units, act);
  bool outfit = false;
  for (std::size_t i = tie; tie < act && i-- > 0 && tie - i <= longest;) {
    const Unit& unit = units[i];
    const bool nationality = unit.is(Kind::country) && clause.is_adjectival(i) && !clause.is_person(i);
    if (nationality) {
      // Where what qualifies a noun follows it, the outfit stands before its country.
      const bool behind =
          passage.tongue->follows && i > 0 && (units[i - 1].is(Cue::outfit) || units[i - 1].is_any(nouns));
      const bool sound = !unit.against && !clause.qualifies_vote(i);
      return sound && (outfit || behind) ? std::optional(i) : std::nullopt;
    }
    outfit = outfit || unit.is(Cue::outfit) || unit.is_any(nouns);
    if (unit.is_any(kind_bit(Kind::body) | kind_bit(Kind::authority)) && !unit.is(Cue::outfit)) return std::nullopt;
    if (!outfit || (!unit.is(Cue::outfit) && !unit.is_any(nouns) && !unit.is_plain())) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace alleged::detect
