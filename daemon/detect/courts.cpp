#include "daemon/detect/courts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "daemon/detect/speaker.hpp"

namespace alleged::detect {
namespace {

/// Of the kind "police", which prosecutors are of, too.
bool is_police(const std::string& phrase) {
  constexpr std::array<std::string_view, 6> words = {"olic", "oliț", "oliz", "олиц", "оліц", "警"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return phrase.find(word) != phrase.npos; });
}

/// Who watches a vote for somebody reports of it, where nobody accuses them.
void settle_observers(Passage& passage) {
  constexpr std::array<std::string_view, 12> stems = {"observer",    "Observer",    "observad",   "Observad",
                                                      "observat",    "Observat",    "наблюдател", "Наблюдател",
                                                      "спостерігач", "Спостерігач", "bserwator",  "eobacht"};
  constexpr std::size_t reach = 2;
  std::vector<Unit>& units = passage.units;
  const bool accused = std::any_of(units.begin(), units.end(), [](const Unit& unit) { return unit.is(Kind::accuse); });
  for (std::size_t i = 0; i < units.size() && !accused; ++i) {
    const bool watches = std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) {
      return units[i].text.find(stem) != units[i].text.npos;
    });
    if (!watches) continue;
    for (std::size_t k = i < reach ? 0 : i - reach; k < units.size() && k <= i + reach; ++k)
      units[k].of_court = units[k].of_court || units[k].is_any(kind_bit(Kind::country) | kind_bit(Kind::actor));
  }
}

}  // namespace

void settle_courts(std::vector<Passage>& story, const Voices& voices) {
  for (Passage& passage : story) {
    settle_observers(passage);
    for (const Speaker& speaker : named_in(passage)) {
      if (!speaker.body || speaker.country.empty()) continue;
      const std::string kind = voices.kind_of(speaker);
      if (kind != "court" && (kind != "police" || is_police(speaker.phrase))) continue;
      for (std::size_t i = speaker.first; i <= speaker.last; ++i) passage.units[i].of_court = true;
    }
  }
}

}  // namespace alleged::detect
