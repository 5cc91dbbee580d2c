#include "daemon/detect/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace alleged::detect {
namespace {

/// Index of the first ill-formed sequence, or the size.
std::size_t first_ill_formed(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t i = 0;
  while (i < size) {
    if (bytes[i] < 0x80) {
      ++i;
      continue;
    }
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return static_cast<std::size_t>(start);
  }
  return text.size();
}

}  // namespace

std::string_view valid_utf8(std::string_view text, std::string& storage) {
  std::size_t sound = first_ill_formed(text);
  if (sound == text.size()) return text;
  storage.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t i = 0;
  while (i < size) {
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) {
      storage += "\uFFFD";
    } else {
      storage.append(text, static_cast<std::size_t>(start), static_cast<std::size_t>(i - start));
    }
  }
  return storage;
}

char32_t next_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t lead = byte(at);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  bool is_whole = length > 0 && length <= text.size() - at;
  for (std::size_t i = 1; is_whole && i < length; ++i) is_whole = (byte(at + i) & 0xC0) == 0x80;
  if (!is_whole) {
    ++at;
    return 0xFFFD;
  }
  char32_t point = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) point = point << 6 | (byte(at + i) & 0x3F);
  at += length;
  return point;
}

void append_point(char32_t point, std::string& text) {
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::int32_t size = 0;
  UBool is_error = false;
  U8_APPEND(bytes.data(), size, U8_MAX_LENGTH, static_cast<std::uint32_t>(point), is_error);
  if (is_error != 0) return append_point(0xFFFD, text);
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool starts_with_capital(std::string_view word) {
  if (word.empty()) return false;
  const auto lead = static_cast<unsigned char>(word.front());
  if (lead < 0x80) return lead >= 'A' && lead <= 'Z';
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  std::int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT(bytes, i, static_cast<std::int32_t>(std::min<std::size_t>(word.size(), 4)), c);
  return c >= 0 && u_isupper(c) != 0;
}

Cases cases_of(std::string_view text) {
  Cases cases;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = static_cast<UChar32>(next_point(text, at));
    cases.capital = cases.capital || u_isupper(point) != 0;
    cases.small = cases.small || u_islower(point) != 0;
  }
  return cases;
}

}  // namespace alleged::detect
