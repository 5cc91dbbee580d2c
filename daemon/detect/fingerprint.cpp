#include "daemon/detect/fingerprint.hpp"

#include <array>
#include <cctype>
#include <cstddef>

namespace alleged::detect {
namespace {

constexpr std::size_t bits = 64;
constexpr std::uint64_t fnv_prime = 1099511628211U;

/// The finalizer of splitmix64: spreads every input bit over all output bits.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

class Simhash {
 public:
  void read(std::string_view text) {
    std::uint64_t word = 0;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte) != 0 || byte >= 0x80) {
        const bool capital = byte >= 'A' && byte <= 'Z';
        word = (word ^ std::uint64_t{capital ? static_cast<unsigned char>(byte + 32) : byte}) * fnv_prime + 1;
      } else if (word != 0) {
        add(word);
        word = 0;
      }
    }
    if (word != 0) add(word);
  }

  std::uint64_t value() const {
    std::uint64_t result = 0;
    for (std::size_t bit = 0; bit < bits; ++bit) {
      if (votes_[bit] > 0) result |= std::uint64_t{1} << bit;
    }
    return result == 0 ? 1 : result;
  }

 private:
  void add(std::uint64_t word) {
    const std::uint64_t shingle = mixed(before_ * 3 + last_ * 5 + word * 7);
    before_ = last_;
    last_ = word;
    for (std::size_t bit = 0; bit < bits; ++bit) votes_[bit] += ((shingle >> bit) & 1U) != 0 ? 1 : -1;
  }

  std::array<long, bits> votes_{};
  std::uint64_t before_ = 0;
  std::uint64_t last_ = 0;
};

}  // namespace

std::uint64_t fingerprint(std::string_view title, std::string_view text) {
  Simhash hash;
  hash.read(title);
  hash.read(text);
  return hash.value();
}

}  // namespace alleged::detect
