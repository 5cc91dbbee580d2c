#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace alleged::detect {

/// Goes through the places of a text where a word may begin, in order: sixty-four bytes at a time, since this is asked
/// of every byte of all news. It may name a place too many, as after a letter beyond ASCII or after "_", never one too
/// few. Every character of a script without blanks begins a word. One thread; the text outlives it.
class WordStarts {
 public:
  static constexpr std::size_t most = 8;  ///< letters of a word that are counted

  /// One number, which is written and read whole: read whole after two halves were written, it would be waited for.
  class Place {
   public:
    Place() = default;
    Place(std::size_t at, unsigned letters) : both_(std::uint64_t{letters} << 32U | at) {}
    /// Byte of the text.
    std::size_t at() const { return both_ & 0xFFFFFFFFU; }
    /// So many ASCII letters and digits stand there, up to `most`.
    std::size_t letters() const { return both_ >> 32U; }

   private:
    std::uint64_t both_ = 0;
  };

  /// Those of some blocks of the text, the first `count` of `all`. Of several, so that who goes through them jumps back
  /// seldom.
  struct Places {
    std::array<Place, 256> all;
    std::size_t count = 0;
  };

  /// `signs`: ASCII signs that are named too, wherever they stand. The text is shorter than 4 GiB.
  explicit WordStarts(std::string_view text, std::string_view signs = {})
      : text_(text), signs_(signs), bytes_(block_at(0)) {}

  /// Names the places of the next blocks, of which there may be none; false at the end of the text.
  bool next(Places& places);

 private:
  static constexpr std::size_t block = 64;  ///< bytes

  /// A bit for each byte of a block, the first byte's lowest.
  struct Bytes {
    std::uint64_t words = 0;   ///< ASCII letters and digits
    std::uint64_t beyond = 0;  ///< what is no ASCII
  };

  void add_block(Places& places);
  static Bytes sorted(const char* bytes);
  Bytes block_at(std::size_t begin) const;
  std::uint64_t starts_beyond_ascii(std::uint64_t beyond) const;
  std::uint64_t starts_of_signs() const;

  std::string_view text_;
  std::string_view signs_;
  std::size_t begin_ = 0;     ///< of the next block
  Bytes bytes_;               ///< of that block
  std::uint64_t before_ = 0;  ///< 1 if the byte before it is an ASCII letter or digit
};

}  // namespace alleged::detect
