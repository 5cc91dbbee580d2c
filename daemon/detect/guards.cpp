#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "daemon/detect/units.hpp"

namespace alleged::detect {
namespace {

struct Known {
  std::unordered_set<std::string_view> codes;  ///< countries and actors named by a form that means nothing else
  std::unordered_set<std::string_view> words;  ///< rivals that occur, as the data file writes them; and actors
};

Known known_in(const std::vector<Passage>& story) {
  Known known;
  for (const Passage& passage : story) {
    for (const Unit& unit : passage.units) {
      if (unit.term == nullptr) continue;
      if (!unit.term->name.empty()) known.words.insert(unit.term->name);
      if (unit.is(Kind::country) && !unit.term->guarded) known.codes.insert(unit.term->code);
    }
  }
  return known;
}

/// "Jim Jordan": a capitalised word that no list knows adjoins, and the sentence does not merely begin there.
bool beside_a_name(const std::vector<Unit>& units, std::size_t at) {
  const auto is_name = [&](std::size_t i) {
    const Unit& unit = units[i];
    return unit.capital && unit.term == nullptr && unit.is(Kind::word);
  };
  const bool before = at > 1 && is_name(at - 1) && !units[at - 1].possessive;
  const bool after = at + 1 < units.size() && is_name(at + 1) && !units[at].possessive;
  return before || after;
}

}  // namespace

void settle_guards(std::vector<Passage>& story) {
  const Known known = known_in(story);
  for (Passage& passage : story) {
    for (std::size_t i = 0; i < passage.units.size(); ++i) {
      Unit& unit = passage.units[i];
      if (unit.term == nullptr || (!unit.term->guarded && unit.term->doubts().also.empty())) continue;
      const bool rival = std::any_of(unit.term->doubts().rivals.begin(), unit.term->doubts().rivals.end(),
                                     [&](const std::string& word) { return known.words.contains(word); });
      const bool borne_out = known.codes.contains(unit.term->code);
      constexpr Kinds needs =
          kind_bit(Kind::actor) | kind_bit(Kind::landmark) | kind_bit(Kind::institution) | kind_bit(Kind::contender);
      const bool bare_alias = unit.is_any(needs) && !borne_out && unit.term->guarded;
      // "The Senate", in a story of another country that has one.
      const bool of_another =
          !borne_out && std::any_of(unit.term->doubts().also.begin(), unit.term->doubts().also.end(),
                                    [&](const std::string& code) { return known.codes.contains(code); });
      const bool name = unit.term->given_name && beside_a_name(passage.units, i);
      if (bare_alias || of_another || name || (rival && !borne_out)) {
        // A body that is no actor here may still speak: "CIA report".
        unit.kinds &= ~(needs | kind_bit(Kind::country));
        if (unit.kinds != 0) continue;
        unit.kinds = kind_bit(Kind::word);
        unit.term = nullptr;
      }
    }
  }
}

}  // namespace alleged::detect
