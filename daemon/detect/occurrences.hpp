#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "daemon/detect/dictionary.hpp"
#include "daemon/detect/tongue.hpp"

namespace alleged::detect {

/// A form of the lexicon where it counts.
struct Settled : Occurrence {
  const Term* within = nullptr;  ///< the vote that the words of an act hold
  bool ends_so = false;          ///< and end with
  bool begins_so = false;        ///< or begin with
};

/// Words that are cues, whatever else they are part of.
struct Cued {
  std::size_t begin = 0;
  Cues cues = 0;
};

/// What the lexicon finds in a text, in reading order.
struct Found {
  std::vector<Settled> terms;
  std::vector<Cued> cues;
};

/// The forms that a text has, as cased as the data asks, and of overlapping ones the leftmost and longest; cues
/// wherever they stand, overlapping or not. Pure; the terms belong to `tongue`.
Found found_in(std::string_view text, const Tongue& tongue);

}  // namespace alleged::detect
