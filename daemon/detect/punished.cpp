#include "daemon/detect/punished.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "daemon/detect/coordination.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {

std::optional<std::size_t> punished_for(const Passage& passage, const Clause& clause, std::size_t act,
                                        std::size_t because) {
  const std::vector<Unit>& units = passage.units;
  constexpr Kinds punishes =
      kind_bit(Kind::accuse) | kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict);
  constexpr std::size_t reach = 10;
  constexpr std::size_t near = 4;
  const std::string_view language = passage.tongue->code;
  const std::string_view word = units[because].text;
  const bool german = language == "de" && word == "wegen";
  const bool chinese = language == "zh" && (word.starts_with("因") || word.ends_with("因") || word.ends_with("以") ||
                                            word.starts_with("由于") || word.starts_with("由於"));
  if (!german && !chinese) return std::nullopt;
  if (german) {
    // "Droht X wegen der Einmischung mit Konsequenzen".
    for (std::size_t i = because; i-- > 0 && because - i <= near;) {
      if (!units[i].is_any(party_kinds) || units[i].against) continue;
      const std::size_t first = i < near ? 0 : i - near;
      const bool threatened = std::any_of(units.begin() + static_cast<std::ptrdiff_t>(first),
                                          units.begin() + static_cast<std::ptrdiff_t>(i),
                                          [](const Unit& unit) { return unit.text.starts_with("droh"); });
      if (threatened) return i;
    }
  }
  std::size_t verb = act + 1;
  while (verb < units.size() && verb <= act + reach && !units[verb].is_any(clause_end | punishes)) ++verb;
  if (verb >= units.size() || !units[verb].is_any(punishes)) return std::nullopt;
  if (german) {
    for (std::size_t i = verb; i-- > act + 1 && verb - i <= near;) {
      const bool from = units[i - 1].is(Kind::by) || clause.is_object(i);  // "aus X ausgewiesen"
      if (units[i].is_any(party_kinds) && !units[i].against && !from && !clause.qualifies_vote(i)) return i;
    }
    for (std::size_t i = because; i-- > 0 && because - i <= near;) {
      if (units[i].is_any(party_kinds) && !units[i].against) return i;
    }
    return std::nullopt;
  }
  const bool suffered = verb > 0 && (units[verb - 1].text.ends_with("被") || units[verb - 1].text.ends_with("遭"));
  for (std::size_t i = verb + 1; !suffered && i < units.size() && i <= verb + near; ++i) {
    if (units[i].is_any(clause_end | kind_bit(Kind::comma))) break;
    if (units[i].is_any(party_kinds) && !units[i].against && !clause.qualifies_vote(i)) return i;
  }
  for (std::size_t i = act + 1; i < units.size() && i <= verb + near; ++i) {
    if (units[i].is_any(party_kinds) && !units[i].against && !clause.qualifies_vote(i)) return i;
  }
  return std::nullopt;
}

bool is_faced(const Passage& passage, std::size_t act, std::size_t i) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::array<std::string_view, 5> before = {"对", "對", "将", "將", "把"};
  constexpr Kinds punishes = kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict);
  constexpr std::size_t near = 5;
  if (passage.tongue->code != "zh" || i == 0) return false;
  const auto ends = [&](std::string_view word) { return units[i - 1].text.ends_with(word); };
  if (std::none_of(before.begin(), before.end(), ends)) return false;
  const auto first = units.begin() + static_cast<std::ptrdiff_t>(i);
  const auto last = units.begin() + static_cast<std::ptrdiff_t>(std::min(act, i + near));
  return std::any_of(first, last, [](const Unit& unit) { return unit.is_any(punishes); });
}

bool is_penalized(const Passage& passage, const Clause& clause, std::size_t act, std::size_t i) {
  const std::vector<Unit>& units = passage.units;
  constexpr Kinds penalties = kind_bit(Kind::sanction) | kind_bit(Kind::charge);
  constexpr std::array<std::string_view, 14> reasons = {"for",   "over",  "because of", "pentru", "por",
                                                        "pour",  "wegen", "für",        "за",     "за те, що",
                                                        "за то", "из-за", "через",      "za"};
  constexpr std::array<std::string_view, 14> against = {"on",     "against", "împotriva", "asupra", "contra",
                                                        "contre", "gegen",   "против",    "проти",  "в отношении",
                                                        "щодо",   "na",      "wobec",     "visant"};
  constexpr std::size_t reach = 9;
  const std::vector<std::size_t> all = coordinated(passage, i);
  std::size_t on = all.front();
  while (on > 0 && (units[on - 1].is(Kind::determiner) ||
                    (!clause.is_english() && (units[on - 1].is(Kind::agent) || units[on - 1].is(Kind::body)))))
    --on;
  if (on == 0 || !is_one_of(against, units[on - 1].text)) return false;
  std::size_t reason = all.back() + 1;  // past "diplomats", "firms and agents"
  while (reason < act && reason <= all.back() + 4 && !is_one_of(reasons, units[reason].text)) ++reason;
  if (reason >= act || !is_one_of(reasons, units[reason].text)) return false;
  // "Sanctions on X over its laws are interference": the reason is another.
  constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::its) | kind_bit(Kind::hedge) |
                           kind_bit(Kind::attempt) | kind_bit(Kind::vote) | kind_bit(Kind::country) |
                           kind_bit(Kind::act) | kind_bit(Kind::to) | kind_bit(Kind::quote);
  for (std::size_t k = reason + 1; k < act; ++k) {
    const bool adverb = units[k].is_plain() && (units[k].text.ends_with("ly") || units[k].text.ends_with("ed"));
    if (!units[k].is_any(passes) && !adverb) return false;
  }
  for (std::size_t k = on - 1; k-- > 0 && on - k <= reach;) {
    if (units[k].is_any(clause_end | kind_bit(Kind::comma))) return false;
    if (units[k].is_any(penalties)) return true;
  }
  return false;
}

}  // namespace alleged::detect
