#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace alleged::detect {

/// Goes through the places of a text where a word may begin, in order: sixty-four bytes at a time, since this is asked
/// of every byte of all news. It may name a place too many, as after a letter beyond ASCII or after "_", never one too
/// few. Every character of a script without blanks begins a word. One thread; the text outlives it.
class WordStarts {
 public:
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t most = 8;  ///< letters of a word that are counted

  struct Place {
    std::size_t at = none;    ///< byte of the text, or none
    std::size_t letters = 0;  ///< so many ASCII letters and digits stand there, up to `most`
  };

  /// `signs`: ASCII signs that are named too, wherever they stand.
  explicit WordStarts(std::string_view text, std::string_view signs = {}) : text_(text), signs_(signs) {}

  Place next() {
    while (starts_ == 0) {
      if (block_end_ >= text_.size()) return {};
      read_block();
    }
    const auto bit = static_cast<unsigned>(std::countr_zero(starts_));
    starts_ &= starts_ - 1;
    const auto letters = static_cast<std::size_t>(std::countr_one(words_ >> bit));
    if (letters >= most) return {block_end_ - block + bit, most};
    return {block_end_ - block + bit, bit + letters < block ? letters : counted(block_end_ - block + bit)};
  }

 private:
  static constexpr std::size_t block = 64;  ///< bytes

  void read_block();
  std::uint64_t starts_beyond_ascii(std::size_t begin) const;
  std::uint64_t starts_of_signs(std::size_t begin) const;
  std::size_t counted(std::size_t at) const;

  std::string_view text_;
  std::string_view signs_;
  std::size_t block_end_ = 0;
  std::uint64_t words_ = 0;   ///< a bit for each byte of the block that is an ASCII letter or digit
  std::uint64_t starts_ = 0;  ///< a bit for each place not yet named
};

}  // namespace alleged::detect
