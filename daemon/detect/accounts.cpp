#include "daemon/detect/accounts.hpp"

#include <vector>

#include "daemon/detect/sayer.hpp"

namespace alleged::detect {
namespace {

bool is_account(const Unit& unit) {
  return unit.is(Kind::report) || unit.is(Cue::writing);
}

/// "Y's concern that ...": whoever has the noun that a clause unfolds says so, whatever the noun.
bool is_claim_of(const Passage& passage, std::size_t act, std::size_t noun) {
  const std::vector<Unit>& units = passage.units;
  return noun > 0 && noun + 1 < act && units[noun].is_plain() && !units[noun].capital &&
         units[noun + 1].is(Kind::that) && units[noun - 1].possessive;
}

/// "A report on meddling from special counsel X".
Speaker source_of_report(const Passage& passage, std::size_t act, const Names& names) {
  const std::vector<Unit>& units = passage.units;
  constexpr Kinds office = kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::authority);
  for (std::size_t i = act + 1; i + 1 < units.size() && i < act + 10; ++i) {
    if (units[i].is(Kind::by) && units[i + 1].is_any(office)) return names.complete(speaker_after(passage, i));
  }
  return {};
}

/// Where the phrase of the noun at `at` begins, and the verb of publishing before it: "had issued a new report".
std::size_t noun_phrase(const std::vector<Unit>& units, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && at - first < 3 && units[first - 1].is_plain() && !units[first - 1].capital) --first;
  std::size_t verb = first;
  if (verb > 0 && units[verb - 1].is(Kind::determiner)) --verb;
  if (verb > 0 && units[verb - 1].is(Cue::publishing)) return verb - 1;
  return first;
}

}  // namespace

Speaker author_behind(const Passage& passage, std::size_t lead, const Names& names) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::size_t near = 4;    // "a new interim report"
  constexpr std::size_t behind = 6;  // "published on Wednesday"
  constexpr Kinds leads = kind_bit(Kind::determiner) | kind_bit(Kind::in) | kind_bit(Kind::of) | kind_bit(Kind::its);
  constexpr Kinds passes = kind_bit(Kind::date) | kind_bit(Kind::year) | kind_bit(Kind::in) |
                           kind_bit(Kind::preposition) | kind_bit(Kind::behind) | kind_bit(Kind::say);
  const auto is_small = [&](std::size_t i) { return units[i].is_plain() && !units[i].capital; };
  // "Según un informe" is one phrase.
  std::size_t noun = units[lead].is(Kind::according) && lead + 1 < units.size() &&
                             units[lead + 1].is_any(kind_bit(Kind::of) | kind_bit(Kind::by))
                         ? lead
                         : lead + 1;
  while (noun > lead && noun < units.size() && noun <= lead + near && !is_account(units[noun]) &&
         (is_small(noun) || units[noun].is_any(leads)))
    ++noun;
  if (noun >= units.size() || noun > lead + near || (noun > lead && !is_account(units[noun]))) return {};
  for (std::size_t i = noun + 1; i < units.size() && i <= noun + behind; ++i) {
    const Unit& unit = units[i];
    if (unit.is_any(kind_bit(Kind::by) | kind_bit(Kind::of)) || unit.text == "from")
      return names.complete(speaker_after(passage, i));
    // "В докладе Института": no word between.
    if (belongs(unit) && i <= noun + 3 && passage.tongue->follows && !passage.tongue->adjectives_behind())
      return names.complete(speaker_after(passage, i - 1));
    if (!is_small(i) && !unit.is_any(passes) && !unit.is_number()) return {};
  }
  return {};
}

Speaker author_before(const Passage& passage, std::size_t verb, const Names& names) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::size_t reach = 12;
  constexpr Kinds ends = kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::quote) | kind_bit(Kind::that) |
                         kind_bit(Kind::say) | kind_bit(Kind::act);
  if (!passage.tongue->is_english) return {};
  for (std::size_t i = verb; i-- > 0 && verb - i <= reach && !units[i].is_any(ends);) {
    const bool leads = units[i].is(Kind::by) || units[i].text == "from" || units[i].text == "of";
    const bool probe = i > 0 && units[i - 1].is(Kind::probe) && units[i].text != "of";  // "an inquiry of X": into it
    const bool account = i > 0 && (is_account(units[i - 1]) || probe);
    if (leads && account) return names.complete(speaker_after(passage, i));
  }
  return {};
}

Speaker reporter_of(const Passage& passage, std::size_t act, const Agents& agents, const Names& names) {
  const std::vector<Unit>& units = passage.units;
  // "X meddled, it says in a report by Y".
  for (std::size_t i = act + 1; i < units.size(); ++i) {
    const bool says = units[i].is_any(kind_bit(Kind::say) | kind_bit(Kind::find) | kind_bit(Kind::warn));
    if (!says) continue;
    if (Speaker found = author_behind(passage, i, names); found && !is_accused(passage, agents, found)) return found;
  }
  for (std::size_t i = 0; i < act && i < units.size(); ++i) {
    const bool statement = units[i].is(Cue::writing) && units[i + 1].is(Kind::of);
    if (!units[i].is(Kind::report) && !is_claim_of(passage, act, i) && !statement) continue;
    Speaker found;
    if (units[i + 1].is(Kind::by) || statement) {
      found = names.complete(speaker_after(passage, i + 1));
    } else {
      found = names.complete(speaker_before(passage, noun_phrase(units, i)));
    }
    if (!found) found = source_of_report(passage, act, names);
    if (found && !is_accused(passage, agents, found)) return found;
  }
  return {};
}

}  // namespace alleged::detect
