#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/dictionary.hpp"
#include "daemon/detect/forms.hpp"
#include "daemon/detect/method_words.hpp"
#include "daemon/detect/sentences.hpp"
#include "daemon/detect/term.hpp"

namespace alleged::detect {

/// What is known of one language: its words, and how it puts them together. Immutable.
struct Tongue {
  std::string code;         ///< ISO 639-1
  bool is_english = false;  ///< the rules know English grammar best
  bool follows = false;  ///< what qualifies a noun may follow it: "ingérence russe", "вмешательство России"
  bool spaced = true;  ///< words stand between blanks
  Stops stops;
  Forms forms;  ///< as the data files write them; form i is that of terms[i]
  std::vector<Term> terms;
  Dictionary dictionary;  ///< finds all of them
  MethodWords methods;

  /// An adjective stands behind its noun as a rule, and so is none of a noun some words later: "piratas rusos atacaron
  /// servidores electorales".
  bool adjectives_behind() const { return code == "es" || code == "fr" || code == "ro"; }

  /// Whether a term was written as its data file asks: a name as given or, from five letters on, in capitals
  /// throughout; a form with an open ending with the case of its first letter.
  bool is_cased_right(const Occurrence& occurrence, std::string_view text) const;
};

}  // namespace alleged::detect
