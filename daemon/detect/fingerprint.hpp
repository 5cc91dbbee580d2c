#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace alleged::detect {

/// What tells copies of a text from other texts on its subject. Two stories are compared by the share of their shingles
/// that they have in common; by keys a story that may be a copy is looked up. Keys are longer runs: what thousands of
/// stories have in common, "in the 2016 presidential election", must not make them all candidates. Shingling: Broder,
/// On the resemblance and containment of documents (1997); the smallest hashes stand for a set, as there.
struct Fingerprint {
  std::vector<std::int32_t> shingles;  ///< hashes of the runs of three words, ascending, each once
  std::vector<std::int32_t> keys;      ///< hashes of runs of six words, the smallest of title, lead and all: at most 16

  bool operator==(const Fingerprint&) const = default;
};

/// In: title and text in plain, valid UTF-8. Of the text the first 128 words count: copies are cut at all lengths, and
/// what outlets add of their own stands mostly at the end. Case, punctuation and apostrophes do not count; of scripts
/// without blanks two characters count as a word. A text of fewer than three words has none. Never fails; any thread.
Fingerprint fingerprint(std::string_view title, std::string_view text);

}  // namespace alleged::detect
