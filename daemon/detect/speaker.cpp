#include "daemon/detect/speaker.hpp"

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
         unit.is(Kind::body) || unit.is(Kind::authority) || unit.is(Kind::institution);
}

std::string words(const Passage& passage, std::size_t first, std::size_t last) {
  const std::uint32_t begin = passage.units[first].begin - passage.begin;
  const std::uint32_t end = passage.units[last].end - passage.begin;
  return std::string(passage.text.substr(begin, end - begin));
}

namespace {

/// A country by its name or capital.
bool is_place(const Unit& unit) {
  return unit.is(Kind::country) && (unit.term->form == Form::name || unit.term->form == Form::capital);
}

/// A word in small letters that may qualify a body: "domestic spy agency". Verbs mostly show by their endings.
bool is_adjective(const Unit& unit) {
  const std::string_view word = unit.text;
  return unit.is_plain() && !unit.capital && !word.ends_with("ed") && !word.ends_with('s') && !word.ends_with("ing");
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

/// "Institute for Digital Security".
bool is_for_in_a_name(const Passage& passage, std::size_t at) {
  constexpr std::array<std::string_view, 14> heads = {"Institute", "Center",    "Centre",  "Foundation", "Fund",
                                                      "Council",   "Committee", "Agency",  "Office",     "Association",
                                                      "Institut",  "Instituts", "Zentrum", "Zentrums"};
  const std::vector<Unit>& units = passage.units;
  if (at == 0 || at + 1 >= units.size() || (units[at].text != "for" && units[at].text != "für")) return false;
  return units[at + 1].capital && std::find(heads.begin(), heads.end(), units[at - 1].text) != heads.end();
}

/// A person: the run of names at the end of the phrase.
Speaker person_of(const Passage& passage, std::size_t first, std::size_t last, Speaker speaker) {
  const std::vector<Unit>& units = passage.units;
  std::size_t begin = last;
  const auto is_of_name = [&](const Unit& unit) {
    return is_name(unit) || (unit.capital && unit.is(Kind::vote) && passage.field != Field::title);
  };
  while (begin > first && is_of_name(units[begin - 1]) && !units[begin - 1].possessive) --begin;
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
    const bool part = before.is(Kind::of) || before.is(Kind::determiner) || is_capital_word(before);
    if (!part) return last;
    --i;
  }
  return last;
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
  constexpr std::size_t letters_of_a_noun = 2;  // in a script without capitals: "情报", but "國安局" is one of its own
  const bool is_name_of_its_own = passage.tongue->code == "zh" && code_points(end.text) > letters_of_a_noun;
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

/// "Według FBI rosyjscy hakerzy ...": the adjective at `at` belongs to who acts, and not to the body before it.
bool qualifies_agent(const std::vector<Unit>& units, std::size_t at) {
  return units[at].is(Kind::country) && units[at].term->form == Form::adjective && at + 1 < units.size() &&
         units[at + 1].is(Kind::agent) && !units[at + 1].is(Kind::body);
}

/// "Według policji Mołdawii Rosja kupowała": the sentence goes on with its subject.
bool is_another_place(const std::vector<Unit>& units, std::size_t first, std::size_t at) {
  return is_place(units[at]) && std::any_of(units.begin() + static_cast<std::ptrdiff_t>(first),
                                            units.begin() + static_cast<std::ptrdiff_t>(at), is_place);
}

/// "向立法院": in Chinese, whom it is said to.
bool is_spoken_to(const std::vector<Unit>& units, std::size_t party) {
  constexpr std::array<std::string_view, 3> towards = {"向", "对", "對"};
  return party > 0 && std::any_of(towards.begin(), towards.end(),
                                  [&](std::string_view word) { return units[party - 1].text.ends_with(word); });
}

/// "台湾国家安全局3日向立法院提交报告指出": the subject opens its clause. The first body or person named in the clause
/// before unit `end`.
Speaker opening(const Passage& passage, std::size_t end) {
  std::size_t first = end;
  while (first > 0 && !passage.units[first - 1].is_any(kind_bit(Kind::stop) | kind_bit(Kind::quote))) --first;
  for (Speaker& party : named_in(passage)) {
    if (party.first >= first && party.last < end && !party.state) return std::move(party);
  }
  return {};
}

/// Past articles and the time that a verb of speech may have before its subject: "a déclaré lundi le ministre",
/// "заявил в понедельник премьер".
std::size_t past_when(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::size_t longest = 5;  // units: "12 октября 2024 года"
  constexpr Kinds leads = kind_bit(Kind::in) | kind_bit(Kind::preposition) | kind_bit(Kind::of) | kind_bit(Kind::by) |
                          kind_bit(Kind::determiner);
  const auto is_when = [&](std::size_t i) { return i < units.size() && units[i].tells_when(); };
  std::size_t i = at;
  while (i < units.size() && i < at + longest &&
         (is_when(i) || units[i].is(Kind::determiner) || (units[i].is_any(leads) && is_when(i + 1))))
    ++i;
  return i;
}

/// Where the phrase ends that stands before a time: "X on Thursday said", "X late on 5 May 2024 said". Unit `end` where
/// none does.
std::size_t before_when(const std::vector<Unit>& units, std::size_t end) {
  constexpr std::size_t longest = 5;  // units: "on 5 May 2024"
  std::size_t i = end;
  bool is_time = false;
  while (i > 0 && end - i < longest) {
    const Unit& unit = units[i - 1];
    const bool lead = is_time && unit.is_any(kind_bit(Kind::in) | kind_bit(Kind::preposition) | kind_bit(Kind::by));
    if (!unit.tells_when() && !lead) break;
    is_time = is_time || unit.is(Kind::date);
    --i;
    if (lead) break;
  }
  if (!is_time) return end;
  constexpr std::array<std::string_view, 3> parts = {"late", "early", "earlier"};
  while (i > 0 && std::find(parts.begin(), parts.end(), units[i - 1].text) != parts.end()) --i;
  return i;
}

}  // namespace

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
      if (qualifies_agent(units, last + 1) || is_another_place(units, i, last + 1)) break;
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

Speaker speaker_before(const Passage& passage, std::size_t at) {
  constexpr Kinds skipped = kind_bit(Kind::doubt) | kind_bit(Kind::negation) | kind_bit(Kind::pronoun);
  const std::vector<Unit>& units = passage.units;
  std::size_t end = at;
  for (std::size_t n = 0; end > 0 && n < 4; ++n, --end) {
    const Unit& unit = units[end - 1];
    const bool adverb = unit.is_plain() && !unit.capital;
    if (!adverb && (!unit.is_any(skipped) || unit.is(Kind::pronoun))) break;
  }
  end = before_when(units, end);
  if (end == 0) return {};
  if (units[end - 1].is(Kind::comma)) {
    // "Blinken, on the last day of his visit, said": the subject stands before the apposition.
    std::size_t open = end - 1;
    while (open-- > 0 && end - open < 30) {
      if (units[open].is(Kind::comma)) break;
    }
    if (open == 0 || open >= end || !units[open].is(Kind::comma)) return {};
    // "A senator from Ohio, Jane Doe, said", "the former envoy to the island, Jane Doe, said".
    const bool described =
        is_of_a_place(units, open) || (!is_name(units[open - 1]) && !units[open - 1].is(Kind::title));
    if (described && is_full_name(units, open + 1, end - 2)) return name_of(passage, open + 1, end - 2);
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
    // "Clean Ballot Centre".
    const bool of_name = first < end && passage.field != Field::title && unit.capital && unit.is(Kind::vote);
    if (!belongs(unit) && !linking && !of_name) break;
    if (first < end && unit.possessive && is_person(unit)) break;
    --first;
  }
  while (first < end && !belongs(units[first])) ++first;
  if (first == end) return {};
  return is_spoken_to(units, first) ? opening(passage, first) : name_of(passage, first, end - 1);
}

Speaker speaker_after(const Passage& passage, std::size_t at) {
  const std::vector<Unit>& units = passage.units;
  const std::size_t first = past_when(units, at + 1);
  std::size_t last = first;
  while (last < units.size() && last - first < 10) {
    const Unit& unit = units[last];
    const auto goes_on = [&](std::size_t i) { return i < units.size() && belongs(units[i]); };
    const bool of = unit.is(Kind::of) && last > first;
    const bool linking = of && goes_on(last + 1);
    // "The director of the CIA".
    const bool of_the = of && last + 1 < units.size() && units[last + 1].is(Kind::determiner) && goes_on(last + 2);
    // "Institute for Digital Security".
    const bool of_name = last > first && is_for_in_a_name(passage, last) && goes_on(last + 1);
    const bool adjective = last == first && unit.is_plain() && goes_on(last + 1);
    const bool is_another = is_another_place(units, first, last);
    const bool is_of_next = last > first && qualifies_agent(units, last);
    if (is_another || is_of_next) break;
    if (!belongs(unit) && !linking && !of_the && !of_name && !adjective) break;
    last += of_the ? 2 : 1;
  }
  return last == first ? Speaker{} : name_of(passage, first, last - 1);
}

}  // namespace alleged::detect
