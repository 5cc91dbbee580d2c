#include "feeds/utf8.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

namespace alleged::feeds {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// WHATWG windows-1252 for 0x80..0x9F; 0 where that code page has no character.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Length of the well-formed sequence at the front of `text` (Unicode's table 3-7), 0 if there is none.
std::size_t sequence_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues(text[i])) return 0;
  }
  const auto second = static_cast<unsigned char>(text[1]);
  if (first == 0xE0 && second < 0xA0) return 0;  // overlong
  if (first == 0xED && second > 0x9F) return 0;  // surrogate
  if (first == 0xF0 && second < 0x90) return 0;  // overlong
  if (first == 0xF4 && second > 0x8F) return 0;  // above U+10FFFF
  return length;
}

/// How many of the eight bytes at `at`, from the first on, are ASCII and no control character.
std::size_t plain_of_eight(const char* at) {
  static_assert(std::endian::native == std::endian::little, "the first byte has to be the lowest");
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x8080808080808080U;
  const std::uint64_t below_space = (word - kOnes * 0x20) & ~word;
  const std::uint64_t del = word ^ (kOnes * 0x7F);
  const std::uint64_t is_del = (del - kOnes) & ~del;
  // A borrow may flag a byte above the first bad one by mistake, never one below it.
  const std::uint64_t flags = (word | below_space | is_del) & kHigh;
  return static_cast<std::size_t>(std::countr_zero(flags)) / 8;
}

/// Whether all of the block's bytes are ASCII and no control character but tab and newline. Without a branch, so that
/// the compiler makes vector instructions of it: this runs over every byte of every feed. As signed numbers, the bytes
/// beyond ASCII are below the space too.
constexpr std::size_t kBlock = 64;
bool is_plain_block(const char* at) {
  signed char other = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const auto byte = static_cast<signed char>(at[i]);
    const bool is_text = (byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n';
    other = static_cast<signed char>(other | (is_text ? 0 : 1));
  }
  return other == 0;
}

/// How many bytes from `at` on are ASCII and no control character; tab and newline may be taken for one.
std::size_t plain_run(std::string_view text, std::size_t at) {
  const std::size_t start = at;
  while (text.size() - at >= kBlock && is_plain_block(text.data() + at)) at += kBlock;
  for (; text.size() - at >= 8; at += 8) {
    const std::size_t plain = plain_of_eight(text.data() + at);
    if (plain < 8) return at + plain - start;
  }
  return at - start;
}

bool is_control(unsigned char ascii) {
  return (ascii < 0x20 && ascii != '\t' && ascii != '\n') || ascii == 0x7F;
}

bool is_c1(std::string_view sequence) {
  return sequence[0] == '\xC2' && static_cast<unsigned char>(sequence[1]) < 0xA0;
}

/// Position of the first byte at or after `from` that clean() must not copy; text.size() if there is none.
std::size_t find_unclean(std::string_view text, std::size_t from) {
  std::size_t at = from;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (is_control(byte)) return at;
      ++at;
      at += plain_run(text, at);
      continue;
    }
    const std::string_view rest = text.substr(at);
    const std::size_t length = sequence_length(rest);
    if (length == 0 || (length == 2 && is_c1(rest))) return at;
    at += length;
  }
  return text.size();
}

}  // namespace

Utf8Survey survey(std::string_view bytes) {
  Utf8Survey seen;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) {
      if (is_control(byte)) ++seen.controls;
      ++at;
      at += plain_run(bytes, at);
      continue;
    }
    const std::string_view rest = bytes.substr(at);
    const std::size_t length = sequence_length(rest);
    if (length == 0) ++seen.invalid;
    if (length > 0 && seen.multibyte++ == 0) seen.first = at;
    if (length == 2 && is_c1(rest)) ++seen.controls;
    at += length == 0 ? 1 : length;
  }
  return seen;
}

std::size_t find_invalid(std::string_view bytes, std::size_t from) {
  std::size_t at = from;
  while (at < bytes.size()) {
    const std::size_t length = sequence_length(bytes.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return bytes.size();
}

void append_code_point(std::string& out, char32_t code) {
  if (code >= 0x80 && code <= 0x9F) {
    code = kWindows1252[code - 0x80];
    if (code == 0) return;
  }
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code < 0x80) {
    if ((code >= 0x20 && code != 0x7F) || code == '\t' || code == '\n') put(code);
    if (code == '\r') put('\n');
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) {
    out.append(kReplacement);
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::optional<unsigned char> windows_1252_byte(char32_t code) {
  if (code <= 0xFF) return static_cast<unsigned char>(code);
  const auto* const found = std::find(kWindows1252.begin(), kWindows1252.end(), code);
  if (found == kWindows1252.end()) return std::nullopt;
  return static_cast<unsigned char>(0x80 + (found - kWindows1252.begin()));
}

std::string clean(std::string text) {
  const std::string_view in = text;
  std::size_t bad = find_unclean(in, 0);
  if (bad == in.size()) return text;

  std::string out;
  out.reserve(in.size() + in.size() / 8);
  std::size_t copied = 0;
  while (bad < in.size()) {
    out.append(in, copied, bad - copied);
    const auto byte = static_cast<unsigned char>(in[bad]);
    std::size_t length = 1;
    if (byte == '\r') {
      if (bad + 1 == in.size() || in[bad + 1] != '\n') out.push_back('\n');
    } else if (byte >= 0x80) {
      length = sequence_length(in.substr(bad));
      if (length == 2) {
        append_code_point(out, static_cast<unsigned char>(in[bad + 1]));
      } else {
        out.append(kReplacement);
        length = 1;
      }
    }
    copied = bad + length;
    bad = find_unclean(in, copied);
  }
  out.append(in, copied);
  return out;
}

}  // namespace alleged::feeds
