#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace alleged::detect {

/// Bytes [begin, end) of a text, without white space at either side. Never empty.
struct Sentence {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where a stop ends no sentence in a language, though a capital follows.
struct Stops {
  std::vector<std::string> abbreviations;  ///< "Sen", "EE"
  std::vector<std::string> numbered;       ///< words before which a number is an ordinal: "23. Februar"
};

/// Cuts valid UTF-8 into sentences: where ICU's rules say so but not after an initial ("J.", "В."), an abbreviation or
/// an ordinal, at every line break, and at the latest after 2,000 code points, so that no rule ever looks at more.
/// Linear; any thread. Throws std::runtime_error when ICU has no rules for sentences (a broken installation).
std::vector<Sentence> sentences(std::string_view text, const Stops& stops);

}  // namespace alleged::detect
