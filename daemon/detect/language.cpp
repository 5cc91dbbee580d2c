#include "daemon/detect/language.hpp"

#include <cld2/public/compact_lang_det.h>

#include "daemon/detect/utf8.hpp"
#include "feeds/ascii.hpp"

namespace alleged::detect {

std::string language_of(std::string_view text) {
  constexpr std::size_t most = 2'048;
  text = text.substr(0, most);
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.remove_suffix(1);
  if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0x80)
    text.remove_suffix(1);  // the cut character's first byte
  std::string storage;
  text = valid_utf8(text, storage);  // cld2 0.0.0-git20150806 reads beyond its tables on bytes that are no UTF-8
  bool is_reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), text.find('<') == text.npos, &is_reliable);
  if (!is_reliable) return {};
  return two_letters(CLD2::LanguageCode(language));
}

std::string two_letters(std::string_view tag) {
  if (tag.size() < 2 || (tag.size() > 2 && tag[2] != '-' && tag[2] != '_')) return {};
  return feeds::lower(tag.substr(0, 2));
}

}  // namespace alleged::detect
