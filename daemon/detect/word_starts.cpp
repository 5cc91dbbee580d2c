#include "daemon/detect/word_starts.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "daemon/detect/eight_bytes.hpp"
#include "daemon/detect/form.hpp"

namespace alleged::detect {
namespace {

/// The high bits of eight bytes, the first byte's lowest.
constexpr std::uint64_t gathered(std::uint64_t bits) {
  return (bits >> 7U) * 0x0102040810204080U >> 56U;
}

bool is_letter_or_digit(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

void WordStarts::read_block() {
  const std::size_t begin = block_end_;
  block_end_ += block;
  std::array<char, block> rest{};
  const char* bytes = text_.data() + begin;
  if (block_end_ > text_.size()) {
    std::memcpy(rest.data(), bytes, text_.size() - begin);
    bytes = rest.data();
  }
  const std::uint64_t before = words_ >> (block - 1);
  words_ = 0;
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < block; i += 8) {
    const std::uint64_t part = eight_bytes(bytes + i);
    words_ |= gathered(letters_of(part)) << i;
    all |= part;
  }
  starts_ = words_ & ~(words_ << 1U | before);
  if ((all & high_bits) != 0) starts_ |= starts_beyond_ascii(begin);
  if (!signs_.empty()) starts_ |= starts_of_signs(begin);
}

/// First bytes of characters where a word may begin: after a boundary, and each of a script without blanks.
std::uint64_t WordStarts::starts_beyond_ascii(std::size_t begin) const {
  constexpr unsigned char first_lead = 0xC3;       // U+0080 to U+00BF, which 0xC2 leads, are signs
  constexpr unsigned char first_ideograph = 0xE2;  // the first is U+2E80
  std::uint64_t starts = 0;
  for (std::size_t at = begin; at < std::min(begin + block, text_.size()); ++at) {
    const auto lead = static_cast<unsigned char>(text_[at]);
    if (lead < first_lead) continue;
    const auto leads = [&](std::size_t back) {
      return at >= back && static_cast<unsigned char>(text_[at - back]) >= first_ideograph;
    };
    const bool is_beside =
        leads(3) || leads(4);  // after one of a script without blanks, as far as its first byte tells
    if (lead >= first_ideograph || is_beside || boundary_before(text_, at)) starts |= std::uint64_t{1} << (at - begin);
  }
  return starts;
}

std::uint64_t WordStarts::starts_of_signs(std::size_t begin) const {
  std::uint64_t starts = 0;
  const std::string_view part = text_.substr(begin, block);
  for (std::size_t at = part.find_first_of(signs_); at != part.npos; at = part.find_first_of(signs_, at + 1))
    starts |= std::uint64_t{1} << at;
  return starts;
}

std::size_t WordStarts::counted(std::size_t at) const {
  std::size_t letters = 0;
  while (letters < most && at + letters < text_.size() &&
         is_letter_or_digit(static_cast<unsigned char>(text_[at + letters])))
    ++letters;
  return letters;
}

}  // namespace alleged::detect
