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
  Matcher words;                   ///< literal i stands for terms[i]
  std::vector<std::string> forms;  ///< as the data files write them
  std::vector<Term> terms;
  Matcher acts;  ///< the forms of acts alone, the rarest: what has none needs no second look
  std::string version;

  /// Whether a term was written as its data file asks: a name as given or, from five letters on, in capitals
  /// throughout.
  bool is_cased_right(std::uint32_t term, std::string_view written) const;
};

}  // namespace alleged::detect
