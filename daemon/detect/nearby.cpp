#include "daemon/detect/nearby.hpp"

#include <algorithm>

#include "daemon/detect/anaphora.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/reference.hpp"

namespace alleged::detect {
namespace {

/// "The X minister: an attack on": behind the colon that ends who says what stands before the act at `act`; 0 where
/// nobody does so.
std::size_t label_end(const std::vector<Unit>& units, std::size_t act) {
  constexpr std::size_t longest = 5;
  constexpr Kinds office = kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::authority);
  bool speaks = false;
  for (std::size_t i = 0; i < act && i <= longest; ++i) {
    if (units[i].is_colon()) return speaks ? i : 0;
    speaks = speaks || units[i].is_any(office);
  }
  return 0;
}

/// "PiS spent millions on its campaign; the American firm got two": a word that is an act only with its object does not
/// reach for whoever is named in another clause.
bool is_of_another_clause(const std::vector<Unit>& units, std::size_t act, std::size_t party) {
  constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::comma) | kind_bit(Kind::that);
  if (!units[act].is(Kind::act) || units[act].term->meaning->until == 0) return false;
  const auto at = [&](std::size_t i) { return units.begin() + static_cast<std::ptrdiff_t>(i); };
  return std::any_of(at(std::min(act, party)), at(std::max(act, party)),
                     [](const Unit& unit) { return unit.is_any(ends); });
}

/// "X's ministry said", "X sanctions": the party at `party` speaks, accuses or punishes, and so does nothing of the
/// act; in English, where the verb stands behind its subject.
bool tells_of_it(const std::vector<Unit>& units, std::size_t party) {
  constexpr std::size_t reach = 4;
  constexpr Kinds tells = speech_kinds | kind_bit(Kind::accuse) | kind_bit(Kind::probe);
  constexpr Kinds passes = kind_bit(Kind::body) | kind_bit(Kind::authority) | kind_bit(Kind::institution) |
                           kind_bit(Kind::title) | kind_bit(Kind::unnamed) | kind_bit(Kind::country);
  for (std::size_t i = party + 1; i < units.size() && i <= party + reach; ++i) {
    if (units[i].is_any(tells) && !units[i].is(Kind::act)) return true;
    const bool word = units[i].is_plain() && (!units[i].capital || units[i].is(Cue::somebody));
    if (!units[i].is_any(passes) && !word) return false;
  }
  return false;
}

}  // namespace

Agents parties_near(const Passage& passage, const std::vector<Vote>& votes, std::size_t act) {
  constexpr std::size_t most = 3;
  const std::vector<Unit>& units = passage.units;
  const Clause clause(passage, votes);
  // "People whom it accuses of meddling": whoever stands before it accuses.
  const std::size_t speaker = std::max(label_end(units, act), fronted_accuse(passage, clause, act).value_or(0));
  Agents near{{}, "near", 0.2};
  Agents people{{}, "near, people", 0.4};  // "Russian agents", "an Iranian firm": nationals, rather than the country
  for (std::size_t reach = 1; reach < units.size() && near.units.size() < most; ++reach) {
    for (const std::size_t i : {act - reach, act + reach}) {  // below zero wraps beyond the size
      if (i >= units.size() || !units[i].is_any(party_kinds) || units[i].against || units[i].of_court ||
          clause.qualifies_vote(i) || i < speaker || is_of_another_clause(units, act, i) ||
          (clause.is_english() && tells_of_it(units, i)))
        continue;
      near.units.push_back(i);
      if (are_people(passage, i)) people.units.push_back(i);
    }
  }
  if (!people.units.empty()) return people;
  // "In camps in X": where it happens.
  const bool places =
      !passage.tongue->is_english && std::all_of(near.units.begin(), near.units.end(),
                                                 [&](std::size_t i) { return i > 0 && units[i - 1].is(Kind::in); });
  if (places) near.rule = "near, where";
  return near;
}

}  // namespace alleged::detect
