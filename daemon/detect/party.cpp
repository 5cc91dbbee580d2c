#include "daemon/detect/party.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "daemon/detect/declension.hpp"
#include "daemon/detect/form.hpp"
#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

bool is_capital_word(const Unit& unit) {
  return unit.capital && unit.is_plain();
}

}  // namespace

bool is_person(const Unit& unit) {
  return unit.is(Kind::country) && unit.term->form == Form::person;
}

bool is_name(const Unit& unit) {
  if (is_capital_word(unit) || is_person(unit)) return true;
  return unit.is_any(kind_bit(Kind::landmark) | kind_bit(Kind::contender)) &&
         (unit.capital || !cases_of(unit.text).small);
}

bool belongs(const Unit& unit) {
  return is_name(unit) || unit.is(Kind::country) || unit.is(Kind::actor) || unit.is(Kind::title) ||
         unit.is(Kind::body) || unit.is(Kind::authority) || unit.is(Kind::institution) || unit.is(Cue::outlet);
}

std::string words(const Passage& passage, std::size_t first, std::size_t last) {
  const std::uint32_t begin = passage.units[first].begin - passage.begin;
  const std::uint32_t end = passage.units[last].end - passage.begin;
  return std::string(passage.text.substr(begin, end - begin));
}

namespace {

/// The word that a body's name goes on behind: "Institute for", "National Association of".
bool is_of_a_body_name(const Unit& unit) {
  constexpr std::array<std::string_view, 14> heads = {"Institute", "Center",    "Centre",  "Foundation", "Fund",
                                                      "Council",   "Committee", "Agency",  "Office",     "Association",
                                                      "Institut",  "Instituts", "Zentrum", "Zentrums"};
  return std::find(heads.begin(), heads.end(), unit.text) != heads.end();
}

}  // namespace

bool is_behind_dateline(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::size_t longest = 10;  // units: "PORT LOUIS, Oct 14 (Agency) -"
  if (at == 0 || at > longest || !units[at - 1].is(Kind::stop)) return false;
  const Cases cases = cases_of(units[0].text);
  return cases.capital && !cases.small;
}

bool is_for_in_a_name(const Passage& passage, std::size_t at) {
  const std::vector<Unit>& units = passage.units;
  if (at == 0 || at + 1 >= units.size() || (units[at].text != "for" && units[at].text != "für")) return false;
  if (!units[at + 1].capital) return false;
  if (is_of_a_body_name(units[at - 1])) return true;
  // "Researchers at Code for Africa".
  constexpr std::array<std::string_view, 5> leads = {"at", "of", "by", "from", "group"};
  return at > 1 && passage.field != Field::title && is_capital_word(units[at - 1]) &&
         std::find(leads.begin(), leads.end(), units[at - 2].text) != leads.end();
}

namespace {

std::string country_in(const Passage& passage, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i) {
    if (passage.units[i].is_any(kind_bit(Kind::country) | kind_bit(Kind::institution) | kind_bit(Kind::actor) |
                                kind_bit(Kind::contender)))
      return passage.units[i].term->code;
  }
  return {};
}

bool has_country(const Passage& passage, std::size_t first, std::size_t last) {
  return !country_in(passage, first, last).empty();
}

/// Whether "of" ties what follows to an office or a body: "director of Tidewatch", "Grand Jury for the District of
/// Columbia".
bool is_of_a_body(const std::vector<Unit>& units, std::size_t first, std::size_t at) {
  if (at <= first + 1) return false;
  const std::size_t of = at - 1 - (units[at - 1].is(Kind::determiner) ? 1U : 0U);
  return of > first && units[of].is(Kind::of) && belongs(units[of - 1]) && !units[of - 1].is(Kind::country);
}

/// "OpenAI", "PET": no noun is written so.
bool has_inner_capital(std::string_view word) {
  std::size_t at = 0;
  next_point(word, at);
  while (at < word.size()) {
    if (u_isupper(static_cast<UChar32>(next_point(word, at))) != 0) return true;
  }
  return false;
}

/// "Promo-LEX Николае Панфил": a body's name in other letters than the person's.
bool is_in_other_letters(const Unit& one, const Unit& other) {
  const auto is_latin = [](const Unit& unit) { return static_cast<unsigned char>(unit.text[0]) < 0x80U; };
  constexpr unsigned char cyrillic = 0xD0;  // and 0xD1: the first byte
  const auto is_cyrillic = [](const Unit& unit) {
    return (static_cast<unsigned char>(unit.text[0]) & 0xFEU) == cyrillic;
  };
  return (is_latin(one) && is_cyrillic(other)) || (is_cyrillic(one) && is_latin(other));
}

/// A person: the run of names at the end of the phrase.
Speaker person_of(const Passage& passage, std::size_t first, std::size_t last, Speaker speaker) {
  const std::vector<Unit>& units = passage.units;
  speaker.head = is_person(units[last]);
  std::size_t begin = last;
  const auto is_of_name = [&](const Unit& unit) {
    return is_name(unit) || (unit.capital && unit.is(Kind::vote) && passage.field != Field::title);
  };
  while (begin > first && is_of_name(units[begin - 1]) && !units[begin - 1].possessive &&
         !is_in_other_letters(units[begin - 1], units[last]))
    --begin;
  // "В Букаву Чисекеди сказал": the first is where, and the rest who; English has a comma there.
  const bool placed = begin > 0 && begin < last && units[begin - 1].is(Kind::in) && !passage.tongue->is_english;
  if (placed) ++begin;
  const bool of_body = begin == last && !is_person(units[last]) && is_of_a_body(units, first, begin);
  const bool of_name = begin > first + 1 && is_for_in_a_name(passage, begin - 1);
  if (of_body || of_name) {
    speaker.name = words(passage, first, last);
    speaker.body = true;
    return speaker;
  }
  speaker.name = words(passage, begin, last);
  // A dateline ("WELLINGTON:") is no speaker.
  const Cases cases = cases_of(speaker.name);
  if (cases.capital && !cases.small && code_points(speaker.name) > 5) return {};
  const bool is_word = begin == last && is_capital_word(units[last]);
  speaker.common = is_word && passage.tongue->code == "de" && !has_inner_capital(speaker.name);
  const bool determined = begin > 0 && units[begin - 1].is(Kind::determiner);
  if (speaker.common && determined) return {};  // "die Papiere"
  const bool introduced = begin > first && units[begin - 1].is_any(kind_bit(Kind::title) | kind_bit(Kind::country));
  speaker.common = speaker.common && !introduced;
  const bool quoted = begin == last && last > 0 && units[last - 1].is(Kind::quote);  // "«Hemos visto": a verb
  const bool opens = begin == 0 || is_behind_dateline(units, begin);
  speaker.doubtful = is_capital_word(units[last]) && !introduced && (opens || quoted || passage.capitals);
  return speaker;
}

/// "Jr." or "III" behind a person's name, "Corp" behind a company's.
bool is_suffix(const Unit& unit) {
  constexpr std::array<std::string_view, 14> suffixes = {"Jr",  "Jr.", "Sr",  "Sr.",  "II",  "III", "Corp",
                                                         "Inc", "Ltd", "LLC", "GmbH", "PLC", "plc", "Corporation"};
  return std::find(suffixes.begin(), suffixes.end(), unit.text) != suffixes.end();
}

/// Where an office's phrase begins. What a page prints before its text, in capitals too, runs into the first sentence
/// ("Technology The Big Story FBI official"); the body or the country that an office is of stands nearer.
std::size_t office_begins(const std::vector<Unit>& units, std::size_t first, std::size_t last) {
  // Two words before may be of its name: "Marlow County election officials".
  for (std::size_t i = last; i >= first + 3; --i) {
    if (!units[i].is_any(kind_bit(Kind::country) | kind_bit(Kind::institution) | kind_bit(Kind::authority))) continue;
    const auto plain = [&](std::size_t back) {
      return is_capital_word(units[i - back]) || (units[i - back].capital && units[i - back].is(Kind::determiner));
    };
    if (plain(1) && plain(2) && plain(3)) return i;
  }
  return first;
}

/// "Прокуратура Латвии", "Government of Latvia", "police moldave": a body, or an office, with its country behind it.
/// Where its phrase begins; `last` itself where there is none.
std::size_t body_before(const Passage& passage, std::size_t first, std::size_t last) {
  constexpr Kinds heads = kind_bit(Kind::body) | kind_bit(Kind::title) | kind_bit(Kind::institution);
  const std::vector<Unit>& units = passage.units;
  if (is_nominative(passage, last)) return last;  // "За даними розвідки Росія ...": the sentence goes on
  std::size_t i = last;
  bool of = passage.tongue->follows;
  while (i > first) {
    const Unit& before = units[i - 1];
    // "Fiscalía Federal alemana"; elsewhere an adjective behind a body may begin what it says.
    const bool service = before.is(Kind::authority) && i == last && passage.tongue->adjectives_behind();
    if ((before.is_any(heads) || service) && !before.possessive && !before.is(Kind::country)) {
      if (!of) return last;
      // "Special prosecutor", "Swedish police": what stands before the head as far as it is surely of the name.
      std::size_t begin = i - 1;
      while (begin > first && (belongs(units[begin - 1]) || units[begin - 1].is(Kind::of))) --begin;
      return begin;
    }
    of = of || before.is(Kind::of);
    // "Centre de crise belge".
    const bool noun = before.is_plain() && i >= first + 2 && units[i - 2].is(Kind::of);
    const bool part = before.is(Kind::of) || before.is(Kind::determiner) || is_capital_word(before) || noun;
    if (!part) return last;
    --i;
  }
  return last;
}

/// "Commissioner Jane Doe", where the list of institutions has "Doe": a title and names before it make a person of it.
bool is_titled(const std::vector<Unit>& units, std::size_t first, std::size_t last) {
  constexpr Kinds listed = kind_bit(Kind::institution) | kind_bit(Kind::authority);
  const Unit& end = units[last];
  if (!end.is_any(listed) || !end.capital || !cases_of(end.text).small) return false;
  std::size_t begin = last;
  while (begin > first && is_capital_word(units[begin - 1]) && !units[begin - 1].possessive) --begin;
  const bool full = begin < last || end.text.find(' ') != end.text.npos;
  return full && begin > first && units[begin - 1].is(Kind::title);
}

/// "Jane Doe of the Affairs Council": the unit of her last name; `last` where no full name stands before an "of".
std::size_t before_affiliation(const Passage& passage, std::size_t first, std::size_t last) {
  constexpr std::size_t longest = 4;
  if (!passage.tongue->is_english) return last;
  const std::vector<Unit>& units = passage.units;
  std::size_t begin = first;
  while (begin < last && !is_name(units[begin])) ++begin;
  std::size_t of = begin;
  while (of < last && of - begin <= longest && is_name(units[of]) && !units[of].possessive) ++of;
  const bool full = of >= begin + 2 || (of == begin + 1 && units[begin].text.find(' ') != units[begin].text.npos);
  return full && units[of].text == "of" && !is_of_a_body_name(units[of - 1]) ? of - 1 : last;
}

}  // namespace

Speaker name_of(const Passage& passage, std::size_t first, std::size_t last) {
  constexpr Kinds proper = kind_bit(Kind::actor) | kind_bit(Kind::institution) | kind_bit(Kind::authority);
  const std::vector<Unit>& units = passage.units;
  while (first < last && (units[first].is(Kind::determiner) || units[first].is(Kind::of))) ++first;
  // "Раніше прем'єр": the adverb is no name.
  if (first == 0 && first < last && units[first].is_plain() && units[first].is(Cue::opening)) ++first;
  while (first < last && is_suffix(units[last])) --last;
  // "新华社华盛顿电 美国财政部", "Washington Post Senate leaders": what an outlet prints before its text.
  for (std::size_t i = first; i < last; ++i) {
    if (units[i].is(Cue::outlet) && !units[i + 1].is(Kind::title)) first = i + 1;
  }
  Speaker speaker;
  speaker.first = first;
  speaker.last = last;
  speaker.phrase = words(passage, first, last);
  for (std::size_t i = first; i <= last; ++i) {
    if (units[i].is(Kind::country) && !units[i].is(Kind::institution)) continue;
    speaker.duty.append(speaker.duty.empty() ? "" : " ").append(units[i].text);
  }
  for (std::size_t i = first; i <= last; ++i) speaker.authority = speaker.authority || units[i].is(Kind::authority);
  speaker.country = country_in(passage, first, last);
  if (const std::size_t name = before_affiliation(passage, first, last); name < last)
    return person_of(passage, first, name, std::move(speaker));
  const Unit& end = units[last];
  if (is_name(end) || is_titled(units, first, last)) return person_of(passage, first, last, std::move(speaker));
  if (end.is(Cue::outlet)) {
    speaker.name = end.text;
    speaker.body = speaker.outlet = true;
    return speaker;
  }
  const bool people = end.is(Kind::country) && end.term->form == Form::adjective;
  // "According to intelligence" names nobody; "US intelligence" does.
  constexpr std::size_t letters_of_a_noun = 2;  // in a script without capitals: "情报", but "國安局" is one of its own
  const bool is_name_of_its_own =
      passage.tongue->code == "zh" && (code_points(end.text) > letters_of_a_noun || end.is(Cue::platform));
  const bool common = end.is(Kind::authority) && !end.is_any(kind_bit(Kind::body) | kind_bit(Kind::actor)) &&
                      !cases_of(end.text).capital && end.text.find(' ') == end.text.npos && !is_name_of_its_own;
  if (common && !has_country(passage, first, last)) return {};
  const bool state = (end.is(Kind::country) && !people) || end.is_any(proper);
  // "Officials said" names nobody; "Palau's president" and "Polish officials" do.
  const bool office = end.is(Kind::body) || end.is(Kind::title);
  const bool whose = first < last && (has_country(passage, first, last) || !end.is(Kind::title));
  if (office && !whose && !end.is(Kind::authority)) return {};
  const std::size_t body = end.is(Kind::country) && !end.possessive ? body_before(passage, first, last) : last;
  if (body < last) {
    speaker.name = words(passage, office_begins(units, body, last), last);
    const auto has = [&](Kind kind) {
      return std::any_of(units.begin() + static_cast<std::ptrdiff_t>(body),
                         units.begin() + static_cast<std::ptrdiff_t>(last),
                         [kind](const Unit& unit) { return unit.is(kind); });
    };
    speaker.office = has(Kind::title);
    speaker.body = !speaker.office || has(Kind::body);
    return speaker;
  }
  const bool excluded = end.is(Kind::country) && end.against;
  if (!office && (!state || excluded)) return {};
  speaker.name = words(passage, office || common ? office_begins(units, first, last) : last, last);
  speaker.body = !end.is(Kind::title) || end.is(Kind::body);
  speaker.state = !office && end.is(Kind::country);
  speaker.office = std::any_of(units.begin() + static_cast<std::ptrdiff_t>(first),
                               units.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                               [](const Unit& unit) { return unit.is(Kind::title) && !unit.possessive; });
  return speaker;
}

}  // namespace alleged::detect
