#include "daemon/detect/first_person.hpp"

#include <string_view>
#include <vector>

#include "daemon/detect/clause.hpp"

namespace alleged::detect {
namespace {

constexpr Kinds denying = kind_bit(Kind::negation) | kind_bit(Kind::deny);

bool is_being(std::string_view word) {
  return word == "are" || word == "been" || word == "were" || word == "re";  // "we're"
}

/// "We will not tolerate meddling": another verb's noun; "not interested in meddling" is none.
bool is_noun(const std::vector<Unit>& units, std::size_t act) {
  constexpr Kinds governs = kind_bit(Kind::of) | kind_bit(Kind::in) | kind_bit(Kind::negation);
  return units[act].text.ends_with("ing") && act > 0 && !units[act - 1].is_any(governs) &&
         !is_being(units[act - 1].text);
}

}  // namespace

OfSpeakers said_of_speakers(const Passage& passage, std::size_t act) {
  // "We removed a network trying to": with a noun between, that one acts.
  constexpr Kinds others = clause_end | party_kinds | speech_kinds | kind_bit(Kind::that) | kind_bit(Kind::accuse) |
                           kind_bit(Kind::prevent) | kind_bit(Kind::agent) | kind_bit(Kind::resident) |
                           kind_bit(Kind::body) | kind_bit(Kind::determiner) | kind_bit(Kind::probe) |
                           kind_bit(Kind::pronoun);
  constexpr Cues against = cue_bit(Cue::countering) | cue_bit(Cue::ceasing) | cue_bit(Cue::outfit);
  constexpr std::size_t reach = 9;  // units: "мы не вмешивались, не вмешиваемся и вмешиваться не собираемся"
  const std::vector<Unit>& units = passage.units;
  if (passage.tongue->spaced && !is_verb(units, act)) return OfSpeakers::nothing;
  if (passage.tongue->is_english && is_noun(units, act)) return OfSpeakers::nothing;
  bool found = units[act].is(Cue::we);  // the verb's ending tells it: "interferimos"
  bool denied = units[act].is(Kind::deny);
  bool attempted = false;  // "we never attempted to", but not "we saw attempts to"
  for (std::size_t i = act; i-- > 0 && act - i <= reach;) {
    const Unit& unit = units[i];
    denied = denied || unit.is_any(denying);
    // "Our government has no intention to interfere".
    const bool is_ours = denied && unit.is(Kind::our) && i + 1 < act && units[i + 1].is(Kind::body);
    if (unit.is(Cue::we) || is_ours) {
      found = true;
      break;
    }
    if (unit.is(Kind::body) && i > 0 && units[i - 1].is(Kind::our)) continue;
    attempted = attempted || unit.is(Kind::attempt);
    if (unit.is_any(others) || (unit.cues & against) != 0) break;
  }
  if (!found) return OfSpeakers::nothing;
  if (denied) return OfSpeakers::denied;
  return attempted || units[act].term->weak ? OfSpeakers::nothing : OfSpeakers::done;
}

}  // namespace alleged::detect
