#include "daemon/detect/comparison.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/coordination.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// Whether a comparison may begin at unit `at`, with a word for "as".
bool compares(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::array<std::string_view, 25> words = {
      "as",   "As",   "wie", "Wie",    "comme",      "Comme",      "igual que", "Igual", "igual",
      "como", "Como", "как", "Как",    "як",         "Як",         "jak",       "Jak",   "ca",
      "Ca",   "cum",  "Cum", "la fel", "tout comme", "Tout comme", "tak jak"};
  return is_one_of(words, units[at].text);
}

/// "It did", "had done", "schon", "lors de l'élection", "cum a procedat": what may stand between "as" and where.
bool is_between(const Unit& unit) {
  constexpr std::array<std::string_view, 34> words = {
      "did",   "done",    "had",       "have",  "has",    "also",     "previously", "earlier", "before",
      "schon", "bereits", "zuvor",     "bei",   "lors",   "l'avait",  "l’avait",    "fait",    "déjà",
      "aussi", "que",     "ya",        "hizo",  "și",     "procedat", "a",          "и",       "раньше",
      "ранее", "раніше",  "wcześniej", "делал", "делала", "робив",    "робила"};
  constexpr Kinds kinds = kind_bit(Kind::pronoun) | kind_bit(Kind::in) | kind_bit(Kind::vote) |
                          kind_bit(Kind::determiner) | kind_bit(Kind::of) | kind_bit(Kind::year) |
                          kind_bit(Kind::date) | kind_bit(Kind::before) | kind_bit(Kind::conjunction) |
                          kind_bit(Kind::preposition) | kind_bit(Kind::by);
  return unit.is_any(kinds) || unit.is(Cue::auxiliary) || is_one_of(words, unit.text);
}

}  // namespace

std::optional<std::size_t> likened_to(const Passage& passage, std::size_t party) {
  constexpr auto ahead = std::to_array<std::string_view>(
      {"Like ",         "As well as ", "Besides ", "After ",        "Neben ",   "Nach ",      "Wie ",
       "Ebenso wie ",   "Wie schon ",  "Outre ",   "Comme ",        "Après ",   "après ",     "Además de ",
       "Al igual que ", "Tras ",       "Como ",    "Pe lângă ",     "După ",    "Ca și ",     "Помимо ",
       "Вслед за ",     "Как и ",      "Подобно ", "Кроме ",        "Крім ",    "Слідом за ", "Як і ",
       "Подібно до ",   "Окрім ",      "Oprócz ",  "Podobnie jak ", "Tak jak ", "Poza ",      "Obok "});
  constexpr auto behind = std::to_array<std::string_view>(
      {"as did ", "just as ", "just like ", "as has ", "ebenso wie ", "genauso wie ", "tout comme ", "ainsi que ",
       "al igual que ", "igual que ", "la fel ca ", "ca și ", "как и ", "так же, как и ", "як і ", "так само, як і ",
       "tak samo jak ", "podobnie jak ", "tak jak "});
  constexpr std::array<std::string_view, 12> also = {"also", "too",   "auch", "aussi", "tour",  "también",
                                                     "тоже", "также", "теж",  "також", "także", "też"};
  constexpr std::size_t near = 6;
  const std::vector<Unit>& units = passage.units;
  const auto said_before = [&](std::size_t i, const auto& words) {
    std::string_view before = passage.text.substr(0, units[i].begin - passage.begin);
    for (const std::string_view article : {"la ", "le ", "les ", "the ", "die ", "den ", "dem ", "der "}) {
      if (before.ends_with(article)) before.remove_suffix(article.size());
    }
    if (before.ends_with("l'") || before.ends_with("l’")) before.remove_suffix(before.ends_with("l'") ? 2 : 4);
    return ends_with_any(before, words);
  };
  const auto is_other = [&](std::size_t i) {
    return units[i].is_place() && !units[i].against && !units[i].possessive && units[i].term != units[party].term &&
           !units[party].is(Kind::unnamed) && units[i].term->code != units[party].term->code;
  };
  const std::size_t last = std::min(units.size(), party + near);
  const bool again = std::any_of(units.begin() + static_cast<std::ptrdiff_t>(party < 2 ? 0 : party - 2),
                                 units.begin() + static_cast<std::ptrdiff_t>(last),
                                 [&](const Unit& unit) { return is_one_of(also, unit.text); });
  for (std::size_t i = party; again && i-- > 0 && party - i <= near;) {
    if (is_other(i)) return said_before(i, ahead) ? std::optional(i) : std::nullopt;
    if (units[i].is(Kind::stop)) break;
  }
  // "Y accused X of meddling, as did Z": Z accuses.
  constexpr Kinds tells = speech_kinds | kind_bit(Kind::accuse) | kind_bit(Kind::deny);
  if (std::any_of(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(party),
                  [](const Unit& unit) { return unit.is_any(tells); }))
    return std::nullopt;
  for (std::size_t i = party + 2; i < units.size(); ++i) {
    if (units[i].is_any(kind_bit(Kind::accuse) | kind_bit(Kind::deny))) break;
    if (!is_other(i) || !said_before(i, behind)) continue;
    const bool ends = i + 1 == units.size() || units[i + 1].is_any(kind_bit(Kind::comma) | kind_bit(Kind::stop));
    if (ends) return i;
  }
  return std::nullopt;
}

std::vector<std::size_t> compared_places(const Passage& passage) {
  constexpr std::size_t reach = 10;
  const std::vector<Unit>& units = passage.units;
  for (std::size_t at = 0; at + 2 < units.size(); ++at) {
    if (!compares(units, at)) continue;
    // "As voters in X looked on": of what is likened something is told, or where it is stands at once.
    if (passage.tongue->is_english && !units[at + 1].is_any(kind_bit(Kind::pronoun) | kind_bit(Kind::in))) continue;
    bool within = false;  // "in", or a word for a vote: it is about where, and not about whom
    for (std::size_t i = at + 1; i < units.size() && i <= at + reach; ++i) {
      const Unit& unit = units[i];
      if (unit.is(Kind::country)) {
        const bool place = unit.is_place() ||
                           (unit.term->form == Form::adjective && i + 1 < units.size() && units[i + 1].is(Kind::vote));
        return within && place && !unit.against ? coordinated(passage, i) : std::vector<std::size_t>{};
      }
      if (!is_between(unit)) break;
      within = within || unit.is(Kind::vote) || unit.is(Kind::in) || unit.text == "bei" || unit.text == "lors" ||
               (passage.tongue->code == "fr" && (unit.text == "en" || unit.text == "au"));
    }
  }
  return {};
}

}  // namespace alleged::detect
