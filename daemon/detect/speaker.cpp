#include "daemon/detect/speaker.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/declension.hpp"
#include "daemon/detect/form.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// A word in small letters that may qualify a body: "domestic spy agency". Verbs mostly show by their endings.
bool is_adjective(const Unit& unit) {
  const std::string_view word = unit.text;
  return unit.is_plain() && !unit.capital && !unit.is_number() && !word.ends_with("ed") && !word.ends_with('s') &&
         !word.ends_with("ing");
}

/// Whether the names before unit `end` only say where somebody is from: "a senator from Ohio", "the mayor in
/// Springfield".
bool is_of_a_place(const std::vector<Unit>& units, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_name(units[begin - 1])) --begin;
  return begin < end && begin > 0 && (units[begin - 1].text == "from" || units[begin - 1].text == "in");
}

/// Whether the names before unit `end` only say what an office is of: "la ministra portuguesa de Interior", "the
/// minister of Justice", "a deputy leader of the ruling People's Party".
bool is_of_an_office(const std::vector<Unit>& units, std::size_t end) {
  constexpr std::size_t reach = 6;
  std::size_t begin = end;
  while (begin > 0 && is_name(units[begin - 1])) --begin;
  bool of = false;
  for (std::size_t i = begin; begin < end && i > 0 && begin - i < reach; --i) {
    const Unit& unit = units[i - 1];
    if (unit.is(Kind::title)) return of;
    of = of || unit.is_any(kind_bit(Kind::of) | kind_bit(Kind::determiner));
    if (unit.is_any(kind_bit(Kind::comma) | kind_bit(Kind::stop)) || (!of && unit.capital)) break;
  }
  return false;
}

bool is_full_name(const std::vector<Unit>& units, std::size_t first, std::size_t last) {
  constexpr std::size_t longest = 4;
  if (last <= first || last - first >= longest) return false;
  return std::all_of(units.begin() + static_cast<std::ptrdiff_t>(first),
                     units.begin() + static_cast<std::ptrdiff_t>(last) + 1, is_name);
}

/// Before "(CHP)": the unit behind the phrase that brackets follow, of those before unit `end`.
std::size_t before_brackets(const std::vector<Unit>& units, std::size_t end) {
  constexpr std::size_t longest = 6;
  if (end == 0 || units[end - 1].text != ")") return end;
  for (std::size_t i = end - 1; i > 0 && end - i <= longest; --i) {
    if (units[i - 1].text == "(") return i - 1;
  }
  return end;
}

/// Whether a first and a last name stand side by side in the phrase that ends before unit `end`.
bool has_full_name(const std::vector<Unit>& units, std::size_t end) {
  constexpr std::size_t longest = 12;
  constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::quote) | speech_kinds;
  for (std::size_t i = end; i > 0 && end - i < longest && !units[i - 1].is_any(ends); --i) {
    if (!is_name(units[i - 1])) continue;
    const bool two = i > 1 && is_name(units[i - 2]) && !units[i - 2].possessive;
    if (two || units[i - 1].text.find(' ') != std::string_view::npos) return true;
  }
  return false;
}

/// "Jane Doe, the chief rival to the president, John Roe, said": where the phrase that ends before the comma at `open`
/// only tells whom somebody else stands to, the comma behind whoever that is, by name; else `open`.
std::size_t before_relation(const std::vector<Unit>& units, std::size_t open) {
  constexpr std::size_t longest = 12;
  bool related = false;
  for (std::size_t i = open; i > 0 && open - i < longest; --i) {
    const Unit& unit = units[i - 1];
    if (unit.is(Kind::comma)) {
      const bool relation = related && units[i].is(Kind::determiner);
      return relation && has_full_name(units, i - 1) ? i - 1 : open;
    }
    if (unit.is_any(kind_bit(Kind::stop) | kind_bit(Kind::quote) | speech_kinds)) return open;
    related = related || (i < open && (unit.text == "to" || unit.is(Kind::with)));
  }
  return open;
}

/// "The opposition party "Dawn" said": the first unit of a name in quotation marks that tells which body is meant, and
/// ends before unit `end`; `end` where there is none.
std::size_t quoted_name(const std::vector<Unit>& units, std::size_t end) {
  constexpr std::size_t longest = 4;
  if (end < 4 || !units[end - 1].is(Kind::quote)) return end;
  std::size_t first = end - 1;
  while (first > 0 && end - 1 - first < longest && is_name(units[first - 1])) --first;
  const bool quoted = first < end - 1 && first > 1 && units[first - 1].is(Kind::quote);
  const bool body = quoted && (units[first - 2].is_any(kind_bit(Kind::body) | kind_bit(Kind::contender)) ||
                               units[first - 2].is(Cue::outfit) || units[first - 2].is(Cue::somebody));
  return body ? first : end;
}

/// "Według FBI rosyjscy hakerzy ...": the adjective at `at` belongs to who acts, and not to the body before it.
bool qualifies_agent(const std::vector<Unit>& units, std::size_t at) {
  return units[at].is(Kind::country) && units[at].term->form == Form::adjective && at + 1 < units.size() &&
         units[at + 1].is(Kind::agent) && !units[at + 1].is(Kind::body);
}

/// "Według policji Mołdawii Rosja kupowała": the sentence goes on with its subject.
bool is_another_place(const std::vector<Unit>& units, std::size_t first, std::size_t at) {
  return units[at].is_place() &&
         std::any_of(units.begin() + static_cast<std::ptrdiff_t>(first),
                     units.begin() + static_cast<std::ptrdiff_t>(at), [](const Unit& unit) { return unit.is_place(); });
}

/// "向立法院": in Chinese, whom it is said to.
bool is_spoken_to(const std::vector<Unit>& units, std::size_t party) {
  constexpr std::array<std::string_view, 3> towards = {"向", "对", "對"};
  return party > 0 && std::any_of(towards.begin(), towards.end(),
                                  [&](std::string_view word) { return units[party - 1].text.ends_with(word); });
}

/// "A committee led by an ally of X says": where the phrase ends that whoever leads it only describes; `end` where none
/// is.
std::size_t before_leader(const std::vector<Unit>& units, std::size_t end) {
  constexpr std::size_t longest = 12;
  constexpr std::array<std::string_view, 12> led = {"led by",    "headed by", "chaired by",    "run by",
                                                    "funded by", "backed by", "controlled by", "founded by",
                                                    "owned by",  "set up by", "appointed by",  "dominated by"};
  constexpr Kinds ends = kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::quote) | speech_kinds;
  for (std::size_t i = end; i > 1 && end - i < longest && !units[i - 1].is_any(ends); --i) {
    if (is_one_of(led, units[i - 1].text)) return belongs(units[i - 2]) && i < end ? i - 1 : end;
    if (i > 2 && units[i - 1].is(Kind::by) && units[i - 2].text.ends_with("ed") && belongs(units[i - 3])) {
      const std::string both = std::string(units[i - 2].text) + " by";
      return is_one_of(led, both) ? i - 2 : end;
    }
  }
  return end;
}

/// Every person, body and state that units [first, end) name, as named_in() does of a whole sentence.
std::vector<Speaker> named_between(const Passage& passage, std::size_t first, std::size_t end) {
  constexpr std::size_t most = 24;
  const std::vector<Unit>& units = passage.units;
  std::vector<Speaker> found;
  for (std::size_t i = first; i < end && found.size() < most; ++i) {
    if (!belongs(units[i]) && !units[i].is(Kind::unnamed)) continue;
    std::size_t last = i;
    // "X's prime minister" is one, and not X.
    const auto has_office = [&](std::size_t at) {
      constexpr Kinds offices = kind_bit(Kind::body) | kind_bit(Kind::title) | kind_bit(Kind::authority);
      return units[at].is_place() && at + 1 < units.size() && units[at + 1].is_any(offices) &&
             !units[at + 1].is(Kind::vote);
    };
    while (last + 1 < end && last - i < 9 && (!units[last].possessive || has_office(last))) {
      if (qualifies_agent(units, last + 1) || is_another_place(units, i, last + 1)) break;
      if (belongs(units[last + 1])) {
        ++last;
      } else if (units[last + 1].is(Kind::of) && last + 2 < end) {
        const std::size_t next = last + (units[last + 2].is(Kind::determiner) ? 3 : 2);
        if (next >= end || !belongs(units[next])) break;
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

/// "台湾国家安全局3日向立法院提交报告指出": the subject opens its clause. The first body or person named in the clause
/// before unit `end`.
Speaker opening(const Passage& passage, std::size_t end) {
  constexpr std::size_t longest = 40;  // units of a clause: this is asked of every verb of a sentence
  constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::quote);
  std::size_t first = end;
  while (first > 0 && end - first < longest && !passage.units[first - 1].is_any(ends)) --first;
  for (Speaker& party : named_between(passage, first, end)) {
    if (!party.state) return std::move(party);
  }
  return {};
}

/// "外长维隆斯基19日在记者会上指出": in Chinese, where and when it is said stand between whoever speaks and the verb,
/// whose phrase ends at unit `end`.
Speaker before_circumstance(const Passage& passage, std::size_t end) {
  constexpr std::size_t longest = 8;
  if (passage.tongue->spaced) return {};
  for (std::size_t i = end; i > 0 && end - i < longest; --i) {
    const Unit& unit = passage.units[i - 1];
    if (unit.is_any(kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::quote))) break;
    if (!unit.is(Kind::in)) continue;
    Speaker found = opening(passage, i - 1);
    // "外交部发言人在记者会上": whose, the press of its country does not say.
    const bool whose = !found.country.empty() || (!found.body && !found.office);
    return whose ? found : Speaker{};
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

/// "By opposition candidate Jane Doe", "by the analytics company Tidewatch": past what only describes whoever is named,
/// from unit `first` on; `first` itself where no name follows.
std::size_t past_description(const std::vector<Unit>& units, std::size_t first) {
  constexpr std::size_t longest = 5;
  constexpr Kinds describes = kind_bit(Kind::vote) | kind_bit(Kind::title) | kind_bit(Kind::body);
  std::size_t i = first;
  while (i < units.size() && i < first + longest && !units[i].capital && !units[i].is_number() &&
         (units[i].is_plain() || units[i].is_any(describes)))
    ++i;
  if (i == first || i >= units.size() || !is_name(units[i]) || units[i].possessive) return first;
  const bool full =
      (i + 1 < units.size() && is_name(units[i + 1])) || units[i].text.find(' ') != std::string_view::npos;
  const bool person = units[i - 1].is(Cue::somebody) || units[i - 1].is(Kind::title);
  return (person && full) || units[i - 1].is(Cue::outfit) ? i : first;  // "the newspaper Haaretz"
}

}  // namespace

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

std::vector<Speaker> named_in(const Passage& passage) {
  return named_between(passage, 0, passage.units.size());
}

Speaker speaker_before(const Passage& passage, std::size_t at) {
  constexpr Kinds skipped = kind_bit(Kind::doubt) | kind_bit(Kind::negation) | kind_bit(Kind::pronoun);
  const std::vector<Unit>& units = passage.units;
  std::size_t end = at;
  for (std::size_t n = 0; end > 0 && n < 4; ++n, --end) {
    const Unit& unit = units[end - 1];
    const bool adverb = unit.is_plain() && !unit.capital;
    // "Ministrul de externe a declarat".
    if (adverb && end > 2 && units[end - 2].is(Kind::of) && passage.tongue->follows) --end;
    if (!adverb && (!unit.is_any(skipped) || unit.is(Kind::pronoun))) break;
  }
  end = before_when(units, end);
  if (passage.tongue->is_english) end = before_leader(units, end);
  // "《纽约时报》报道", "«Коммерсантъ» пишет".
  if (end > 1 && units[end - 1].is(Kind::quote) && units[end - 2].is(Cue::outlet)) --end;
  if (end == 0) return {};
  if (units[end - 1].is(Kind::comma)) {
    // "Blinken, on the last day of his visit, said": the subject stands before the apposition.
    std::size_t open = end - 1;
    while (open-- > 0 && end - open < 30) {
      if (units[open].is(Kind::comma)) break;
    }
    if (open == 0 || open >= end || !units[open].is(Kind::comma)) return {};
    // "A senator from Ohio, Jane Doe, said", "the former envoy to the island, Jane Doe, said", "la ministra de
    // Interior, Jane Doe, dijo".
    const bool described = is_of_a_place(units, open) ||
                           (!is_name(units[open - 1]) && !units[open - 1].is(Kind::title)) ||
                           is_of_an_office(units, open);
    const std::size_t other = before_relation(units, open);
    if (other == open && described && is_full_name(units, open + 1, end - 2))
      return name_of(passage, open + 1, end - 2);
    end = before_brackets(units, other);
  }
  // "The ministry in Sofia said", "parties in the Central African Republic said": the place is not the party.
  if (end >= 4 && units[end - 1].is(Kind::country) && units[end - 2].is(Kind::determiner)) {
    if (units[end - 3].text == "in") end -= 3;
  } else if (end >= 3 && units[end - 1].is(Kind::country) && units[end - 2].text == "in") {
    end -= 2;
  }
  if (const std::size_t open = quoted_name(units, end); open < end) {
    Speaker body = name_of(passage, open, end - 2);
    body.body = true;
    body.doubtful = body.common = false;
    return body;
  }
  std::size_t first = end;
  std::size_t adjectives = 0;
  while (first > 0 && end - first < 10) {
    const Unit& unit = units[first - 1];
    // "王毅会见记者": what a person does, where no blanks part words.
    const bool verb = !passage.tongue->spaced && first > 1 && units[first - 2].capital;
    // "The European affairs minister"; in a headline it may be a verb.
    const bool affairs = first < end && units[first].is(Kind::title) && unit.is_plain() && !unit.capital &&
                         unit.text.ends_with('s') && passage.field != Field::title && passage.tongue->is_english;
    if (first < end && (affairs || is_adjective(unit)) && !verb && ++adjectives == 1) {
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
  if (first == end) return before_circumstance(passage, end);
  if (is_spoken_to(units, first)) return opening(passage, first);
  Speaker found = name_of(passage, first, end - 1);
  return found ? found : before_circumstance(passage, first);  // "在记者会上": no journalist says so
}

std::size_t past_office(const std::vector<Unit>& units, std::size_t lead) {
  constexpr std::size_t reach = 8;
  constexpr Kinds ends = kind_bit(Kind::comma) | kind_bit(Kind::stop);
  std::size_t comma = lead + 1;
  while (comma < units.size() && comma < lead + reach && !units[comma].is_any(ends)) ++comma;
  std::size_t last = comma + 1;
  while (last < units.size() && is_name(units[last])) ++last;
  const bool named = comma < units.size() && units[comma].is(Kind::comma) && last > comma + 2;
  const bool before = comma > lead + 2 && is_name(units[comma - 1]) && is_name(units[comma - 2]);
  return named && !before && (last == units.size() || units[last].is_any(ends)) ? comma : lead;
}

Speaker speaker_after(const Passage& passage, std::size_t at) {
  const std::vector<Unit>& units = passage.units;
  std::size_t first = past_when(units, at + 1);
  if (first + 1 < units.size() && units[first].is(Kind::quote) && units[first + 1].is(Cue::outlet)) ++first;
  first = past_description(units, first);
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
