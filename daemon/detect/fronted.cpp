#include "daemon/detect/fronted.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/declension.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// "Accused", "soupçonné", "Acuzată", "Обвиненное": the verb's participle, rather than "Accuses".
bool is_participle(std::string_view word) {
  constexpr std::array<std::string_view, 26> endings = {
      "ed", "é",    "ée",   "és",   "ées",  "ado", "ada", "ados", "adas", "at",   "ată",  "ați",  "ate",
      "ит", "нный", "нная", "нное", "нные", "ний", "на",  "не",   "ні",   "емая", "емый", "емые", "ный"};
  const std::string_view first = word.substr(0, word.find(' '));  // "acusado por" is one phrase
  return ends_with_any(first, endings);
}

/// "Suspected", "visé": words that charge where they begin a sentence so.
bool is_charging(const Unit& unit) {
  constexpr std::array<std::string_view, 22> words = {
      "Acusado",   "Acusada",  "Acusados",  "Acuzat",     "Acuzată",       "Accusé",       "Accusée",     "Acuzați",
      "Suspected", "Visé",     "Visée",     "Soupçonné",  "Soupçonnée",    "Investigado",  "Investigada", "Sospechoso",
      "Señalado",  "Señalada", "Suspectat", "Suspectată", "Подозреваемый", "Подозреваемая"};
  return (unit.is_any(kind_bit(Kind::accuse) | kind_bit(Kind::behind)) && is_participle(unit.text)) ||
         is_one_of(words, unit.text);
}

/// Whether the words of units [first, act) lead from a word of accusing to the act and to nothing else: "of having",
/// "by Y of trying to", but not "of ignoring Russian".
bool leads_straight_to(const Passage& passage, std::size_t first, std::size_t act) {
  constexpr std::array<std::string_view, 12> auxiliaries = {"having", "have", "been", "avoir", "d'avoir", "haber",
                                                            "că",     "a",    "zu",   "fi",    "for",     "do"};
  constexpr Kinds leads = kind_bit(Kind::of) | kind_bit(Kind::in) | kind_bit(Kind::to) | kind_bit(Kind::determiner) |
                          kind_bit(Kind::attempt) | kind_bit(Kind::quote) | kind_bit(Kind::that) | kind_bit(Kind::with);
  const std::vector<Unit>& units = passage.units;
  std::size_t i = first;
  // "By Y", "Болгарией": by whom.
  if (i < act && (units[i].is(Kind::by) || units[i - 1].text.find(' ') != std::string_view::npos)) {
    if (units[i].is(Kind::by)) ++i;
    while (i < act && units[i].is(Kind::determiner)) ++i;
    if (i < act && units[i].is_any(party_kinds)) ++i;
  } else if (i < act && units[i].is_place() && is_instrumental(passage, i)) {
    ++i;
  }
  for (; i < act; ++i) {
    const Unit& unit = units[i];
    const bool adverb = unit.is_plain() && (unit.text.ends_with("ly") || unit.text.ends_with("ment"));
    if (!unit.is_any(leads) && !is_one_of(auxiliaries, unit.text) && !adverb) return false;
  }
  return true;
}

/// Whether the party at `at` is only where somebody is: "in X", "en X".
bool is_where(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::array<std::string_view, 9> leads = {"in", "en", "au", "à", "to", "at", "from", "near", "into"};
  const std::size_t before = at > 1 && units[at - 1].is(Kind::determiner) ? at - 2 : at - 1;
  return at > 0 && (units[before].is(Kind::in) || is_one_of(leads, units[before].text));
}

/// "Turkey, accused by Bulgaria of", "Турция, обвинённая Болгарией в", "an adviser to Gabon's president, suspected of":
/// whoever stands before the comma that opens what is said of them.
std::optional<std::size_t> charged_behind_comma(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::size_t reach = 14;
  constexpr std::size_t phrase = 5;  // units of who is charged: "an adviser to Gabon's president"
  const std::vector<Unit>& units = passage.units;
  if (passage.tongue->code == "de") return std::nullopt;
  for (std::size_t i = act; i-- > 2 && act - i <= reach;) {
    if (units[i].is_any(clause_end)) return std::nullopt;
    const bool accused = units[i].is(Kind::accuse) || units[i].text == "suspected";
    if (!accused || !is_participle(units[i].text)) continue;
    if (!units[i - 1].is(Kind::comma) || !leads_straight_to(passage, i + 1, act)) return std::nullopt;
    const std::size_t end = i - 1;
    if (is_named_party(units[end - 1]) && !clause.is_adjectival(end - 1)) {
      const bool opens = end == 1 || (end == 2 && units[0].is(Kind::determiner));
      return opens && !is_where(units, end - 1) ? std::optional(end - 1) : std::nullopt;
    }
    for (std::size_t k = end; k-- > 0 && end - k <= phrase && !units[k].is_any(clause_end | kind_bit(Kind::comma));) {
      if (!is_named_party(units[k])) continue;
      return clause.is_adjectival(k) && !is_where(units, k) ? std::optional(k) : std::nullopt;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

/// "Der Einmischung beschuldigt, spricht X", "Von Y beschuldigt, die Wahl gehackt zu haben, spricht X": in German the
/// verb behind the comma stands before its subject, and no verb before it is finite.
std::optional<std::size_t> charged_before_its_verb(const Passage& passage, std::size_t comma, std::size_t act) {
  constexpr std::array<std::string_view, 16> finite = {"wird", "wurde", "werden", "wurden", "hat", "haben",
                                                       "habe", "hatte", "ist",    "sind",   "war", "gemacht",
                                                       "soll", "will",  "sei",    "hätte"};
  constexpr std::size_t near = 3;
  const std::vector<Unit>& units = passage.units;
  const bool by = units[0].text == "Von" || units[0].text == "Vom";
  bool accused = false;
  for (std::size_t i = 0; i < comma; ++i) {
    if (is_one_of(finite, units[i].text)) return std::nullopt;
    if (is_named_party(units[i]) && !(by && i <= 2) && !units[i].is(Kind::country)) return std::nullopt;
    accused = accused || (units[i].is(Kind::accuse) && (i + 1 == comma || (by && i < act)));
  }
  const std::size_t verb = comma + 1;
  const bool inverted =
      verb < units.size() && !units[verb].capital && (units[verb].is_plain() || units[verb].is(Kind::say));
  if (!accused || !inverted) return std::nullopt;
  for (std::size_t i = verb + 1; i < units.size() && i <= verb + near; ++i) {
    if (is_named_party(units[i])) return i;
    if (!units[i].is(Kind::determiner) && (!units[i].is_plain() || units[i].capital)) break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> charged_at_the_front(const Passage& passage, const Clause& clause, std::size_t act) {
  if (const auto found = charged_behind_comma(passage, clause, act)) return found;
  constexpr std::size_t longest = 24;  // units of what stands before the comma
  constexpr std::size_t near = 3;      // "the government of X"
  const std::vector<Unit>& units = passage.units;
  std::size_t comma = act + 1;
  while (comma < units.size() && comma <= longest && !units[comma].is_any(clause_end | kind_bit(Kind::comma))) ++comma;
  if (comma + 1 >= units.size() || !units[comma].is(Kind::comma)) return std::nullopt;
  if (passage.tongue->code == "de") {
    const auto found = charged_before_its_verb(passage, comma, act);
    return found && !clause.qualifies_vote(*found) ? found : std::nullopt;
  }
  if (act == 0 || !is_charging(units[0]) || !leads_straight_to(passage, 1, act)) return std::nullopt;
  for (std::size_t i = comma + 1; i < units.size() && i <= comma + near; ++i) {
    if (is_named_party(units[i])) return clause.qualifies_vote(i) ? std::nullopt : std::optional(i);
    if (!units[i].is_any(kind_bit(Kind::determiner) | kind_bit(Kind::title) | kind_bit(Kind::body))) break;
  }
  return std::nullopt;
}

}  // namespace alleged::detect
