#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Somebody who speaks in a sentence.
struct Speaker {
  std::string name;     ///< as written, titles left out; empty: nobody
  std::string phrase;   ///< all words of it, titles and country too; of a person also those that introduce it
  std::string duty;     ///< the words of the phrase but for whose it is: "foreign minister" of "Dutch foreign minister"
  std::string country;  ///< that the words tie them to, or empty
  bool body = false;    ///< an authority, company or country rather than a person
  bool state = false;   ///< a country by its bare name: whoever speaks for it says more
  bool head = false;    ///< a person who leads a state by the tables, or led one
  bool office = false;  ///< a person by their office alone: "the director of the CIA"
  bool authority = false;  ///< one whose word is a finding: an agency, prosecutors, a platform
  bool outlet = false;     ///< a newspaper or broadcaster: mostly passes on what others say
  bool doubtful = false;   ///< capitals may be those of a headline or a sentence's beginning: perhaps no name
  bool common =
      false;  ///< one word that tells of no name, where nouns have capitals: a person if the story names it in full
  std::size_t first = 0;  ///< unit where the phrase begins
  std::size_t last = 0;   ///< and its last one
  std::string_view how;   ///< what makes it a speaker: "accuse", "say", "find", "according", "report", "label" ...

  explicit operator bool() const { return !name.empty(); }
};

/// A person whom the lexicon knows: a head of state, a minister.
bool is_person(const Unit& unit);

/// A word of a name: a capitalised one that is nothing else, a known person, a candidate.
bool is_name(const Unit& unit);

/// Whether a unit may stand inside the phrase that names a party.
bool belongs(const Unit& unit);

/// The text from one unit to another, both whole.
std::string words(const Passage& passage, std::size_t first, std::size_t last);

/// Whether the word at unit `at` begins a sentence for readers, behind "TIRANA -": its capital is no name's.
bool is_behind_dateline(const std::vector<Unit>& units, std::size_t at);

/// "Institute for Digital Security".
bool is_for_in_a_name(const Passage& passage, std::size_t at);

/// Names the party of the units from `first` to `last`: the body as a whole, or the person without country and titles;
/// nobody where these words name none ("officials", "the inquiry"). Pure.
Speaker name_of(const Passage& passage, std::size_t first, std::size_t last);

}  // namespace alleged::detect
