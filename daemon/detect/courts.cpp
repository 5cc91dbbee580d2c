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

}  // namespace

void settle_courts(std::vector<Passage>& story, const Voices& voices) {
  for (Passage& passage : story) {
    for (const Speaker& speaker : named_in(passage)) {
      if (!speaker.body || speaker.country.empty()) continue;
      const std::string kind = voices.kind_of(speaker);
      if (kind != "court" && (kind != "police" || is_police(speaker.phrase))) continue;
      for (std::size_t i = speaker.first; i <= speaker.last; ++i) passage.units[i].of_court = true;
    }
  }
}

}  // namespace alleged::detect
