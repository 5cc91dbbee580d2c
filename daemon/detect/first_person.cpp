#include "daemon/detect/first_person.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "daemon/detect/bidding.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

constexpr Kinds denying = kind_bit(Kind::negation) | kind_bit(Kind::deny);

/// "We will not tolerate meddling": another verb's noun; "not interested in meddling" is none.
bool is_noun(const std::vector<Unit>& units, std::size_t act) {
  constexpr std::array<std::string_view, 4> being = {"are", "been", "were", "re"};  // "we're"
  constexpr Kinds governs = kind_bit(Kind::of) | kind_bit(Kind::in) | kind_bit(Kind::negation);
  if (!units[act].text.ends_with("ing") || act == 0) return false;
  const Unit& before = units[act - 1];
  return !before.is_any(governs) && std::find(being.begin(), being.end(), before.text) == being.end();
}

/// Whether the verb's form may be that of "we": "вмешается" is another's, and so is "mischen sich".
bool may_be_ours(const Passage& passage, std::size_t act) {
  constexpr std::array<std::string_view, 8> of_others = {"ется", "ются", "ится", "ятся", "ає", "ють", "ється", "ються"};
  constexpr std::array<std::string_view, 7> french = {"ons", "er", "é", "ée", "és", "ir", "ire"};
  constexpr std::array<std::string_view, 6> spanish = {"ar", "er", "ir", "se", "do", "os"};
  const std::string_view language = passage.tongue->code;
  const Unit& unit = passage.units[act];
  if (unit.is(Cue::we)) return true;
  if (language == "en") return is_verb(passage.units, act) && !is_noun(passage.units, act);
  if (language == "ru" || language == "uk") return !ends_with_any(unit.text, of_others);
  if (language == "de") return unit.text.find("sich") == std::string_view::npos;
  if (language == "fr") return ends_with_any(unit.text, french);
  if (language == "es") return ends_with_any(unit.text, spanish);
  if (language == "pl") return unit.text.find("ć") != std::string_view::npos;
  return language == "zh";  // Romanian verbs tell it themselves
}

/// What may stand between "we" and a verb of theirs: "have never had any intention of". Another noun may act.
bool leads(const Passage& passage, std::size_t i) {
  constexpr Kinds words = denying | kind_bit(Kind::to) | kind_bit(Kind::of) | kind_bit(Kind::in) |
                          kind_bit(Kind::attempt) | kind_bit(Kind::act) | kind_bit(Kind::quote);
  const Unit& unit = passage.units[i];
  if (unit.is_any(clause_end | party_kinds) || unit.text == "sich") return false;
  // "Мы не вмешивались, не вмешиваемся".
  if (unit.is_any(kind_bit(Kind::comma) | kind_bit(Kind::conjunction)))
    return passage.units[i + 1].is_any(denying | kind_bit(Kind::act));
  if (unit.is(Cue::leading) || unit.is_any(words)) return true;
  constexpr Kinds others = speech_kinds | kind_bit(Kind::that) | kind_bit(Kind::accuse) | kind_bit(Kind::prevent) |
                           kind_bit(Kind::agent) | kind_bit(Kind::resident) | kind_bit(Kind::body) |
                           kind_bit(Kind::determiner) | kind_bit(Kind::probe) | kind_bit(Kind::pronoun);
  constexpr Cues against = cue_bit(Cue::countering) | cue_bit(Cue::ceasing) | cue_bit(Cue::outfit);
  return !passage.tongue->is_english && !unit.is_any(others) && (unit.cues & against) == 0 && unit.is_plain();
}

}  // namespace

bool has_we(const Passage& passage) {
  return std::any_of(passage.units.begin(), passage.units.end(), [](const Unit& unit) { return unit.is(Cue::we); });
}

OfSpeakers said_of_speakers(const Passage& passage, std::size_t act) {
  constexpr std::size_t reach = 7;  // units: "have never had any intention of"
  const std::vector<Unit>& units = passage.units;
  const Term& term = *units[act].term;
  // "We could not hack the machines": of weaker deeds only the general ones.
  const bool general = !term.weak || units[act].is(Kind::deny) || term.meaning->sort == "influence" ||
                       term.meaning->sort == "interference";
  if (!general || !may_be_ours(passage, act) || !governs_vote(passage, act, true)) return OfSpeakers::nothing;
  bool found = units[act].is(Cue::we);  // the verb's ending tells it: "interferimos"
  bool denied = units[act].is(Kind::deny);
  bool attempted = false;  // "we never attempted to", but not "we attempted to"
  bool opens = true;       // the clause; "they say we interfere" owns nothing
  constexpr Kinds opening = clause_end | kind_bit(Kind::quote) | kind_bit(Kind::comma) | kind_bit(Kind::conjunction);
  for (std::size_t i = act; i-- > 0 && act - i <= reach;) {
    const Unit& unit = units[i];
    denied = denied || unit.is_any(denying);
    // "Our government has no intention to interfere".
    const bool is_ours = denied && unit.is(Kind::our) && i + 1 < act && units[i + 1].is(Kind::body);
    if (unit.is(Cue::we) || is_ours) {
      found = true;
      opens = i == 0 || units[i - 1].is_any(opening);
      break;
    }
    if (unit.is(Kind::body) && i > 0 && units[i - 1].is(Kind::our)) continue;
    attempted = attempted || unit.is(Kind::attempt);
    if (!leads(passage, i)) break;
  }
  if (!found) return OfSpeakers::nothing;
  if (denied) return OfSpeakers::denied;
  return attempted || term.weak || !opens ? OfSpeakers::nothing : OfSpeakers::done;
}

}  // namespace alleged::detect
