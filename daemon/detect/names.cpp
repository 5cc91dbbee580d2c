#include "daemon/detect/names.hpp"

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

bool is_person(const Unit& unit) {
  return unit.is(Kind::country) && unit.term->form == Form::person;
}

bool is_name(const Unit& unit) {
  if (is_capital_word(unit) || is_person(unit)) return true;
  return unit.is_any(kind_bit(Kind::landmark) | kind_bit(Kind::contender)) &&
         (unit.capital || !cases_of(unit.text).small);
}

/// May stand inside the phrase that names a party.
bool belongs(const Unit& unit) {
  return is_name(unit) || unit.is(Kind::country) || unit.is(Kind::actor) || unit.is(Kind::title) ||
         unit.is(Kind::body) || unit.is(Kind::authority) || unit.is(Kind::institution);
}

/// A country by its name or capital.
bool is_place(const Unit& unit) {
  return unit.is(Kind::country) && (unit.term->form == Form::name || unit.term->form == Form::capital);
}

/// A word in small letters that may qualify a body: "domestic spy agency". Verbs mostly show by their endings.
bool is_adjective(const Unit& unit) {
  const std::string_view word = unit.text;
  return unit.is_plain() && !unit.capital && !word.ends_with("ed") && !word.ends_with('s') && !word.ends_with("ing");
}

std::string words(const Passage& passage, std::size_t first, std::size_t last) {
  const std::uint32_t begin = passage.units[first].begin - passage.begin;
  const std::uint32_t end = passage.units[last].end - passage.begin;
  return std::string(passage.text.substr(begin, end - begin));
}

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

/// A person: the run of names at the end of the phrase.
Speaker person_of(const Passage& passage, std::size_t first, std::size_t last, Speaker speaker) {
  const std::vector<Unit>& units = passage.units;
  std::size_t begin = last;
  while (begin > first && is_name(units[begin - 1]) && !units[begin - 1].possessive) --begin;
  if (begin == last && !is_person(units[last]) && is_of_a_body(units, first, begin)) {
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
  speaker.doubtful = is_capital_word(units[last]) && !introduced && (last == 0 || passage.field == Field::title);
  return speaker;
}

/// "Jr." or "III" behind a person's name.
bool is_suffix(const Unit& unit) {
  constexpr std::array<std::string_view, 6> suffixes = {"Jr", "Jr.", "Sr", "Sr.", "II", "III"};
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
    if (before.is_any(heads) && !before.possessive && !before.is(Kind::country)) {
      if (!of) return last;
      // "Special prosecutor", "Swedish police": what stands before the head as far as it is surely of the name.
      std::size_t begin = i - 1;
      while (begin > first && (belongs(units[begin - 1]) || units[begin - 1].is(Kind::of))) --begin;
      return begin;
    }
    of = of || before.is(Kind::of);
    const bool part = before.is(Kind::of) || before.is(Kind::determiner) || is_capital_word(before);
    if (!part) return last;
    --i;
  }
  return last;
}

/// The words of an office, for finding it again: "director of the CIA" is the CIA director. "Former" and "deputy" stay:
/// whoever is that is somebody else.
std::string words_in_order(std::string_view office) {
  constexpr std::array<std::string_view, 5> little = {"the", "of", "a", "an", "s"};
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < office.size();) {
    const char32_t c = next_point(office, at);
    if (u_isalnum(static_cast<UChar32>(c)) != 0) {
      append_point(folded(c), words.back());
    } else if (c != U'.' && !words.back().empty()) {  // "C.I.A." is one word
      words.emplace_back();
    }
  }
  std::erase_if(words, [&](const std::string& word) {
    return word.empty() || std::find(little.begin(), little.end(), word) != little.end();
  });
  std::sort(words.begin(), words.end());
  std::string line;
  for (const std::string& word : words) line += word + ' ';
  return line;
}

/// Names the party of units [first, last]: the body as a whole, or the person without country and titles.
Speaker name_of(const Passage& passage, std::size_t first, std::size_t last) {
  constexpr Kinds proper = kind_bit(Kind::actor) | kind_bit(Kind::institution) | kind_bit(Kind::authority);
  const std::vector<Unit>& units = passage.units;
  while (first < last && (units[first].is(Kind::determiner) || units[first].is(Kind::of))) ++first;
  while (first < last && is_suffix(units[last])) --last;
  Speaker speaker;
  speaker.first = first;
  speaker.last = last;
  speaker.phrase = words(passage, first, last);
  for (std::size_t i = first; i <= last; ++i) speaker.authority = speaker.authority || units[i].is(Kind::authority);
  speaker.country = country_in(passage, first, last);
  const Unit& end = units[last];
  if (is_name(end)) return person_of(passage, first, last, std::move(speaker));
  const bool people = end.is(Kind::country) && end.term->form == Form::adjective;
  // "According to intelligence" names nobody; "US intelligence" does.
  const bool common = end.is(Kind::authority) && !end.is_any(kind_bit(Kind::body) | kind_bit(Kind::actor)) &&
                      !cases_of(end.text).capital && end.text.find(' ') == end.text.npos;
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

/// In headlines every word may be a capital; a feed's summary often begins with its headline, behind the outlet's name.
bool is_headline(const Passage& passage, const std::vector<Passage>& story) {
  constexpr std::size_t least = 20;  // bytes; shorter ones are found in any text
  constexpr std::size_t most = 64;   // of an outlet's name
  if (passage.field == Field::title) return true;
  const Passage& title = story.front();
  if (title.field != Field::title || title.text.size() < least) return false;
  const std::string_view begin = passage.text.substr(0, title.text.size() + most);
  return begin.find(title.text) != begin.npos;
}

}  // namespace

Names::Names(const std::vector<Passage>& story) {
  for (const Passage& passage : story) {
    if (is_headline(passage, story)) continue;
    const std::vector<Unit>& units = passage.units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!is_name(units[i])) continue;
      if (i > 0) inner_.emplace(units[i].text);
      std::size_t last = i;
      while (last + 1 < units.size() && is_name(units[last + 1]) && !units[last].possessive && last - i < 3) ++last;
      const std::string full = words(passage, i, last);
      runs_.insert(full);
      const std::size_t space = full.rfind(' ');
      if (space != full.npos) full_.try_emplace(full.substr(space + 1), full);
      std::string code = is_person(units[last]) ? units[last].term->code : std::string();
      for (std::size_t k = i; code.empty() && k-- > 0 && i - k <= 5;) {
        const Unit& unit = units[k];
        if (k + 1 < i && unit.is_any(kind_bit(Kind::country) | kind_bit(Kind::institution) | kind_bit(Kind::actor))) {
          code = unit.term->code;
        } else if (!unit.is_any(kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::authority))) {
          break;
        }
      }
      if (!code.empty()) country_.try_emplace(full, code);
      std::size_t begin = i;
      while (begin > 0 && i - begin < 6 && (belongs(units[begin - 1]) || units[begin - 1].is(Kind::of))) --begin;
      if (begin < i) part_.try_emplace(full, words(passage, begin, i - 1));
      i = last;
    }
  }
  for (const Passage& passage : story) {
    if (is_headline(passage, story)) continue;
    for (std::size_t i = 1; i + 1 < passage.units.size(); ++i) {
      if (passage.units[i].text == ",") add_holder(passage, i);
    }
  }
}

/// An office on one side of a comma and a person on the other, where another comma or a word in small letters ends what
/// stands between: "the adviser, Robert O'Brien, said".
void Names::add_holder(const Passage& passage, std::size_t comma) {
  constexpr std::size_t most = 32;
  if (holder_.size() == most) return;
  Speaker office = speaker_before(passage, comma);
  Speaker person = speaker_after(passage, comma);
  if (person.office && !office.office) std::swap(office, person);
  // "Speaking in X, the minister": a sentence's first word is a name where it is one elsewhere.
  const bool is_known = person.first > 0 || person.name.find(' ') != person.name.npos || inner_.contains(person.name);
  const bool is_person = person && is_known && !person.body && !person.state && !person.office;
  // "The French president, Olaf Scholz and others" is a list.
  const bool of_other = !person.country.empty() && !office.country.empty() && person.country != office.country;
  if (!office.office || !is_person || of_other) return;
  const std::size_t behind = std::max(office.last, person.last) + 1;
  const bool ends = behind >= passage.units.size() || passage.units[behind].is_any(kind_bit(Kind::comma)) ||
                    !passage.units[behind].capital;
  const auto full = full_.find(person.name);
  if (!ends) return;
  const std::string name = full == full_.end() ? person.name : full->second;
  const auto [known, is_new] = holder_.try_emplace(words_in_order(office.phrase), name);
  if (!is_new && known->second != name) known->second.clear();
  part_.try_emplace(name, office.phrase);
  if (!office.country.empty()) country_.try_emplace(name, office.country);
}

Speaker Names::complete(Speaker speaker) const {
  if (speaker.doubtful) {
    const std::string last = speaker.name.substr(speaker.name.rfind(' ') + 1);
    const auto full = full_.find(last);
    if (!inner_.contains(last) && full == full_.end()) return {};
    // "New O'Keefe Video": the text knows who that is.
    if (full != full_.end() && !runs_.contains(speaker.name)) speaker.name = full->second;
  }
  speaker.common = speaker.common && !full_.contains(speaker.name);
  if (speaker.office && !holder_.empty()) {
    if (const auto found = holder_.find(words_in_order(speaker.phrase));
        found != holder_.end() && !found->second.empty()) {
      speaker.name = found->second;
      speaker.office = speaker.body = false;
    }
  }
  if (const auto found = full_.find(speaker.name); found != full_.end() && !speaker.body) speaker.name = found->second;
  if (speaker.country.empty()) {
    if (const auto found = country_.find(speaker.name); found != country_.end()) speaker.country = found->second;
  }
  if (const auto found = part_.find(speaker.name);
      found != part_.end() && !speaker.body && !speaker.state && !speaker.phrase.starts_with(found->second))
    speaker.phrase = found->second + ' ' + speaker.phrase;
  return speaker;
}

std::vector<Speaker> named_in(const Passage& passage) {
  constexpr std::size_t most = 24;
  const std::vector<Unit>& units = passage.units;
  std::vector<Speaker> found;
  for (std::size_t i = 0; i < units.size() && found.size() < most; ++i) {
    if (!belongs(units[i]) && !units[i].is(Kind::unnamed)) continue;
    std::size_t last = i;
    // "X's prime minister" is one, and not X.
    const auto has_office = [&](std::size_t at) {
      constexpr Kinds offices = kind_bit(Kind::body) | kind_bit(Kind::title) | kind_bit(Kind::authority);
      return is_place(units[at]) && at + 1 < units.size() && units[at + 1].is_any(offices) &&
             !units[at + 1].is(Kind::vote);
    };
    while (last + 1 < units.size() && last - i < 9 && (!units[last].possessive || has_office(last))) {
      if (belongs(units[last + 1])) {
        ++last;
      } else if (units[last + 1].is(Kind::of) && last + 2 < units.size()) {
        const std::size_t next = last + (units[last + 2].is(Kind::determiner) ? 3 : 2);
        if (next >= units.size() || !belongs(units[next])) break;
        last = next;
      } else {
        break;
      }
    }
    Speaker speaker = name_of(passage, i, last);
    // "Trump's campaign": the possessor, too.
    if (!speaker && units[last].possessive && is_name(units[last])) speaker = name_of(passage, last, last);
    // "The inquiry", unlike "the Hogue inquiry", is nobody.
    const bool probe = units[last].is(Kind::probe) && !units[last].capital;
    if (speaker && !probe) found.push_back(std::move(speaker));
    i = last;
  }
  return found;
}

namespace {

/// Whether the names before unit `end` only say where somebody is from: "a senator from Ohio", "the mayor in
/// Springfield".
bool is_of_a_place(const std::vector<Unit>& units, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_name(units[begin - 1])) --begin;
  return begin < end && begin > 0 && (units[begin - 1].text == "from" || units[begin - 1].text == "in");
}

bool is_full_name(const std::vector<Unit>& units, std::size_t first, std::size_t last) {
  constexpr std::size_t longest = 4;
  if (last <= first || last - first >= longest) return false;
  return std::all_of(units.begin() + static_cast<std::ptrdiff_t>(first),
                     units.begin() + static_cast<std::ptrdiff_t>(last) + 1, is_name);
}

}  // namespace

Speaker speaker_before(const Passage& passage, std::size_t at) {
  constexpr Kinds skipped = kind_bit(Kind::doubt) | kind_bit(Kind::negation) | kind_bit(Kind::pronoun);
  const std::vector<Unit>& units = passage.units;
  std::size_t end = at;
  for (std::size_t n = 0; end > 0 && n < 4; ++n, --end) {
    const Unit& unit = units[end - 1];
    const bool adverb = unit.is_plain() && !unit.capital;
    if (!adverb && (!unit.is_any(skipped) || unit.is(Kind::pronoun))) break;
  }
  if (end == 0) return {};
  if (units[end - 1].is(Kind::comma)) {
    // "Blinken, on the last day of his visit, said": the subject stands before the apposition.
    std::size_t open = end - 1;
    while (open-- > 0 && end - open < 30) {
      if (units[open].is(Kind::comma)) break;
    }
    if (open == 0 || open >= end || !units[open].is(Kind::comma)) return {};
    if (is_of_a_place(units, open) && is_full_name(units, open + 1, end - 2))
      return name_of(passage, open + 1, end - 2);  // "a senator from Ohio, Jane Doe, said"
    end = open;
  }
  // "The ministry in Sofia said": the place is not the party.
  if (end >= 3 && units[end - 1].is(Kind::country) && units[end - 2].text == "in") end -= 2;
  std::size_t first = end;
  std::size_t adjectives = 0;
  while (first > 0 && end - first < 10) {
    const Unit& unit = units[first - 1];
    if (first < end && is_adjective(unit) && ++adjectives == 1) {
      --first;
      continue;
    }
    const bool linking =
        (unit.is(Kind::of) || unit.text == "for" || unit.text == "on" || unit.is(Kind::determiner)) && first < end;
    if (!belongs(unit) && !linking) break;
    if (first < end && unit.possessive && is_person(unit)) break;
    --first;
  }
  while (first < end && !belongs(units[first])) ++first;
  return first == end ? Speaker{} : name_of(passage, first, end - 1);
}

Speaker speaker_after(const Passage& passage, std::size_t at) {
  const std::vector<Unit>& units = passage.units;
  std::size_t first = at + 1;
  while (first < units.size() && units[first].is(Kind::determiner)) ++first;
  std::size_t last = first;
  while (last < units.size() && last - first < 10) {
    const Unit& unit = units[last];
    const auto goes_on = [&](std::size_t i) { return i < units.size() && belongs(units[i]); };
    const bool of = unit.is(Kind::of) && last > first;
    const bool linking = of && goes_on(last + 1);
    // "The director of the CIA".
    const bool of_the = of && last + 1 < units.size() && units[last + 1].is(Kind::determiner) && goes_on(last + 2);
    const bool adjective = last == first && unit.is_plain() && goes_on(last + 1);
    // "Według policji Mołdawii Rosja kupowała": the sentence goes on with its subject.
    const bool is_another = is_place(unit) && std::any_of(units.begin() + static_cast<std::ptrdiff_t>(first),
                                                          units.begin() + static_cast<std::ptrdiff_t>(last), is_place);
    // "Według FBI rosyjscy hakerzy ...".
    const bool is_of_next = last > first && unit.is(Kind::country) && unit.term->form == Form::adjective &&
                            last + 1 < units.size() && units[last + 1].is(Kind::agent) &&
                            !units[last + 1].is(Kind::body);
    if (is_another || is_of_next) break;
    if (!belongs(unit) && !linking && !of_the && !adjective) break;
    last += of_the ? 2 : 1;
  }
  return last == first ? Speaker{} : name_of(passage, first, last - 1);
}

}  // namespace alleged::detect
