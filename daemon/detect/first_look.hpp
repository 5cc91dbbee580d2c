#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "daemon/detect/word_starts.hpp"

namespace alleged::detect {

/// A set of hashes that may take one for another, one in sixteen or so: small enough to stay near the processor.
class Bits {
 public:
  /// For about so many of them.
  explicit Bits(std::size_t expected);
  void set(std::uint64_t hash);
  /// 1 if it may be in the set, else 0.
  std::uint64_t bit(std::uint64_t hash) const { return words_[hash >> shift_ >> 6U] >> (hash >> shift_ & 63U) & 1U; }

 private:
  unsigned shift_;  ///< a hash's highest bits are the place of its bit
  std::vector<std::uint64_t> words_;
};

/// Tells of a word in a text, by a few instructions, whether a form may begin there: nearly all words come no further.
/// It may pass a word too many, never one too few, but for the two letters beyond ASCII that fold to an ASCII one (the
/// long s and the Kelvin sign). Immutable once all forms are added; any thread.
class FirstLook {
 public:
  /// For about so many forms.
  explicit FirstLook(std::size_t forms);
  /// Lets the words pass that a folded form may begin with.
  void add(std::string_view form);
  /// Leaves those of the places where a form may begin.
  void filter(std::string_view text, WordStarts::Places& places) const;

 private:
  std::uint64_t passes_anyway(std::uint64_t bytes, std::uint64_t look, std::size_t letters) const;

  Bits words_;                                    ///< which first eight letters of a word may begin a form
  Bits halves_;                                   ///< after which first four any others may
  Bits looks_;                                    ///< what may follow a word
  std::array<std::uint8_t, 256> short_begins_{};  ///< first bytes of one or two letters that any others may follow
};

}  // namespace alleged::detect
