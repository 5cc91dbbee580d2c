#include "daemon/detect/sentences.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <stdexcept>

namespace alleged::detect {
namespace {

constexpr std::size_t longest = 2'000;  ///< code points

icu::BreakIterator& breaks_of_thread() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
    if (U_FAILURE(status)) throw std::runtime_error(std::string("sentences: ") + u_errorName(status));
    return made;
  }();
  return *iterator;
}

/// Whether the text before a break ends in an abbreviation, after which a capital does not begin a sentence: a single
/// letter and a stop ("U.S.", "J."), or a title.
bool ends_in_abbreviation(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
  if (!text.ends_with('.')) return false;
  text.remove_suffix(1);
  std::size_t start = text.size();
  while (start > 0 && std::isalpha(static_cast<unsigned char>(text[start - 1])) != 0) --start;
  const std::string_view word = text.substr(start);
  if (word.size() == 1) return std::isupper(static_cast<unsigned char>(word.front())) != 0;
  constexpr std::array<std::string_view, 26> titles = {"Mr",  "Mrs", "Ms",   "Dr", "Sen", "Rep", "Gov", "Gen", "Col",
                                                       "Lt",  "Sgt", "Prof", "St", "Jan", "Feb", "Aug", "Sep", "Sept",
                                                       "Oct", "Nov", "Dec",  "No", "vs",  "Jr",  "Sr",  "Capt"};
  return std::find(titles.begin(), titles.end(), word) != titles.end();
}

void add(std::vector<Sentence>& result, std::string_view text, std::size_t begin, std::size_t end) {
  const auto blank = [&](std::size_t i) { return std::isspace(static_cast<unsigned char>(text[i])) != 0; };
  while (begin < end && blank(begin)) ++begin;
  while (begin < end && blank(end - 1)) --end;
  while (begin < end) {
    std::size_t cut = begin;
    for (std::size_t points = 0; cut < end && points < longest; ++points) {
      do ++cut;
      while (cut < end && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80);
    }
    result.push_back({begin, cut});
    begin = cut;
  }
}

void add_line(std::vector<Sentence>& result, std::string_view text, std::size_t begin, std::size_t end) {
  UErrorCode status = U_ZERO_ERROR;
  UText* raw = utext_openUTF8(nullptr, text.data() + begin, static_cast<std::int64_t>(end - begin), &status);
  const std::unique_ptr<UText, decltype(&utext_close)> line(raw, &utext_close);
  icu::BreakIterator& breaks = breaks_of_thread();
  breaks.setText(line.get(), status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("sentences: ") + u_errorName(status));
  std::size_t start = begin;
  for (std::int32_t at = breaks.next(); at != icu::BreakIterator::DONE; at = breaks.next()) {
    const std::size_t stop = begin + static_cast<std::size_t>(at);
    if (stop < end && ends_in_abbreviation(text.substr(start, stop - start))) continue;
    add(result, text, start, stop);
    start = stop;
  }
  add(result, text, start, end);
}

}  // namespace

std::vector<Sentence> sentences(std::string_view text) {
  std::vector<Sentence> result;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) add_line(result, text, begin, end);
    begin = end + 1;
  }
  return result;
}

}  // namespace alleged::detect
