#include "daemon/detect/coordination.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

constexpr Kinds names_party = kind_bit(Kind::country) | kind_bit(Kind::actor) | kind_bit(Kind::unnamed);
constexpr Kinds list_joints = kind_bit(Kind::comma) | kind_bit(Kind::conjunction) | kind_bit(Kind::determiner);

/// "According to police in X, Y ...", "In W, X and Z, Y ...": the comma that ends what the sentence begins with, where
/// that is governed and has parties; 0 where there is none. In "In X, Y and Z act" it is the first, for no conjunction
/// stands before any.
std::size_t end_of_front(const std::vector<Unit>& units) {
  constexpr std::size_t reach = 8;
  constexpr std::size_t longest_list = 32;
  constexpr Kinds governs =
      kind_bit(Kind::in) | kind_bit(Kind::with) | kind_bit(Kind::preposition) | kind_bit(Kind::according);
  constexpr Kinds passed = kind_bit(Kind::body) | kind_bit(Kind::authority) | kind_bit(Kind::institution) |
                           kind_bit(Kind::title) | kind_bit(Kind::determiner) | kind_bit(Kind::of) |
                           kind_bit(Kind::quote) | kind_bit(Kind::report) | kind_bit(Kind::attribute) |
                           kind_bit(Kind::by) | kind_bit(Kind::agent) | kind_bit(Kind::vote);
  std::size_t first = 0;
  bool governed = false;
  for (; first < units.size() && first < reach && !units[first].is_any(names_party); ++first) {
    governed = governed || units[first].is_any(governs);
    const bool adjective = units[first].is_plain() && !units[first].capital;
    if (!units[first].is_any(governs | passed) && !adjective) return 0;
  }
  if (!governed) return 0;
  std::size_t comma = 0;
  bool joined = false;
  for (std::size_t i = first; i < units.size() && i < first + longest_list; ++i) {
    if (units[i].is(Kind::comma)) {
      if (joined) return i;
      if (comma == 0) comma = i;
    } else if (units[i].is(Kind::conjunction)) {
      joined = true;
    } else if (!units[i].is_any(names_party | list_joints)) {
      break;
    }
  }
  return comma;
}

/// "Washington, das Moskau beschuldigt": a clause about the first, where no list goes on.
bool is_relative(const std::vector<Unit>& units, std::size_t second) {
  const bool article = second >= 2 && units[second - 1].is(Kind::determiner) && units[second - 2].is(Kind::comma);
  const bool ends =
      second + 1 >= units.size() ||
      !units[second + 1].is_any(kind_bit(Kind::comma) | kind_bit(Kind::conjunction) | kind_bit(Kind::stop));
  return article && ends;
}

/// "Two million, according to X, Y spent": the comma behind whoever says so begins no list.
bool ends_according(const std::vector<Unit>& units, std::size_t comma) {
  constexpr std::size_t reach = 4;
  constexpr Kinds passed = names_party | kind_bit(Kind::body) | kind_bit(Kind::authority) |
                           kind_bit(Kind::institution) | kind_bit(Kind::title) | kind_bit(Kind::determiner) |
                           kind_bit(Kind::of);
  if (!units[comma].is(Kind::comma)) return false;
  for (std::size_t i = comma; i-- > 0 && comma - i <= reach;) {
    if (units[i].is(Kind::according)) return true;
    if (!units[i].is_any(passed)) return false;
  }
  return false;
}

/// "Not only X but also Y", "не только X, но и Y": whether the sentence has such a pair, whose words join a list.
bool has_not_only(const std::vector<Unit>& units) {
  constexpr std::array<std::string_view, 13> only = {"only",  "nur",       "solo",     "sólo",  "только",
                                                     "лише",  "лишь",      "тільки",   "tylko", "doar",
                                                     "numai", "seulement", "solamente"};
  constexpr std::array<std::string_view, 14> both = {"not only",  "Not only", "nicht nur",     "Nicht nur", "не только",
                                                     "Не только", "не лише",  "Не лише",       "nie tylko", "Nie tylko",
                                                     "nu doar",   "Nu doar",  "non seulement", "no solo"};
  for (std::size_t i = 0; i < units.size(); ++i) {
    const bool pair = i > 0 && is_one_of(only, units[i].text) && units[i - 1].is(Kind::negation);
    if (pair || begins_with_any(units[i].text, both)) return true;
  }
  return false;
}

/// "But also", "но и": the second half of it.
bool is_but_also(std::string_view word) {
  constexpr std::array<std::string_view, 24> words = {
      "but", "also",  "sondern", "auch", "mais", "aussi", "sino",  "también", "но", "и",  "але",      "й",
      "а",   "також", "также",   "lecz", "ale",  "też",   "także", "również", "ci", "și", "but also", "но и"};
  return is_one_of(words, word);
}

}  // namespace

std::vector<std::size_t> coordinated(const Passage& passage, std::size_t at) {
  const std::vector<Unit>& units = passage.units;
  const std::size_t front = end_of_front(units);
  const auto is_person = [](const Unit& unit) { return unit.term->form == Form::person; };
  const auto is_adjective = [](const Unit& unit) { return unit.term->form == Form::adjective; };
  const auto same = [&](const Unit& unit) {
    // "Putin and Musk": a head of state, and one who acts for another.
    return unit.is_any(names_party) && unit.against == units[at].against &&
           (is_person(unit) == is_person(units[at]) || unit.is(Kind::actor) || units[at].is(Kind::actor));
  };
  // "Over meddling by X, Y said": Y begins another clause.
  const auto speaks = [&](std::size_t i) {
    constexpr Kinds speech = kind_bit(Kind::say) | kind_bit(Kind::accuse) | kind_bit(Kind::warn) |
                             kind_bit(Kind::deny) | kind_bit(Kind::find);
    constexpr Kinds office = kind_bit(Kind::body) | kind_bit(Kind::authority) | kind_bit(Kind::institution) |
                             kind_bit(Kind::title) | kind_bit(Kind::vote);
    constexpr std::size_t longest = 4;
    const std::size_t comma = units[i - 1].is(Kind::determiner) ? i - 2 : i - 1;
    std::size_t verb = i + 1;
    while (verb < units.size() && verb < i + longest &&
           (units[verb].is_any(office | kind_bit(Kind::unnamed)) || units[verb].is(Cue::somebody)))
      ++verb;
    // In a headline "X, Y deny meddling" is a list, and "X, Y's foreign minister says" is none.
    const bool whose = units[i].possessive || is_adjective(units[i]);
    const bool parted = passage.field != Field::title || (whose && verb > i + 1 && !is_adjective(units[at]));
    return parted && comma < i && units[comma].is(Kind::comma) && verb < units.size() && units[verb].is_any(speech);
  };
  const bool german = passage.tongue->code == "de";
  const bool not_only = has_not_only(units);
  std::vector<std::size_t> group{at};
  const auto walk = [&](auto step) {
    std::size_t last = at;
    bool joined = false;
    for (std::size_t i = step(at); i < units.size() && group.size() < 12; i = step(i)) {
      if (same(units[i])) {
        // Two names with nothing between, or only "the", are no list.
        if (!joined) return;
        joined = false;
        // "Ingérences russes, Copenhague": an adjective and a name are none without a conjunction.
        if (is_adjective(units[i]) != is_adjective(units[last]) && units[i > last ? i - 1 : i + 1].is(Kind::comma) &&
            !passage.tongue->is_english)
          return;
        if (i > at ? speaks(i) : speaks(last)) return;
        if (german && is_relative(units, std::max(i, last))) return;
        // "In the politics of the US, Russia's meddling": a list has a conjunction before its last.
        const std::size_t later = std::max(i, last);
        const bool apposition = later + 2 < units.size() && units[later + 2].is(Kind::comma);  // "X, Y's partner, did"
        if (passage.tongue->is_english && units[later].possessive && !units[std::min(i, last)].possessive &&
            units[later - 1].is(Kind::comma) && !apposition && passage.field != Field::title)
          return;
        group.push_back(i);
        last = i;
      } else if (not_only && is_but_also(units[i].text)) {
        joined = true;
      } else if (!units[i].is_any(list_joints) || (front != 0 && i == front) || ends_according(units, i)) {
        return;
      } else {
        // "Росії та Ірану": "та" is also an article.
        joined = joined || !units[i].is(Kind::determiner) || units[i].is(Kind::conjunction);
      }
    }
  };
  walk([](std::size_t i) { return i + 1; });
  walk([](std::size_t i) { return i - 1; });  // below zero wraps beyond the size
  std::sort(group.begin(), group.end());
  return group;
}

}  // namespace alleged::detect
