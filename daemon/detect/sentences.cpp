#include "daemon/detect/sentences.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <stdexcept>

#include "daemon/detect/form.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/utf8.hpp"

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

/// The letters and digits that end at `end`.
std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t start = end;
  while (start > 0 && !boundary_before(text, start)) --start;
  return text.substr(start, end - start);
}

/// Whether the stop before the break at `end` ends no sentence. At least one more character follows.
bool goes_on(std::string_view text, std::size_t end, const Stops& stops) {
  std::size_t stop = end;
  while (stop > 0 && std::isspace(static_cast<unsigned char>(text[stop - 1])) != 0) --stop;
  if (stop == 0 || text[stop - 1] != '.') return false;
  const std::string_view word = word_before(text, stop - 1);
  if (word.empty()) return false;
  std::size_t letters = 0;
  next_point(word, letters);
  if (letters == word.size() && starts_with_capital(word)) return true;
  const bool is_number = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number) return is_one_of(stops.abbreviations, word);
  std::size_t last = end;
  while (last < text.size() && !boundary_after(text, last)) ++last;
  return is_one_of(stops.numbered, text.substr(end, last - end));
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

void add_line(std::vector<Sentence>& result, std::string_view text, std::size_t begin, std::size_t end,
              const Stops& stops) {
  UErrorCode status = U_ZERO_ERROR;
  UText* raw = utext_openUTF8(nullptr, text.data() + begin, static_cast<std::int64_t>(end - begin), &status);
  const std::unique_ptr<UText, decltype(&utext_close)> line(raw, &utext_close);
  icu::BreakIterator& breaks = breaks_of_thread();
  breaks.setText(line.get(), status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("sentences: ") + u_errorName(status));
  std::size_t start = begin;
  for (std::int32_t at = breaks.next(); at != icu::BreakIterator::DONE; at = breaks.next()) {
    const std::size_t stop = begin + static_cast<std::size_t>(at);
    if (stop < end && goes_on(text.substr(start, end - start), stop - start, stops)) continue;
    add(result, text, start, stop);
    start = stop;
  }
  add(result, text, start, end);
}

}  // namespace

std::vector<Sentence> sentences(std::string_view text, const Stops& stops) {
  std::vector<Sentence> result;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) add_line(result, text, begin, end, stops);
    begin = end + 1;
  }
  return result;
}

}  // namespace alleged::detect
