#include "daemon/detect/courts.hpp"

#include <algorithm>
#include <string>

#include "daemon/detect/speaker.hpp"

namespace alleged::detect {
namespace {

/// Of the kind "police", which prosecutors are of, too.
bool is_police(const Passage& passage, const Speaker& speaker) {
  const auto first = passage.units.begin() + static_cast<std::ptrdiff_t>(speaker.first);
  const auto last = passage.units.begin() + static_cast<std::ptrdiff_t>(speaker.last);
  return std::any_of(first, last + 1, [](const Unit& unit) { return unit.is(Cue::police); });
}

/// Who watches a vote for somebody reports of it, where nobody accuses them.
void settle_observers(Passage& passage) {
  constexpr std::size_t reach = 2;
  std::vector<Unit>& units = passage.units;
  const bool accused = std::any_of(units.begin(), units.end(), [](const Unit& unit) { return unit.is(Kind::accuse); });
  for (std::size_t i = 0; i < units.size() && !accused; ++i) {
    if (!units[i].is(Cue::observer)) continue;
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
      if (kind != "court" && (kind != "police" || is_police(passage, speaker))) continue;
      for (std::size_t i = speaker.first; i <= speaker.last; ++i) passage.units[i].of_court = true;
    }
  }
}

}  // namespace alleged::detect
