#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/lexicon.hpp"
#include "daemon/detect/matcher.hpp"
#include "daemon/detect/term.hpp"

namespace alleged::detect {

/// What the detector's own files see of the lexicon.
struct Lexicon::Parts {
  std::vector<std::string> forms;  ///< as the data files write them; form i is that of terms[i]
  std::vector<Term> terms;
  // What an occurrence's `literal` is the index of, in all four. Few forms are found faster than many, and long ones
  // faster than short ones: nearly every story is done with after the first.
  Matcher acts;
  Matcher votes;    ///< and landmarks
  Matcher parties;  ///< whoever may have acted: countries, actors, and the unnamed
  Matcher others;   ///< all that are no parties, acts and votes among them
  std::string version;

  /// Calls seen(Occurrence) for each term in the text, the parties first; until it returns true, for each of the two.
  template <typename Seen>
  void each(std::string_view text, Seen seen) const {
    parties.each(text, seen);
    others.each(text, seen);
  }

  /// Whether a term was written as its data file asks: a name as given or, from five letters on, in capitals
  /// throughout.
  bool is_cased_right(const Occurrence& occurrence, std::string_view text) const;
};

}  // namespace alleged::detect
