#include "daemon/detect/described.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

constexpr std::size_t longest = 10;  // units of a phrase; more are a clause

/// What a noun phrase does not hold.
constexpr Kinds outside = kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::quote) | kind_bit(Kind::that) |
                          kind_bit(Kind::pronoun) | kind_bit(Kind::doubt) | kind_bit(Kind::negation) |
                          kind_bit(Kind::date) | kind_bit(Kind::say) | kind_bit(Kind::deny) | kind_bit(Kind::to);
constexpr Kinds prepositions = kind_bit(Kind::of) | kind_bit(Kind::in) | kind_bit(Kind::with) | kind_bit(Kind::to) |
                               kind_bit(Kind::by) | kind_bit(Kind::preposition);

/// What is written or looked into, and says nothing itself.
constexpr Kinds writings = kind_bit(Kind::report) | kind_bit(Kind::probe) | kind_bit(Kind::affair);

bool is_article(const Unit& unit) {
  return unit.text == "a" || unit.text == "an" || unit.text == "A" || unit.text == "An";
}

/// A noun in small letters that may be somebody: no participle and nothing that is written.
bool may_speak(const Unit& unit) {
  constexpr Kinds people = kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::authority);
  const std::string_view word = unit.text;
  if (unit.capital || cases_of(word).capital || unit.is(Cue::writing) || unit.is_any(writings)) return false;
  if (word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly")) return false;
  return unit.is_plain() || unit.is_any(people) || (unit.is(Kind::vote) && unit.is(Cue::somebody));
}

/// Adverbs before the verb: "a retired admiral later said".
bool is_adverb(const Unit& unit) {
  constexpr std::array<std::string_view, 6> adverbs = {"also", "later", "then", "now", "has", "had"};
  return unit.text.ends_with("ly") || std::find(adverbs.begin(), adverbs.end(), unit.text) != adverbs.end();
}

/// What no noun phrase holds before its noun: "the ministry dispatched teams", "prosecutors charge 14".
bool is_of_a_clause(const std::vector<Unit>& units, std::size_t first, std::size_t at) {
  constexpr Kinds verbs = kind_bit(Kind::conjunction) | kind_bit(Kind::attempt) | kind_bit(Kind::accuse) |
                          kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::find);
  constexpr std::array<std::string_view, 14> auxiliaries = {"has",  "have", "had",  "is",   "are", "was",   "were",
                                                            "been", "did",  "does", "will", "who", "which", "as"};
  const Unit& unit = units[at];
  if (unit.is_any(verbs)) return true;
  if (std::find(auxiliaries.begin(), auxiliaries.end(), unit.text) != auxiliaries.end()) return true;
  return at > first && unit.is_plain() && unit.text.ends_with("ed") && !units[at - 1].text.ends_with("ly");
}

/// "People familiar with the matter": what follows the preposition tells who they are.
bool needs_more(const Unit& unit) {
  return unit.text == "familiar" || unit.text == "close" || unit.text == "aware";
}

/// A word for people by its ending, or one of a list. Others may be verbs, or things.
bool is_surely_somebody(const Unit& unit) {
  constexpr std::array<std::string_view, 18> ends = {"er",   "ers",  "or",  "ors",  "ist",   "ists",
                                                     "ian",  "ians", "man", "men",  "woman", "ant",
                                                     "ants", "ee",   "ees", "ives", "dent",  "dents"};
  return unit.is_any(kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::authority)) ||
         unit.is(Cue::somebody) ||
         std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return unit.text.ends_with(end); });
}

/// "Authorities in Taipei", "researchers at the Open Net Observatory": past the place or the name that tells them from
/// others. `head`, the unit behind the noun, where none does.
std::size_t end_of_place(const Passage& passage, std::size_t head, std::size_t end) {
  const std::vector<Unit>& units = passage.units;
  if (head == 0 || head + 1 >= end) return head;
  const bool somebody =
      passage.tongue->is_english ? is_surely_somebody(units[head - 1]) : units[head - 1].is(Kind::body);
  if (!somebody) return head;
  std::size_t place = head + 1;
  if (units[place].is(Kind::determiner) && place + 1 < end) ++place;
  if (units[head].is(Kind::in) && units[place].is(Kind::country)) return place + 1;
  if (units[head].text != "at" && units[head].text != "from" && units[head].text != "with") return head;
  std::size_t last = head + 1;
  if (units[last].is(Kind::determiner)) ++last;
  const std::size_t name = last;
  while (last < end && units[last].capital && belongs(units[last])) ++last;
  return last == name ? head : last;
}

/// Units [first, end) as a speaker. Several are a body.
Speaker speaker_of(const Passage& passage, std::size_t first, std::size_t end, bool is_one) {
  const std::vector<Unit>& units = passage.units;
  Speaker speaker;
  speaker.first = first;
  speaker.last = end - 1;
  speaker.name = speaker.phrase = words(passage, first, end - 1);
  speaker.office = true;
  speaker.body = !is_one;
  for (std::size_t i = first; i < end; ++i) {
    if (!units[i].is(Kind::country)) speaker.duty.append(speaker.duty.empty() ? "" : " ").append(units[i].text);
    speaker.authority = speaker.authority || units[i].is(Kind::authority);
    if (speaker.country.empty() && units[i].is_any(kind_bit(Kind::country) | kind_bit(Kind::institution)))
      speaker.country = units[i].term->code;
  }
  return speaker;
}

/// Whether two words or more without an article are a noun phrase, and no adverbs: "международные наблюдатели",
/// "observadores internacionales"; by the ending of the adjective, or of all of them in the plural.
bool agree(const Passage& passage, std::size_t first, std::size_t end) {
  constexpr std::array<std::string_view, 12> slavic = {"ый", "ий", "ой", "ая", "ые", "ие",
                                                       "ій", "ня", "ні", "ві", "y",  "i"};
  const std::vector<Unit>& units = passage.units;
  const std::string_view language = passage.tongue->code;
  const auto all_end_with = [&](std::string_view ending) {
    return std::all_of(units.begin() + static_cast<std::ptrdiff_t>(first),
                       units.begin() + static_cast<std::ptrdiff_t>(end),
                       [&](const Unit& unit) { return unit.text.ends_with(ending); });
  };
  if (end < first + 2) return false;
  if (language == "es" || language == "fr") return all_end_with("s");
  if (language == "ro") return all_end_with("i");
  if (language == "de") return units[first].text.ends_with('e') && units[end - 1].capital;
  return std::any_of(slavic.begin(), slavic.end(),
                     [&](std::string_view ending) { return units[first].text.ends_with(ending); });
}

/// The same in other languages than English.
Speaker described_in_another(const Passage& passage, std::size_t first, std::size_t end) {
  const std::vector<Unit>& units = passage.units;
  const bool article = units[first].is(Kind::determiner);
  if (article) ++first;
  std::size_t head = first;
  while (head < end && !units[head].is_any(prepositions)) ++head;
  const bool is_german = passage.tongue->code == "de";
  for (std::size_t i = first; i < head; ++i) {
    const Unit& unit = units[i];
    // "Retirado" and "fost" may be verbs.
    const bool may_stand =
        unit.is_plain() || unit.is_any(kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::authority) |
                                       kind_bit(Kind::country) | kind_bit(Kind::retract) | kind_bit(Kind::passive));
    if (!may_stand || unit.is_any(writings) || (unit.capital && !is_german)) return {};
  }
  if (head == first) return {};
  if (const std::size_t place = end_of_place(passage, head, end); place > head)
    return speaker_of(passage, first, place, false);
  std::size_t last = head;
  while (last < end && (!units[last].is_any(prepositions) || units[last].is(Kind::of))) ++last;
  // "Le ministre de l'Intérieur" is one word, and what it is of.
  const bool office = article && last > head && units[first].is(Kind::title);
  const bool fits = office || (head > first + 1 && (article || agree(passage, first, head)));
  return fits ? speaker_of(passage, first, last, article) : Speaker{};
}

/// The speaker that the units from `first` on describe, before `end`.
Speaker described(const Passage& passage, std::size_t first, std::size_t end) {
  const std::vector<Unit>& units = passage.units;
  const bool article = is_article(units[first]);
  if (units[first].is(Kind::determiner)) ++first;
  std::size_t head = first;  // behind the noun itself
  while (head < end && !units[head].is_any(prepositions)) {
    if (head > first && units[head].is(Kind::determiner)) return described(passage, head, end);  // "hours later a"
    ++head;
  }
  if (head == first || !may_speak(units[head - 1])) return {};
  std::size_t last = head;
  while (last < end && (!units[last].is_any(prepositions) || units[last].is(Kind::of))) ++last;
  if (const std::size_t place = end_of_place(passage, head, end); place > head)
    return speaker_of(passage, first, place, false);
  const bool is_alone = head == first + 1;
  const bool in_title = passage.field == Field::title && units[first].is(Kind::title);
  const bool of = head < last && units[head].is(Kind::of);  // "the candidate of the governing party"
  if (is_alone && !article && !in_title && !of) return {};
  const bool somebody = is_surely_somebody(units[head - 1]);  // "an intelligence official", unlike "documents seen"
  for (std::size_t i = first; i < head; ++i) {
    if (is_of_a_clause(units, first, i) || (units[i].is(Cue::writing) && !somebody)) return {};
    // "Trudeau taps former governor general".
    const bool verb =
        i + 2 < head && units[i + 1].is_plain() && !units[i + 1].capital && units[i + 1].text.ends_with('s');
    if (verb && is_name(units[i])) return {};
  }
  if (!somebody && !needs_more(units[head - 1])) return {};
  if (needs_more(units[head - 1])) last = end;
  return speaker_of(passage, first, last, !units[head - 1].text.ends_with('s'));
}

}  // namespace

Speaker described_before(const Passage& passage, std::size_t verb) {
  const std::vector<Unit>& units = passage.units;
  if (!passage.tongue->is_english) return {};
  std::size_t end = verb;
  while (end > 0 && (is_adverb(units[end - 1]) || units[end - 1].text == "have")) --end;
  end = before_when(units, end);
  std::size_t first = end;
  // "The former envoy to X said": what follows a preposition may be a name, and "to" is one here.
  while (first > 0 && end - first <= longest && (!units[first - 1].is_any(outside) || units[first - 1].is(Kind::to)))
    --first;
  if (end - first > longest || first == end) return {};
  const bool opens = first == 0 || units[first - 1].is_any(kind_bit(Kind::comma) | kind_bit(Kind::stop) |
                                                           kind_bit(Kind::quote) | kind_bit(Kind::that));
  if (!opens) return {};
  return described(passage, first, end);
}

Speaker described_after(const Passage& passage, std::size_t at) {
  const std::vector<Unit>& units = passage.units;
  if (!passage.tongue->spaced) return {};
  const std::size_t first = at + 1;
  std::size_t end = first;
  while (end < units.size() && end - first <= longest && !units[end].is_any(outside)) ++end;
  if (end == first || end - first > longest) return {};
  return passage.tongue->is_english ? described(passage, first, end) : described_in_another(passage, first, end);
}

bool ends_a_phrase(const Passage& passage, const Speaker& speaker) {
  if (!speaker.state || speaker.first < 2) return false;
  const Unit& before = passage.units[speaker.first - 1];
  constexpr Kinds governs =
      kind_bit(Kind::in) | kind_bit(Kind::with) | kind_bit(Kind::to) | kind_bit(Kind::preposition);
  // "В Бухаресте заявили" is said by Bucharest; ", на Тайване, говорится" not by Taiwan.
  const bool parted = speaker.last + 1 < passage.units.size() && passage.units[speaker.last + 1].is(Kind::comma);
  if (!passage.tongue->is_english) return parted && before.is_any(governs);
  return before.text == "to" || before.text == "with" || before.text == "from" || before.text == "at";
}

}  // namespace alleged::detect
