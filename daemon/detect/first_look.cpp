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

/// What comes after a word that ends before `at`, where something stands: the gap, and the first letters of the next
/// word, or of one that begins with more than ASCII nothing but that.
std::uint64_t what_follows(std::string_view text, std::size_t at) {
  constexpr std::uint64_t beyond = 0xFF;
  std::uint64_t follows = static_cast<unsigned char>(text[at]);
  for (std::size_t i = 1; i <= most_of_next && at + i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if (byte >= 0x80) return i == 1 ? follows | beyond << 8U : follows;
    if (small_ascii(byte) == 0) break;
    follows |= std::uint64_t{small_ascii(byte)} << 8 * i;
  }
  return follows;
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

/// Whether what parts two words is more than one blank, or another sort of it.
bool is_odd_gap(std::string_view text, std::size_t at) {
  const auto is_blank = [&](std::size_t i) { return text[i] == ' ' || text[i] == '\n' || text[i] == '\t'; };
  if (text[at] == ' ') return at + 1 < text.size() && is_blank(at + 1);
  return text[at] == '-' || text[at] == '\xC2' || is_blank(at);  // the byte begins a blank that does not break, too
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
  const bool is_told_by_next = letters < form.size() && !is_open && boundary_after(form, letters);
  const bool is_told = is_told_by_next && !is_short_and_open(form, letters);
  looks_.set(look_hash(look, is_told ? what_follows(form, letters) : anything));
  if (is_told) looks_.set(look_hash(look, odd_gap));
}

/// Without a jump for a word, since each would be taken or not as it happens.
void FirstLook::filter(std::string_view text, WordStarts::Places& places) const {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < places.count; ++i) {
    const WordStarts::Place place = places.all[i];
    const std::uint64_t bytes = bytes_at(text, place.at);
    const Look look = look_of(bytes, place.letters);
    const std::uint64_t after = bytes >> (8 * place.letters & 63U);
    const std::uint64_t is_mixed = after >> 7U & static_cast<std::uint64_t>(place.letters < half);
    const std::uint64_t passes = is_mixed | short_begins_[bytes & 0xFFU] | halves_.bit(half_hash(first_half(look))) |
                                 words_.bit(look_hash(look));
    places.all[kept] = place;
    kept += passes & 1U;
  }
  places.count = kept;
  kept = 0;
  for (std::size_t i = 0; i < places.count; ++i) {
    if (may_go_on(text, places.all[i])) places.all[kept++] = places.all[i];
  }
  places.count = kept;
}

/// Of a place that passed by what stands there: whether it passes by what follows.
bool FirstLook::may_go_on(std::string_view text, WordStarts::Place place) const {
  const Look look = look_of(bytes_at(text, place.at), place.letters);
  const std::size_t end = place.at + place.letters;
  const bool is_mixed = place.letters < half && end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80;
  if (is_mixed || short_begins_[static_cast<unsigned char>(text[place.at])] != 0) return true;
  if (halves_.bit(half_hash(first_half(look))) != 0) return true;
  if (looks_.bit(look_hash(look, anything)) != 0) return true;
  if (end >= text.size() || !boundary_after(text, end)) return false;
  return looks_.bit(look_hash(look, what_follows(text, end))) != 0 ||
         (is_odd_gap(text, end) && looks_.bit(look_hash(look, odd_gap)) != 0);
}

}  // namespace alleged::detect
