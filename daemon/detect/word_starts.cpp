#include "daemon/detect/word_starts.hpp"

#include <algorithm>
#include <array>
#include <bit>
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

bool WordStarts::next(Places& places) {
  places.count = 0;
  if (begin_ >= text_.size()) return false;
  std::array<char, block> rest{};
  const char* bytes = text_.data() + begin_;
  if (begin_ + block > text_.size()) {
    std::memcpy(rest.data(), bytes, text_.size() - begin_);
    bytes = rest.data();
  }
  std::uint64_t words = 0;  // a bit for each ASCII letter or digit
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < block; i += 8) {
    const std::uint64_t part = eight_bytes(bytes + i);
    words |= gathered(letters_of(part)) << i;
    all |= part;
  }
  std::uint64_t starts = words & ~(words << 1U | before_);
  if ((all & high_bits) != 0) starts |= starts_beyond_ascii();
  if (!signs_.empty()) starts |= starts_of_signs();
  for (; starts != 0; starts &= starts - 1) {
    const auto bit = static_cast<unsigned>(std::countr_zero(starts));
    const auto run = static_cast<unsigned>(std::countr_one(words >> bit));
    const std::size_t at = begin_ + bit;
    places.all[places.count++] = {static_cast<std::uint32_t>(at), std::min(run, static_cast<unsigned>(most))};
    // The word may go on in the next block.
    if (bit + run == block && run < most) places.all[places.count - 1].letters = counted(at);
  }
  before_ = words >> (block - 1);
  begin_ += block;
  return true;
}

/// First bytes of characters where a word may begin: after a boundary, and each of a script without blanks.
std::uint64_t WordStarts::starts_beyond_ascii() const {
  constexpr unsigned char first_lead = 0xC3;       // U+0080 to U+00BF, which 0xC2 leads, are signs
  constexpr unsigned char first_ideograph = 0xE2;  // the first is U+2E80
  std::uint64_t starts = 0;
  for (std::size_t at = begin_; at < std::min(begin_ + block, text_.size()); ++at) {
    const auto lead = static_cast<unsigned char>(text_[at]);
    if (lead < first_lead) continue;
    const auto leads = [&](std::size_t back) {
      return at >= back && static_cast<unsigned char>(text_[at - back]) >= first_ideograph;
    };
    const bool is_beside =
        leads(3) || leads(4);  // after one of a script without blanks, as far as its first byte tells
    if (lead >= first_ideograph || is_beside || boundary_before(text_, at)) starts |= std::uint64_t{1} << (at - begin_);
  }
  return starts;
}

std::uint64_t WordStarts::starts_of_signs() const {
  std::uint64_t starts = 0;
  const std::string_view part = text_.substr(begin_, block);
  for (std::size_t at = part.find_first_of(signs_); at != part.npos; at = part.find_first_of(signs_, at + 1))
    starts |= std::uint64_t{1} << at;
  return starts;
}

std::uint32_t WordStarts::counted(std::size_t at) const {
  std::uint32_t letters = 0;
  while (letters < most && at + letters < text_.size() &&
         is_letter_or_digit(static_cast<unsigned char>(text_[at + letters])))
    ++letters;
  return letters;
}

}  // namespace alleged::detect
