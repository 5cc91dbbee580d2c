#include "daemon/eval/naming.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <string>

namespace alleged::eval {
namespace {

/// Offices, and words that every second body has in its name.
constexpr std::array<std::string_view, 46> common = {
    "the",     "of",        "a",           "an",       "and",      "on",        "in",        "for",
    "us",      "uk",        "mr",          "mrs",      "ms",       "dr",        "sir",       "sen",
    "rep",     "president", "senator",     "former",   "prime",    "minister",  "secretary", "director",
    "special", "counsel",   "general",     "attorney", "chief",    "officials", "official",  "top",
    "senior",  "mp",        "pm",          "chair",    "chairman", "leader",    "american",  "iii",
    "jr",      "spokesman", "spokeswoman", "ex",       "pro",      "state"};

std::set<std::string> words_of(std::string_view name, bool all) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("naming: no normalizer");
  const icu::UnicodeString plain =
      decompose->normalize(icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}), status);
  std::set<std::string> words;
  icu::UnicodeString word;
  const auto finish = [&] {
    std::string text;
    word.toUTF8String(text);
    if (!text.empty() && (all || std::find(common.begin(), common.end(), text) == common.end())) words.insert(text);
    word.remove();
  };
  for (std::int32_t i = 0; i < plain.length(); i = plain.moveIndex32(i, 1)) {
    const UChar32 c = plain.char32At(i);
    if (u_isalnum(c) != 0) {
      word.append(u_foldCase(c, U_FOLD_CASE_DEFAULT));
    } else if (c == U'\'' || c == 0x2019) {
      // "Mueller's" is Mueller, "O'Brien" one word.
      const UChar32 next = i + 1 < plain.length() ? plain.char32At(i + 1) : UChar32{U' '};
      const bool ends = i + 2 >= plain.length() || u_isalpha(plain.char32At(i + 2)) == 0;
      if ((next == U's' || next == U'S') && ends) ++i;
      if (u_isalpha(next) == 0 || ends) finish();
    } else if (c != U'.' && u_charType(c) != U_NON_SPACING_MARK) {  // "U.S." is one word
      finish();
    }
  }
  finish();
  return words;
}

}  // namespace

bool same_party(std::string_view a, std::string_view b) {
  for (const bool all : {false, true}) {
    const std::set<std::string> left = words_of(a, all);
    const std::set<std::string> right = words_of(b, all);
    if (left.empty() || right.empty()) continue;
    return std::includes(left.begin(), left.end(), right.begin(), right.end()) ||
           std::includes(right.begin(), right.end(), left.begin(), left.end());
  }
  return false;
}

}  // namespace alleged::eval
