#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace alleged::detect {

// Arithmetic on eight bytes of a text at once, the first of them lowest; answers are in the high bit of each byte.

inline constexpr std::uint64_t each_byte = 0x0101010101010101U;
inline constexpr std::uint64_t high_bits = 0x80 * each_byte;

/// Those at an address, of which the first `count` are read; the others are zero.
inline std::uint64_t eight_bytes(const char* at, std::size_t count = 8) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, count);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}

/// ASCII letters and digits.
constexpr std::uint64_t letters_of(std::uint64_t bytes) {
  // Of a byte below 0x80, plus 0x80 less a bound, the high bit tells whether the bound is reached.
  const std::uint64_t ascii = bytes & ~high_bits;
  const std::uint64_t small = ascii | 0x20 * each_byte;
  const std::uint64_t letter = (small + (0x80 - 'a') * each_byte) ^ (small + (0x80 - ('z' + 1)) * each_byte);
  const std::uint64_t digit = (ascii + (0x80 - '0') * each_byte) ^ (ascii + (0x80 - ('9' + 1)) * each_byte);
  return (letter | digit) & ~bytes & high_bits;
}

}  // namespace alleged::detect
