#include "daemon/detect/tongue.hpp"

#include <unicode/uchar.h>

#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

bool is_small(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c)) != 0;
}

bool has_small_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_small(next_point(text, at))) return true;
  }
  return false;
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return next_point(text, at);
}

}  // namespace

bool Tongue::is_cased_right(const Occurrence& occurrence, std::string_view text) const {
  if (!terms[occurrence.form].cased) return true;
  const std::string_view form = forms[occurrence.form];
  const std::string_view written = text.substr(occurrence.begin, occurrence.end - occurrence.begin);
  if (is_english ? written == form : first_of(written) == first_of(form) || is_small(first_of(form))) return true;
  return written.size() >= 5 && !has_small_letter(written);
}

}  // namespace alleged::detect
