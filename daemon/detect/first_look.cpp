#include "daemon/detect/first_look.hpp"

#include <algorithm>
#include <bit>

#include "daemon/detect/eight_bytes.hpp"
#include "daemon/detect/form.hpp"

namespace alleged::detect {
namespace {

/// Up to eight of a word's ASCII letters, small, in one number, the first one lowest.
using Look = std::uint64_t;
constexpr std::size_t looked_at = WordStarts::most;
constexpr std::size_t half = looked_at / 2;  ///< so many letters tell of forms that go on with any others

inline std::uint64_t bytes_at(std::string_view text, std::size_t at) {
  return text.size() - at >= looked_at ? eight_bytes(text.data() + at)
                                       : eight_bytes(text.data() + at, text.size() - at);
}

constexpr Look look_of(std::uint64_t bytes, std::size_t letters) {
  // In two steps, since to shift by 64 is undefined.
  const std::uint64_t beyond = ~std::uint64_t{0} << 4 * letters << 4 * letters;
  return (bytes | 0x20 * each_byte) & ~beyond;
}

constexpr std::uint32_t first_half(Look look) {
  return static_cast<std::uint32_t>(look);
}

// "in", "the" and "a" begin many forms and are in every sentence: where a word ends, the look goes on to what parts it
// from the next, and to the first letters of that.
constexpr std::size_t most_of_next = 3;
// In place of them:
constexpr std::uint64_t anything = 0;  ///< a form ends there, or goes on as a look cannot tell
constexpr std::uint64_t odd_gap = 1;   ///< a form goes on after this word

/// What comes after a word, of the eight bytes behind it: the gap, and the first letters of the next word, or of one
/// that begins with more than ASCII nothing but that. Without a jump, as in filter() below.
constexpr std::uint64_t what_follows(std::uint64_t behind) {
  constexpr std::uint64_t beyond = 0xFF;
  constexpr std::uint64_t next_letters = (std::uint64_t{1} << 8 * most_of_next) - 1;
  const std::uint64_t next = behind >> 8U;
  const std::uint64_t others = ~letters_of(next) & high_bits;
  const std::uint64_t before_others = ((others & -others) >> 7U) - 1;  // there are others: the highest byte is zero
  return (behind & 0xFFU) | (((next | 0x20 * each_byte) & before_others & next_letters) << 8U) |
         (next >> 7U & 1U) * (beyond << 8U);
}

/// Whether the second word of a form, after a gap at `at`, is told by fewer letters than what_follows would see in a
/// text.
bool is_short_and_open(std::string_view form, std::size_t at) {
  for (std::size_t i = 1; i <= most_of_next && at + i < form.size(); ++i) {
    if (form[at + i] == '*') return true;
  }
  return false;
}

/// Of what a look saw, and of what followed.
constexpr std::uint64_t look_hash(Look look) {
  return look * 0x9E3779B97F4A7C15U;
}

constexpr std::uint64_t look_hash(Look look, std::uint64_t follows) {
  const std::uint64_t hash = look_hash(look + follows * 0xC2B2AE3D27D4EB4FU);
  return (hash ^ hash >> 32U) * 0xD6E8FEB86659FD93U;
}

constexpr std::uint64_t half_hash(std::uint32_t letters) {
  return letters * 0x9E3779B97F4A7C15U;
}

/// 1 if what parts two words, of the eight bytes behind the first, is more than one blank, or another sort of it.
constexpr std::uint64_t is_odd_gap(std::uint64_t behind) {
  const auto is_blank = [](std::uint64_t byte) { return (byte == ' ') | (byte == '\n') | (byte == '\t'); };
  const std::uint64_t gap = behind & 0xFFU;
  // The byte 0xC2 begins a blank that does not break, too.
  const bool is_other = (gap == '-') | (gap == 0xC2) | ((gap != ' ') & is_blank(gap));
  return static_cast<std::uint64_t>(is_other | ((gap == ' ') & is_blank(behind >> 8U & 0xFFU)));
}

}  // namespace

Bits::Bits(std::size_t expected)
    : shift_(64 - static_cast<unsigned>(std::bit_width(std::max<std::size_t>(expected, 64) * 16))),
      words_((std::size_t{1} << (64 - shift_)) / 64) {}

void Bits::set(std::uint64_t hash) {
  words_[hash >> shift_ >> 6U] |= std::uint64_t{1} << (hash >> shift_ & 63U);
}

FirstLook::FirstLook(std::size_t forms) : words_(forms / 4), halves_(forms / 8), looks_(forms / 2) {}

void FirstLook::add(std::string_view form) {
  const auto first = static_cast<unsigned char>(form.front());
  std::size_t letters = 0;
  while (letters < std::min(looked_at, form.size()) && small_ascii(static_cast<unsigned char>(form[letters])) != 0)
    ++letters;
  const bool is_mixed = letters < form.size() && static_cast<unsigned char>(form[letters]) >= 0x80;
  const bool is_open = letters < form.size() && form[letters] == '*';
  if (letters < half && is_mixed) return;  // passed in any case
  if (letters == 0 || (is_open && letters < half - 1)) {
    short_begins_[first] = 1;
    if (first >= 'a' && first <= 'z') short_begins_[first & ~0x20U] = 1;
    return;
  }
  const Look look = look_of(bytes_at(form, 0), letters);
  if (letters < looked_at && (is_open || is_mixed)) {
    halves_.set(half_hash(first_half(look)));
    if (letters >= half) return;
    for (unsigned next = '0'; next <= 'z'; ++next) {
      if (small_ascii(static_cast<unsigned char>(next)) == next)
        halves_.set(half_hash(first_half(look) | next << 8 * letters));
    }
    return;
  }
  words_.set(look_hash(look));
  // After a last sign ("gov.") anything may stand.
  const bool is_told_by_next = letters + 1 < form.size() && !is_open && boundary_after(form, letters);
  const bool is_told = is_told_by_next && !is_short_and_open(form, letters);
  looks_.set(look_hash(look, is_told ? what_follows(bytes_at(form, letters)) : anything));
  if (is_told) looks_.set(look_hash(look, odd_gap));
}

/// Without a jump for a word, since each would be taken or not as it happens: all that is asked of one is asked of
/// every one, while the next is already read.
void FirstLook::filter(std::string_view text, WordStarts::Places& places) const {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < places.count; ++i) {
    const WordStarts::Place place = places.all[i];
    const std::uint64_t bytes = bytes_at(text, place.at());
    const Look look = look_of(bytes, place.letters());
    places.all[kept] = place;
    kept += passes_anyway(bytes, look, place.letters()) | words_.bit(look_hash(look));
  }
  places.count = kept;
  kept = 0;
  for (std::size_t i = 0; i < places.count; ++i) {
    const WordStarts::Place place = places.all[i];
    const std::uint64_t bytes = bytes_at(text, place.at());
    const std::uint64_t behind = bytes_at(text, place.at() + place.letters());
    const Look look = look_of(bytes, place.letters());
    places.all[kept] = place;
    kept += passes_anyway(bytes, look, place.letters()) | looks_.bit(look_hash(look, anything)) |
            looks_.bit(look_hash(look, what_follows(behind))) |
            (is_odd_gap(behind) & looks_.bit(look_hash(look, odd_gap)));
  }
  places.count = kept;
}

/// 1 if a form may begin with what stands there, whatever comes after the letters that were looked at.
inline std::uint64_t FirstLook::passes_anyway(std::uint64_t bytes, Look look, std::size_t letters) const {
  const std::uint64_t is_mixed = bytes >> (8 * letters & 63U) >> 7U & static_cast<std::uint64_t>(letters < half);
  return is_mixed | short_begins_[bytes & 0xFFU] | halves_.bit(half_hash(first_half(look)));
}

}  // namespace alleged::detect
