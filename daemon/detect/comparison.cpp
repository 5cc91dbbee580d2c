#include "daemon/detect/comparison.hpp"

#include <array>
#include <string_view>

#include "daemon/detect/coordination.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// Whether a comparison with another vote may begin at unit `at`: with "as", and words for doing or for a vote behind.
bool compares(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::array<std::string_view, 25> words = {
      "as",   "As",   "wie", "Wie",    "comme",      "Comme",      "igual que", "Igual", "igual",
      "como", "Como", "как", "Как",    "як",         "Як",         "jak",       "Jak",   "ca",
      "Ca",   "cum",  "Cum", "la fel", "tout comme", "Tout comme", "tak jak"};
  return is_one_of(words, units[at].text);
}

/// "It did", "had done", "schon", "lors de l'élection", "cum a procedat": what may stand between "as" and where.
bool is_between(const Unit& unit, const Tongue& tongue) {
  constexpr std::array<std::string_view, 34> words = {
      "did",   "done",    "had",       "have",  "has",    "also",     "previously", "earlier", "before",
      "schon", "bereits", "zuvor",     "bei",   "lors",   "l'avait",  "l’avait",    "fait",    "déjà",
      "aussi", "que",     "ya",        "hizo",  "și",     "procedat", "a",          "и",       "раньше",
      "ранее", "раніше",  "wcześniej", "делал", "делала", "робив",    "робила"};
  constexpr Kinds kinds = kind_bit(Kind::pronoun) | kind_bit(Kind::in) | kind_bit(Kind::vote) |
                          kind_bit(Kind::determiner) | kind_bit(Kind::of) | kind_bit(Kind::year) |
                          kind_bit(Kind::date) | kind_bit(Kind::before) | kind_bit(Kind::conjunction) |
                          kind_bit(Kind::preposition) | kind_bit(Kind::by);
  return unit.is_any(kinds) || is_one_of(words, unit.text) ||
         (!tongue.is_english && unit.is_plain() && !unit.capital && unit.text.size() > 3 && unit.is(Cue::auxiliary));
}

}  // namespace

std::vector<std::size_t> compared_places(const Passage& passage) {
  constexpr std::size_t reach = 10;
  const std::vector<Unit>& units = passage.units;
  for (std::size_t at = 0; at + 2 < units.size(); ++at) {
    if (!compares(units, at)) continue;
    bool within = false;  // "in", or a word for a vote: it is about where, and not about whom
    for (std::size_t i = at + 1; i < units.size() && i <= at + reach; ++i) {
      const Unit& unit = units[i];
      if (unit.is(Kind::country)) {
        const bool place = unit.is_place() ||
                           (unit.term->form == Form::adjective && i + 1 < units.size() && units[i + 1].is(Kind::vote));
        return within && place && !unit.against ? coordinated(passage, i) : std::vector<std::size_t>{};
      }
      if (!is_between(unit, *passage.tongue)) break;
      within = within || unit.is(Kind::vote) || unit.is(Kind::in) || unit.text == "bei" || unit.text == "lors" ||
               (passage.tongue->code == "fr" && (unit.text == "en" || unit.text == "au"));
    }
  }
  return {};
}

}  // namespace alleged::detect
