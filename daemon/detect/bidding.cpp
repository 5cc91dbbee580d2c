#include "daemon/detect/bidding.hpp"

#include <algorithm>
#include <array>

#include "daemon/detect/coordination.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {
namespace {

/// ""Stay out of our election," the minister of Y told X", in English.
std::optional<std::size_t> told_behind(const Passage& passage, std::size_t act) {
  constexpr std::array<std::string_view, 4> tells = {"told", "warned", "tells", "warns"};
  constexpr std::size_t reach = 6;
  const std::vector<Unit>& units = passage.units;
  if (!passage.tongue->is_english) return std::nullopt;
  std::size_t quote = act + 1;
  while (quote < units.size() && quote <= act + reach && !units[quote].is(Kind::quote)) ++quote;
  constexpr std::size_t subject = 7;  // units of whoever tells it
  constexpr Kinds ends =
      kind_bit(Kind::comma) | kind_bit(Kind::conjunction) | kind_bit(Kind::that) | kind_bit(Kind::stop);
  for (std::size_t i = quote + 1; i + 1 < units.size() && i <= quote + subject && !units[i].is_any(ends); ++i) {
    if (!is_one_of(tells, units[i].text)) continue;
    const std::size_t at = i + 1 + (units[i + 1].is(Kind::determiner) && i + 2 < units.size() ? 1 : 0);
    return is_named_party(units[at]) ? std::optional(at) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> told_to_stop(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::size_t reach = 4;
  if (units[act].term == nullptr) return std::nullopt;
  std::size_t stop = act;
  for (std::size_t i = act; i-- > 1 && act - i <= reach && stop == act;) {
    if (units[i].is(Cue::ceasing) && (!clause.is_english() || units[i - 1].is(Kind::to))) stop = i;
  }
  bool told = stop != act;
  for (std::size_t i = act + 1; i < units.size() && i <= act + 8 && passage.tongue->code == "de"; ++i)
    told = told || units[i].is(Cue::ceasing);
  if (!told) return std::nullopt;
  const std::size_t from = clause.is_english() ? stop - 1 : stop;
  for (std::size_t k = from; k-- > 0 && from - k <= 7;) {
    if (units[k].is_any(clause_end) ||
        (clause.is_english() && units[k].is_any(kind_bit(Kind::comma) | kind_bit(Kind::cause))))
      return std::nullopt;
    if (!units[k].is_any(party_kinds) || units[k].against || clause.qualifies_vote(k)) continue;
    // "Asked X to stop paying for rallies": of plainer deeds, only who is told so.
    const std::size_t verb = k > 1 && units[k - 1].is(Kind::determiner) ? k - 2 : k - 1;
    const bool asked =
        k > 0 && (units[verb].is_any(kind_bit(Kind::cause) | kind_bit(Kind::say) | kind_bit(Kind::warn)) ||
                  units[verb].is(Cue::asking));
    return !units[act].term->weak || asked ? std::optional(k) : std::nullopt;
  }
  return std::nullopt;
}

bool governs_vote(const Passage& passage, std::size_t act, bool bare) {
  constexpr Kinds passes = kind_bit(Kind::in) | kind_bit(Kind::with) | kind_bit(Kind::of) | kind_bit(Kind::determiner) |
                           kind_bit(Kind::its) | kind_bit(Kind::our) | kind_bit(Kind::country) |
                           kind_bit(Kind::unnamed) | kind_bit(Kind::year) | kind_bit(Kind::quote) |
                           kind_bit(Kind::negation) | kind_bit(Kind::to) | kind_bit(Kind::date);
  constexpr Kinds ends = kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::conjunction);
  constexpr std::size_t reach = 8;
  const std::vector<Unit>& units = passage.units;
  if (units[act].within != nullptr) return true;
  bool alone = true;
  std::size_t plain = 0;
  for (std::size_t i = act + 1; i < units.size() && i <= act + reach; ++i) {
    const Unit& unit = units[i];
    if (unit.is_any(kind_bit(Kind::vote) | kind_bit(Kind::landmark))) return true;
    if (unit.is_any(ends)) return bare && alone;
    if (unit.is(Kind::before)) return false;
    const bool word = unit.is_plain() && ++plain <= 2;
    if (!unit.is_any(passes) && !word) return false;
    alone = alone && (unit.is_any(kind_bit(Kind::quote) | kind_bit(Kind::negation)) || !passage.tongue->is_english);
  }
  return bare && alone;
}

std::optional<std::size_t> told_to_stay_out(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr Kinds tells = kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::cause);
  constexpr Kinds passes = kind_bit(Kind::to) | kind_bit(Kind::quote) | kind_bit(Kind::title) | kind_bit(Kind::body);
  constexpr std::size_t reach = 6;
  const std::vector<Unit>& units = passage.units;
  if (!units[act].is(Cue::aloof) || !governs_vote(passage, act, false)) return std::nullopt;
  bool told = false;  // "X told to stay out"
  for (std::size_t i = act; i-- > 0 && act - i <= reach;) {
    const Unit& unit = units[i];
    if (unit.is_any(party_kinds) && !unit.against && !clause.qualifies_vote(i)) {
      if (unit.is(Kind::unnamed)) return std::nullopt;
      const std::size_t lead = i > 1 && units[i - 1].is(Kind::determiner) ? i - 2 : i - 1;  // "the United States"
      const bool is_addressed = i > 0 && (units[lead].is_any(tells) || units[lead].is(Kind::to));
      // "Told X's army to keep out of the election": of its own. "X's Congress told its president": at home.
      const bool owned =
          std::any_of(units.begin() + static_cast<std::ptrdiff_t>(act), units.end(), [&](const Unit& one) {
            return one.is_any(kind_bit(Kind::our) | kind_bit(Kind::its) | kind_bit(Kind::landmark)) ||
                   one.text.ends_with(" our") || (one.is(Kind::country) && one.term->code != unit.term->code);
          });
      const bool own = clause.is_adjectival(i) && !owned;
      const bool at_home =
          std::any_of(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(i),
                      [&](const Unit& one) { return one.is(Kind::country) && one.term->code == unit.term->code; });
      if (own || at_home) return std::nullopt;
      return told || is_addressed ? std::optional(i) : std::nullopt;
    }
    told = told || unit.is_any(tells);
    const bool colon = unit.is(Kind::stop) && unit.is_colon();
    if (!colon && !unit.is_any(passes | tells) && !(unit.is_plain() && !unit.capital)) return std::nullopt;
  }
  return told_behind(passage, act);
}

std::optional<std::size_t> kept_from(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  const std::size_t head = clause.head_of(act);
  constexpr Kinds governs = kind_bit(Kind::preposition) | kind_bit(Kind::of) | kind_bit(Kind::to) | kind_bit(Kind::by);
  for (std::size_t i = head; i-- > 0 && head - i <= 4;) {
    if (clause.is_english() ? units[i].text != "from" && units[i].text != "From" : !units[i].is_any(governs)) continue;
    // "Barred from entry over their meddling": that is why, and not what from.
    const bool why = std::any_of(units.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                 units.begin() + static_cast<std::ptrdiff_t>(head),
                                 [](const Unit& unit) { return unit.is(Kind::preposition); });
    if (why && clause.is_english()) return std::nullopt;
    for (std::size_t k = i; k-- > 0 && i - k <= 3;) {
      if (!units[k].is_any(party_kinds) || units[k].against) continue;
      const std::size_t first = coordinated(passage, k).front();
      for (std::size_t v = first; v-- > 0 && first - v <= 3;) {
        if (units[v].is(Kind::prevent)) return k;
      }
      return std::nullopt;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::size_t> asked_for(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::size_t reach = 5;
  if (!clause.is_english()) return std::nullopt;
  for (std::size_t i = act; i-- > 0 && act - i <= reach;) {
    if (units[i].text != "for") {
      if (!units[i].is_plain() && !units[i].is(Kind::determiner)) return std::nullopt;
      continue;
    }
    for (std::size_t party = i; party-- > 0 && i - party <= 3;) {
      if (!units[party].is_any(party_kinds)) continue;
      for (std::size_t verb = party; verb-- > 0 && party - verb <= 3;) {
        if (units[verb].is(Cue::asking)) return party;
      }
      return std::nullopt;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

namespace {

/// "Plans in X to interfere".
std::optional<std::size_t> planner_in(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::size_t reach = 4;
  std::size_t to = act;
  while (to > 0 && act - to < reach && !units[to].is(Kind::to)) --to;
  if (to < 3 || !units[to].is(Kind::to)) return std::nullopt;
  const std::size_t party = to - 1;
  const bool place = units[party].is(Kind::country) && !clause.is_person(party) && !units[party].against;
  if (!place) return std::nullopt;
  const std::size_t first = coordinated(passage, party).front();
  const bool planned = first > 1 && (units[first - 1].text == "in" || units[first - 1].text == "inside") &&
                       units[first - 2].is(Kind::attempt);
  return planned ? std::optional(party) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> planner_of(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  if (units[act].term == nullptr || !units[act].term->verb) return std::nullopt;
  constexpr std::size_t reach = 9;
  if (clause.is_english()) return planner_in(passage, clause, act);
  constexpr Kinds ends = clause_end | speech_kinds | kind_bit(Kind::accuse) | kind_bit(Kind::that);
  std::optional<std::size_t> party;
  for (std::size_t i = act; i-- > 0 && act - i <= reach;) {
    const Unit& unit = units[i];
    if (unit.is(Kind::attempt)) return party && *party <= i + 3 ? party : std::nullopt;
    if (unit.is_any(ends)) return std::nullopt;
    if (unit.is_any(party_kinds) && !unit.against && !clause.qualifies_vote(i)) party = i;
  }
  return std::nullopt;
}

}  // namespace alleged::detect
