#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/form.hpp"

namespace alleged::detect {

/// An occurrence of a form: bytes [begin, end) of the text that was searched.
struct Occurrence {
  std::uint32_t form = 0;  ///< index into the list that was searched for, whole
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Finds the forms of one language in a text, by the words they begin with. It is made in milliseconds, where a
/// database of the multi-pattern matcher for as many forms takes a second; what the gate lets pass is little.
/// Immutable; any thread.
class Dictionary {
 public:
  explicit Dictionary(std::span<const std::string> forms);

  /// Calls `seen(Occurrence)` for each occurrence that stands between word boundaries, in order of their beginning,
  /// until it returns true. Linear in the text, but for forms that begin alike.
  template <typename Seen>
  void each(std::string_view text, Seen seen) const {
    Ranges ranges;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t next = look(text, at, ranges);
      for (std::size_t i = 0; i < ranges.count; ++i) {
        for (std::uint32_t k = 0; k < ranges.found[i]->count; ++k) {
          const std::uint32_t form = forms_[ranges.found[i]->first + k];
          const auto end = end_of(patterns_[form], text, at);
          if (end && seen(Occurrence{form, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(*end)})) return;
        }
      }
      at = next;
    }
  }

 private:
  /// Forms that begin alike.
  struct Range {
    std::uint64_t key = 0;
    std::uint32_t first = 0;  ///< index into forms_
    std::uint32_t count = 0;
  };
  static constexpr std::size_t longest = 32;  ///< letters of a word's beginning that are looked up
  struct Ranges {
    std::array<const Range*, longest + 1> found{};
    std::size_t count = 0;
  };

  /// What may begin at `at`, and where to look next.
  std::size_t look(std::string_view text, std::size_t at, Ranges& ranges) const;
  void add(std::uint64_t key, Ranges& ranges) const;

  std::vector<std::vector<Word>> patterns_;
  std::vector<std::uint32_t> forms_;  ///< grouped by their key
  std::vector<Range> table_;          ///< open addressing, a power of two long; count 0: free
};

}  // namespace alleged::detect
