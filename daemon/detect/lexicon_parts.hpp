#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/dictionary.hpp"
#include "daemon/detect/lexicon.hpp"
#include "daemon/detect/matcher.hpp"
#include "daemon/detect/model.hpp"
#include "daemon/detect/outlets.hpp"
#include "daemon/detect/term.hpp"
#include "daemon/detect/voices.hpp"

namespace alleged::detect {

/// What is known of one language: its words, and how it puts them together. Immutable.
struct Tongue {
  std::string code;         ///< ISO 639-1
  bool is_english = false;  ///< the rules know English grammar best
  bool follows = false;  ///< what qualifies a noun may follow it: "ingérence russe", "вмешательство России"
  bool spaced = true;              ///< words stand between blanks
  std::vector<std::string> forms;  ///< as the data files write them; form i is that of terms[i]
  std::vector<Term> terms;
  Dictionary dictionary;  ///< finds all of them

  /// Whether a term was written as its data file asks: a name as given or, from five letters on, in capitals
  /// throughout; a form with an open ending with the case of its first letter.
  bool is_cased_right(const Occurrence& occurrence, std::string_view text) const;
};

/// Where a form of the gate belongs.
struct GateForm {
  std::uint32_t tongue = 0;
  std::uint32_t form = 0;
};

/// What the detector's own files see of the lexicon.
struct Lexicon::Parts {
  std::vector<Tongue> tongues;  ///< English first
  // Of all tongues together, so that one pass tells that a text has nothing to read in any language: nearly every story
  // is done with after the first.
  Matcher acts;
  Matcher votes;               ///< and landmarks
  std::vector<GateForm> gate;  ///< what an occurrence's `form` in these two is the index of
  Model model;
  Outlets outlets;
  Voices voices;
  std::string version;
};

}  // namespace alleged::detect
