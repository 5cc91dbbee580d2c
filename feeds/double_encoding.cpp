#include "feeds/double_encoding.hpp"

#include "feeds/utf8.hpp"

namespace alleged::feeds {

namespace {

/// So many characters have to come out; fewer might be an honest document that shows what goes wrong elsewhere.
constexpr std::size_t kEnough = 3;

struct Character {
  char32_t code;
  std::size_t length;
};

/// The character at the front of sound UTF-8. Of one above U+FFFF only that it is one matters here.
Character front(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  if (byte(0) < 0x80) return {byte(0), 1};
  if (byte(0) < 0xE0) return {(byte(0) & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (byte(0) < 0xF0) return {(byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {0x10000, 4};
}

/// Bytes that follow a first byte of UTF-8; 0 if it is none.
std::size_t bytes_after(unsigned char first) {
  if (first < 0xC2 || first > 0xF4) return 0;
  return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
}

}  // namespace

std::optional<std::string> decode_twice_encoded(std::string_view text, std::size_t first_multibyte) {
  std::string out(text.substr(0, first_multibyte));
  std::size_t awaited = 0;
  std::size_t guessed = 0;
  for (std::size_t at = first_multibyte; at < text.size();) {
    const Character character = front(text.substr(at));
    // "Ã la": the blank that does not break, "à"'s second byte, is often lost to the one beside it. It proves nothing:
    // "AMANHÃ" ends so.
    if (character.code == ' ' && awaited == 1 && out.back() == '\xC3') {
      out.push_back('\xA0');
      awaited = 0;
      ++guessed;
    }
    const std::optional<unsigned char> byte = windows_1252_byte(character.code);
    if (!byte) return std::nullopt;
    const bool is_awaited = *byte >= 0x80 && *byte < 0xC0;
    if (is_awaited != (awaited > 0)) return std::nullopt;
    if (is_awaited) {
      --awaited;
    } else if (*byte >= 0x80) {
      awaited = bytes_after(*byte);
      if (awaited == 0) return std::nullopt;
    }
    out.push_back(static_cast<char>(*byte));
    at += character.length;
  }
  const Utf8Survey seen = survey(out);
  if (seen.invalid > 0 || seen.multibyte < kEnough + guessed) return std::nullopt;
  return out;
}

}  // namespace alleged::feeds
