#include "daemon/detect/apposition.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace alleged::detect {
namespace {

constexpr Kinds heads = kind_bit(Kind::agent) | kind_bit(Kind::body) | kind_bit(Kind::title);

bool is_plain_capital(const Unit& unit) {
  return unit.capital && unit.is_plain();
}

/// "A group dubbed", "known as": between a noun and its name.
bool is_naming(const Unit& unit) {
  constexpr std::array<std::string_view, 7> words = {"dubbed", "called", "named", "nicknamed", "known", "as", "the"};
  return unit.is(Kind::quote) || std::find(words.begin(), words.end(), unit.text) != words.end();
}

/// Past the end of the name that begins at `first`: capitals, among them nouns like "Agency".
std::size_t end_of_name(const std::vector<Unit>& units, std::size_t first) {
  std::size_t end = first;
  while (end < units.size() && end - first < 6) {
    const Unit& unit = units[end];
    if (!is_plain_capital(unit) && !(end > first && unit.capital && unit.is_any(heads))) break;
    ++end;
    if (unit.possessive) break;
  }
  return end;
}

/// Whether the words before a country make its phrase begin there: "Kremlin-backed", "Russia's", "Iranian".
bool qualifies(const Unit& unit) {
  return unit.possessive || unit.joined || (unit.term != nullptr && unit.term->form == Form::adjective);
}

std::string words(const Passage& passage, std::size_t first, std::size_t end) {
  const std::uint32_t from = passage.units[first].begin - passage.begin;
  return std::string(passage.text.substr(from, passage.units[end - 1].end - passage.begin - from));
}

/// "Cotton Sandstorm, an Iranian group, ...": the capitals before the comma.
std::string named_before(const Passage& passage, std::size_t country) {
  const std::vector<Unit>& units = passage.units;
  if (country < 3 || !units[country - 1].is(Kind::determiner) || !units[country - 2].is(Kind::comma)) return {};
  const std::size_t end = country - 2;
  std::size_t first = end;
  while (first > 0 && end - first < 6 && !units[first - 1].possessive &&
         (is_plain_capital(units[first - 1]) || (units[first - 1].capital && units[first - 1].is_any(heads))))
    --first;
  while (first < end && !is_plain_capital(units[first])) ++first;
  return first == end ? std::string() : words(passage, first, end);
}

}  // namespace

std::string named_beside(const Passage& passage, std::size_t country) {
  const std::vector<Unit>& units = passage.units;
  if (passage.field == Field::title || !qualifies(units[country])) return {};
  if (std::string before = named_before(passage, country); !before.empty()) return before;
  bool headed = units[country].joined;
  bool comma = false;
  std::size_t at = country + 1;
  for (std::size_t n = 0; at < units.size() && n < 6; ++at, ++n) {
    const Unit& unit = units[at];
    if (is_plain_capital(unit)) break;
    if (unit.is(Kind::comma) && headed && !comma) {
      comma = true;
    } else if (unit.is_any(heads) && !comma) {
      headed = true;
    } else if (!(headed && is_naming(unit)) && !(unit.is_plain() && !headed)) {
      return {};
    }
  }
  const std::size_t end = end_of_name(units, at);
  if (end == at) return {};
  // A comma must close what a comma opens; "Russian Telegram" is no name of a body.
  if (comma && (end == units.size() || !units[end].is(Kind::comma))) return {};
  if (!headed && end - at < 2) return {};
  // "Russian Bots Trying": several are not named by one word.
  if (end == at + 1 && units[at - 1].is_any(heads) && units[at - 1].text.ends_with('s')) return {};
  return words(passage, at, end);
}

std::string named_outfit(const Passage& passage, std::size_t outfit) {
  constexpr std::size_t longest = 5;  // units of a quoted name
  const std::vector<Unit>& units = passage.units;
  if (passage.field == Field::title) return {};
  bool comma = false;
  std::size_t at = outfit + 1;
  for (std::size_t n = 0; at < units.size() && n < 4; ++at, ++n) {
    const Unit& unit = units[at];
    if (is_plain_capital(unit)) break;
    if (unit.is(Kind::quote)) {
      std::size_t end = at + 1;
      while (end < units.size() && end <= at + longest && !units[end].is(Kind::quote)) ++end;
      const bool named =
          end > at + 1 && end < units.size() && units[end].is(Kind::quote) && !units[at + 1].is(Kind::actor);
      return named ? words(passage, at + 1, end) : std::string();
    }
    if (unit.is(Kind::comma) && !comma) {
      comma = true;
    } else if (!is_naming(unit)) {
      at = units.size();
    }
  }
  const std::size_t end = at < units.size() ? end_of_name(units, at) : at;
  const bool closed = !comma || (end < units.size() && units[end].is(Kind::comma));
  if (end > at && closed) return words(passage, at, end);
  // "Dniester Hearth, a Moscow group".
  for (std::size_t i = outfit; i-- > 2 && outfit - i <= 3;) {
    if (units[i].is(Kind::determiner) && units[i - 1].is(Kind::comma)) return named_before(passage, i + 1);
  }
  return {};
}

}  // namespace alleged::detect
