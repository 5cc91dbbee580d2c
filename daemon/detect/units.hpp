#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "daemon/detect/finding.hpp"
#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/term.hpp"

namespace alleged::detect {

/// A word or phrase of a sentence as the rules see it. Views point into the plain text.
struct Unit {
  Kinds kinds = kind_bit(Kind::word);
  const Term* term = nullptr;    ///< null for a word that no list knows, and for punctuation
  const Term* within = nullptr;  ///< the vote that an act's words hold: "steal the election"
  std::uint32_t begin = 0;       ///< bytes of the text it stands in
  std::uint32_t end = 0;
  std::string_view text;
  Cues cues = 0;
  int year = 0;
  bool ends_so = false;    ///< its words end with that vote: whose it is may follow
  bool begins_so = false;  ///< its words begin with that vote: whose it is may stand before
  bool capital = false;
  bool possessive = false;  ///< "'s" followed
  bool joined = false;      ///< a hyphen ties it to the next unit
  bool of_court = false;    ///< a country whose court, prosecutors or observers are meant: they do not act
  bool against = false;     ///< "pro-" or "anti-" stands before it

  /// A word of no other meaning to the rules than, perhaps, to leave open what is said or to act from a place.
  bool is_plain() const { return (kinds & ~plain_kinds) == kind_bit(Kind::word); }
  bool is(Kind kind) const { return (kinds & kind_bit(kind)) != 0; }
  bool is_any(Kinds some) const { return (kinds & some) != 0; }
  bool is(Cue cue) const { return (cues & cue_bit(cue)) != 0; }
  /// Whether it is a country by its name or capital.
  bool is_place() const { return is(Kind::country) && (term->form == Form::name || term->form == Form::capital); }
  /// Whether it begins with a digit: "17", "5th".
  bool is_number() const { return text[0] >= '0' && text[0] <= '9'; }
  bool is_colon() const { return text == ":" || text == "："; }
  /// Whether it may be a part of when something is: "Monday", "May", "17", "2024".
  bool tells_when() const { return is_any(kind_bit(Kind::date) | kind_bit(Kind::year)) || is_number(); }
};

/// Whether the act at `at` is a verb here: "to hack elections", but not "the hack of" or "Chinese influence".
bool is_verb(const std::vector<Unit>& units, std::size_t at);

/// Units of one sentence, in reading order.
struct Passage {
  Field field = Field::text;
  std::uint32_t begin = 0;  ///< bytes of the sentence in its text
  std::uint32_t end = 0;
  std::size_t first_point = 0;  ///< the same range in code points
  std::size_t last_point = 0;
  std::string_view text;  ///< the sentence's own words
  const Tongue* tongue = nullptr;
  bool capitals = false;  ///< a headline that writes most words with one: they tell of no name
  std::vector<Unit> units;
};

/// Cuts a text into sentences and these into units. Guarded names (ambiguous countries, short aliases) are still in;
/// settle_guards takes out those that the story does not bear out.
std::vector<Passage> passages(Field field, std::string_view text, const Tongue& tongue);

/// Turns guarded names into plain words where the story speaks of something else of that name.
void settle_guards(std::vector<Passage>& story);

}  // namespace alleged::detect
