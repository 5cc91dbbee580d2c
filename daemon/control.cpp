#include "daemon/control.hpp"

namespace alleged {

std::size_t control_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(at), second = byte(at + 1), third = byte(at + 2);
  if (first < 0x20 || first == 0x7F) return 1;
  if (first == 0xC2 && second >= 0x80 && second < 0xA0) return 2;
  if (first != 0xE2) return 0;
  const bool is_one = (second == 0x80 && third >= 0xA8 && third <= 0xAE) ||  // U+2028 to U+202E
                      (second == 0x81 && third >= 0xA6 && third <= 0xA9);    // U+2066 to U+2069
  return is_one ? 3 : 0;
}

}  // namespace alleged
