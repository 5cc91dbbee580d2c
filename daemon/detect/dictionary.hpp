#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/first_look.hpp"
#include "daemon/detect/form.hpp"
#include "daemon/detect/word_starts.hpp"

namespace alleged::detect {

/// An occurrence of a form: bytes [begin, end) of the text that was searched.
struct Occurrence {
  std::uint32_t form = 0;  ///< index into the list that was searched for, whole
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Finds many forms in a text, by the words they begin with: most words are passed over after a look at their first
/// letters. Made in milliseconds. Immutable; any thread.
class Dictionary {
 public:
  explicit Dictionary(std::span<const std::string> forms);

  /// Calls `seen(Occurrence)` for each occurrence that stands between word boundaries, in order of their beginning,
  /// until it returns true. Linear in the text, but for forms that begin alike. Allocates nothing.
  template <typename Seen>
  void each(std::string_view text, Seen seen) const {
    Ranges ranges;
    WordStarts starts(text, signs_);
    WordStarts::Places places;
    while (starts.next(places)) {
      first_look_.filter(text, places);
      for (std::size_t i = 0; i < places.count; ++i) {
        look(text, places.all[i].at(), ranges);
        if (matched(text, places.all[i].at(), ranges, seen)) return;
      }
    }
  }

 private:
  /// A form, and what its second word begins with: many begin alike and go on otherwise.
  struct Start {
    std::uint32_t form = 0;
    unsigned char second = any;
  };
  static constexpr unsigned char any = 0;  ///< there is no second word, or it begins with more than an ASCII letter

  /// Forms that begin alike.
  struct Range {
    std::uint64_t key = 0;
    std::uint32_t first = 0;  ///< index into starts_
    std::uint32_t count = 0;
  };
  static constexpr std::size_t longest = 32;  ///< letters of a word's beginning that are looked up
  struct Ranges {
    std::array<const Range*, longest + 2> found{};
    std::size_t count = 0;
    unsigned char second = any;  ///< what the word after begins with; a blank: with no letter
  };

  template <typename Seen>
  bool matched(std::string_view text, std::size_t at, const Ranges& ranges, Seen& seen) const {
    for (std::size_t i = 0; i < ranges.count; ++i) {
      for (std::uint32_t k = 0; k < ranges.found[i]->count; ++k) {
        const auto [form, second] = starts_[ranges.found[i]->first + k];
        if (second != any && ranges.second != any && second != ranges.second) continue;
        const auto end = end_of(pattern(form), text, at);
        if (end && seen(Occurrence{form, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(*end)}))
          return true;
      }
    }
    return false;
  }

  void look(std::string_view text, std::size_t at, Ranges& ranges) const;
  void add(std::uint64_t key, Ranges& ranges) const;
  static unsigned char second_of(std::string_view form);

  std::string_view pattern(std::uint32_t form) const {
    return std::string_view(patterns_).substr(ends_[form], ends_[form + 1] - ends_[form]);
  }

  std::string patterns_;             ///< the forms, folded, one after another
  std::vector<std::uint32_t> ends_;  ///< of each form in it, after a 0
  std::vector<Start> starts_;        ///< grouped by their key
  std::vector<Range> table_;         ///< open addressing, a power of two long; count 0: free
  FirstLook first_look_;
  Bits keys_;          ///< which keys may be in the table
  std::string signs_;  ///< that forms begin with
};

}  // namespace alleged::detect
