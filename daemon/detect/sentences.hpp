#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace alleged::detect {

/// Bytes [begin, end) of a text, without white space at either side. Never empty.
struct Sentence {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Cuts valid UTF-8 into sentences: where the language's rules say so but not after an abbreviation ("U.S.", "Sen."),
/// at every line break, and at the latest after 2,000 code points, so that no rule ever looks at more. Linear; any
/// thread. Throws std::runtime_error when ICU has no rules for sentences (a broken installation).
std::vector<Sentence> sentences(std::string_view text);

}  // namespace alleged::detect
