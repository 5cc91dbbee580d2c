#include "daemon/detect/source.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace alleged::detect {
namespace {

/// "За подкупом избирателей стоит X", "Hinter den Fälschungen steckt X": the phrase "stands behind" in two parts, and
/// X next to its verb at `verb`.
bool stands_behind(const std::vector<Unit>& units, std::size_t verb) {
  constexpr std::array<std::string_view, 6> behind = {"За", "за", "Za", "za", "Hinter", "hinter"};
  constexpr std::size_t reach = 9;
  if (verb + 1 >= units.size() || !units[verb + 1].is_any(party_kinds)) return false;
  if (!units[verb].is(Cue::standing)) return false;
  for (std::size_t i = verb; i-- > 0 && verb - i <= reach && !units[i].is_any(clause_end);) {
    if (std::find(behind.begin(), behind.end(), units[i].text) != behind.end()) return true;
  }
  return false;
}

/// "Officers loyal to X seized the two, accusing them of": those of whom this is told accuse, and do not act.
bool accuses_others(const std::vector<Unit>& units, const Clause& clause, std::size_t party) {
  for (std::size_t i = party + 1; i + 1 < units.size() && clause.is_english(); ++i) {
    if (units[i].is(Kind::accuse) && units[i].text == "accusing") return true;
  }
  return false;
}

}  // namespace

Agents source_in(const Passage& passage, const Clause& clause) {
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].is(Kind::attribute)) {
      const auto found = clause.party_after(i, 7);
      if (found && !accuses_others(units, clause, *found)) return joined(passage, *found, "source", 0.7);
    }
    if (stands_behind(units, i)) return joined(passage, i + 1, "source", 0.7);
    if (units[i].is(Kind::behind)) {
      bool told = false;
      for (std::size_t k = i; k-- > 0 && i - k <= 6;) {
        told = told || units[k].is(Kind::that);
        if (told && units[k].is(Kind::say)) break;  // "X admitted that voters are bribed"
        // "X ввёл санкции против организаторов": X punishes those behind it.
        if (units[k].is_any(kind_bit(Kind::sanction) | kind_bit(Kind::charge)) && !clause.is_passive(k)) break;
        const bool of_hand = k > 1 && units[k - 1].is(Kind::of) && units[k - 2].is(Kind::attempt);
        const bool agent = units[k].is_any(party_kinds) && !clause.qualifies_vote(k) &&
                           (!clause.is_object(k) || of_hand) && !units[k].against;
        if (agent) return joined(passage, k, "source", 0.7);
      }
      // "Hinter dem Netz steckt X", "за роликами стоит X".
      if (const auto found = clause.is_english() ? std::nullopt : clause.party_after(i, 4))
        return joined(passage, *found, "source", 0.7);
    }
  }
  return {};
}

Agents foremost_in(const Passage& passage, const Clause& clause) {
  constexpr std::array<std::string_view, 6> nouns = {"perpetrator", "actor", "threat", "culprit", "offender", "player"};
  constexpr std::array<std::string_view, 4> verbs = {"stands", "ranks", "remains", "remained"};
  constexpr std::size_t reach = 6;
  constexpr Kinds ends = clause_end | kind_bit(Kind::comma) | kind_bit(Kind::of);
  const std::vector<Unit>& units = passage.units;
  const auto one_of = [](const auto& words, const Unit& unit) {
    return std::find(words.begin(), words.end(), unit.text) != words.end();
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].is(Cue::foremost)) continue;
    // "The most active", of two words, but not "the most active ally".
    const auto closes = [&](std::size_t k) {
      return k >= units.size() || units[k].is_any(ends) || one_of(nouns, units[k]);
    };
    if (!closes(i + 1) && !closes(i + 2)) continue;
    bool is = false;
    for (std::size_t k = i; k-- > 0 && i - k <= reach;) {
      const Unit& unit = units[k];
      is = is || unit.is(Cue::being) || one_of(verbs, unit);
      const bool names =
          unit.is(Kind::country) && !unit.against && !unit.possessive && unit.term->form != Form::adjective;
      if (names) return is && !clause.is_object(k) ? joined(passage, k, "source", 0.7) : Agents{};
      if (!unit.is_plain() && !unit.is(Kind::determiner) && !unit.is(Cue::being)) break;
    }
  }
  return {};
}

Agents supplier_of(const Passage& passage, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr Kinds leads = kind_bit(Kind::preposition) | kind_bit(Kind::in) | kind_bit(Kind::to) | kind_bit(Kind::of);
  constexpr std::size_t reach = 5;
  constexpr std::array<std::string_view, 9> out_of = {"from", "z", "ze", "из", "з", "із", "aus", "din", "de"};
  const auto purposes = [&](std::size_t i) {
    return units[i].text == "for" || units[i].text == "para" || units[i].text == "pour" ||
           units[i].text.starts_with("for ") || units[i].text.starts_with("para ") ||
           units[i].text.starts_with("pour ") || units[i].text.starts_with("pentru ");
  };
  for (std::size_t i = act; i-- > 1 && act - i <= reach;) {
    const Unit& unit = units[i];
    if (unit.is_any(party_kinds)) {
      const bool from = std::find(out_of.begin(), out_of.end(), units[i - 1].text) != out_of.end() ||
                        units[i - 1].text.ends_with(" de");  // "millones de"
      const bool led = i + 1 == act ? purposes(act) : units[i + 1].is_any(leads) || purposes(i + 1);
      return from && led && !unit.against ? Agents{{i}, "source", 0.7} : Agents{};
    }
    const bool passes = unit.is_any(leads | kind_bit(Kind::determiner)) || (unit.is_plain() && !unit.capital);
    if (!passes) return {};
  }
  return {};
}

}  // namespace alleged::detect
