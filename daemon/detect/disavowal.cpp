#include "daemon/detect/disavowal.hpp"

#include <array>
#include <string_view>

#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// Verbs that no list has among those of speech, for they also accuse or vow: "claims not to".
bool is_claiming(const Unit& unit) {
  constexpr std::array<std::string_view, 12> words = {"claims",   "claimed",  "vows",    "vowed",
                                                      "promised", "promises", "assures", "assured",
                                                      "assure",   "asegura",  "aseguró", "versichert"};
  return unit.is_any(speech_kinds) || is_one_of(words, unit.text);
}

}  // namespace

std::optional<std::size_t> disavowed_by(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::size_t reach = 10;  // units from the verb of speech to the act
  constexpr std::size_t near = 4;    // and from who speaks to that verb
  // Where a verb tells its person, no pronoun need stand between.
  constexpr std::array<std::string_view, 4> tell_persons = {"pl", "ro", "es", "uk"};
  constexpr std::array<std::string_view, 15> auxiliaries = {"be",    "have",    "been", "having", "haber",
                                                            "avoir", "d'avoir", "sich", "se",     "się",
                                                            "fi",    "also",    "auch", "zu",     "any"};
  const std::vector<Unit>& units = passage.units;
  // "Will not tolerate meddling" is no word of its own: the act must be what the negation is of.
  if (!is_verb(units, act) && !units[act].text.ends_with("ing")) return std::nullopt;
  bool negated = false;
  bool that = false;
  std::size_t verb = act;
  for (std::size_t i = act; i-- > 0 && act - i <= reach;) {
    const Unit& unit = units[i];
    if (negated && is_claiming(unit)) {
      verb = i;
      break;
    }
    constexpr Kinds between = kind_bit(Kind::negation) | kind_bit(Kind::to) | kind_bit(Kind::in) |
                              kind_bit(Kind::that) | kind_bit(Kind::comma) | kind_bit(Kind::determiner) |
                              kind_bit(Kind::attempt) | kind_bit(Kind::vote) | kind_bit(Kind::landmark);
    const bool passes = unit.is_any(between) || clause.qualifies_vote(i) || is_one_of(auxiliaries, unit.text);
    if (!passes) return std::nullopt;
    negated = negated || unit.is(Kind::negation);
    that = that || unit.is(Kind::that);
  }
  if (verb == act || (that && !is_one_of(tell_persons, passage.tongue->code))) return std::nullopt;
  // "Said it would not meddle": a pronoun may mean somebody else, and is read elsewhere.
  if (clause.is_english() && !units[verb + 1].is(Kind::negation)) return std::nullopt;
  for (std::size_t i = verb; i-- > 0 && verb - i <= near;) {
    const Unit& unit = units[i];
    if (is_named_party(unit)) return clause.qualifies_vote(i) || clause.is_object(i) ? std::nullopt : std::optional(i);
    const bool passes = unit.is_any(kind_bit(Kind::body) | kind_bit(Kind::title) | kind_bit(Kind::date)) ||
                        (unit.is_plain() && !unit.capital);
    if (!passes) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace alleged::detect
