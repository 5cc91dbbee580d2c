#include "daemon/detect/predicate.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace alleged::detect {

std::size_t predicate_begins(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  if (!clause.is_english() || is_verb(units, act)) return 0;
  constexpr std::size_t longest = 6;
  for (std::size_t i = act; i-- > 0 && act - i <= longest;) {
    const Unit& unit = units[i];
    if (unit.text == "a" || unit.text == "an" || unit.text == "another") return i + 1;
    if (unit.is(Kind::to) && i > 0 && units[i - 1].text.starts_with("amount")) return i + 1;
    const bool passes = (unit.is_plain() && !unit.capital) || unit.is(Kind::of) || unit.text == "at" ||
                        unit.is_any(party_kinds | kind_bit(Kind::act) | kind_bit(Kind::attempt) |
                                    kind_bit(Kind::quote) | kind_bit(Kind::conjunction));
    if (!passes) return 0;
  }
  return 0;
}

std::optional<std::size_t> called_one(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::size_t reach = 16;
  const std::size_t begin = predicate_begins(passage, clause, act);
  if (begin < 2) return std::nullopt;
  // "Is a target of meddling", "was the victim of": it is done to the subject.
  for (std::size_t i = begin; i <= act; ++i) {
    if (units[i].is(Cue::suffering)) return std::nullopt;
  }
  std::size_t first = begin;
  bool predicate = false;
  for (std::size_t i = begin - 1; i-- > 0 && begin - i <= reach;) {
    if (units[i].is_any(clause_end)) break;
    if (units[i].is(Cue::calling)) {
      predicate = true;
      break;
    }
    if (units[i].is_any(speech_kinds | kind_bit(Kind::accuse) | kind_bit(Kind::deny))) break;
    if (units[i].is(Cue::being)) {
      if (begin - i > 3) return std::nullopt;
      predicate = true;
    } else if (units[i].is(Kind::that)) {
      break;
    }
    first = i;
  }
  if (!predicate) return std::nullopt;
  for (std::size_t i = first; i + 1 < begin; ++i) {
    const bool party = units[i].is_any(party_kinds) && !units[i].against && !clause.qualifies_vote(i);
    if (party && !clause.is_object(i)) return i;
  }
  return std::nullopt;
}

namespace {

/// What ties an act to whom it is said of: "as", or a verb of being.
enum class Tie { none, as, is };

Tie tie_of(const Passage& passage, const Unit& unit) {
  if (unit.is(Cue::likening)) return Tie::as;
  return unit.is(Cue::being) && !passage.tongue->is_english ? Tie::is : Tie::none;
}

/// "Calificó las palabras de X de injerencia": the verb stands before what it is said of.
bool is_called(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::size_t reach = 10;
  for (std::size_t i = at; i-- > 0 && at - i <= reach;) {
    if (units[i].is(Cue::calling)) return true;
  }
  return false;
}

/// Whether what somebody did is told of the party at `i`, rather than that it says or hears something.
bool has_deed(const Passage& passage, const Clause& clause, std::size_t i) {
  const std::vector<Unit>& units = passage.units;
  const bool behind = i + 1 < units.size() && units[i + 1].is_plain() && units[i + 1].capital;
  const bool noun = behind && !clause.is_english();  // "Musks Aufruf"
  std::size_t before = i;
  while (before > 0 && units[before - 1].is_any(kind_bit(Kind::determiner) | kind_bit(Kind::title))) --before;
  const bool of = before > 0 && (units[before - 1].is_any(kind_bit(Kind::of) | kind_bit(Kind::by)) ||
                                 units[before - 1].text == "from");
  const std::string_view language = passage.tongue->code;
  const bool genitive = (language == "ru" || language == "uk" || language == "pl") && before > 0 &&
                        (units[before - 1].is_plain() || units[before - 1].is(Kind::report));  // "Заявления США"
  const bool german = language == "de" && before > 0 && units[before - 1].capital &&
                      (units[before - 1].is_plain() || units[before - 1].is(Kind::report)) &&
                      units[i].text.ends_with('s');  // "die Äußerungen Trumps"
  return noun || of || genitive || german || clause.is_adjectival(i);
}

}  // namespace

std::optional<std::size_t> called_as(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr Kinds qualifies = kind_bit(Kind::determiner) | kind_bit(Kind::act) | kind_bit(Kind::attempt) |
                              kind_bit(Kind::quote) | kind_bit(Kind::of) | kind_bit(Kind::unnamed);
  constexpr Kinds of_vote = kind_bit(Kind::vote) | kind_bit(Kind::country) | kind_bit(Kind::against) |
                            kind_bit(Kind::in) | kind_bit(Kind::its) | kind_bit(Kind::landmark) |
                            kind_bit(Kind::preposition);
  constexpr std::size_t reach = 12;
  const bool zh = passage.tongue->code == "zh";  // what is interfered with stands before the act
  const std::size_t longest = zh ? 8 : 5;
  std::size_t begin = act;
  if (is_verb(units, act) && !zh) {
    // "Saw the post as an attempt to sway": the noun of what is called so governs the act.
    while (begin > 0 && act - begin < longest && !units[begin].is(Kind::attempt)) --begin;
    if (!units[begin].is(Kind::attempt)) return std::nullopt;
  }
  const std::size_t noun = begin;
  Tie tie = Tie::none;
  while (tie == Tie::none) {
    if (begin == 0 || noun - begin > longest) return std::nullopt;
    const Unit& before = units[--begin];
    tie = before.text == "de" && is_called(units, begin) ? Tie::as : tie_of(passage, before);
    const bool passes =
        (before.is_plain() && !before.capital) || before.is_any(qualifies) || (zh && before.is_any(of_vote));
    if (tie == Tie::none && !passes) return std::nullopt;
  }
  if (begin > 0 && (units[begin - 1].text == "well" || units[begin - 1].text == "such")) return std::nullopt;
  bool calls = false;
  for (std::size_t i = begin; i-- > 0 && begin - i <= reach;) {
    if (units[i].is_any(clause_end | kind_bit(Kind::comma) | kind_bit(Kind::that))) break;
    calls = calls || units[i].is(Cue::calling);
    if (calls && units[i].is(Kind::conjunction)) break;  // "y las describió como": they are named in another clause
    if (!units[i].is_any(party_kinds) || units[i].against || clause.qualifies_vote(i)) continue;
    // "В Скопье расценили как": who calls it so.
    if (i > 0 && units[i - 1].is(Kind::in) && units[i + 1].is(Cue::calling)) return std::nullopt;
    const bool suffers = tie == Tie::as && (clause.is_passive(i) || clause.is_object(i));
    return suffers || has_deed(passage, clause, i) ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

namespace {

/// Whether a verb before the act at `act` says that what follows is called so: "calificó de injerencia", "denunció este
/// viernes como una injerencia", "назвал вмешательством".
bool calls_ahead(const Passage& passage, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::size_t reach = 7;
  constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::act) | kind_bit(Kind::attempt) |
                           kind_bit(Kind::quote) | kind_bit(Kind::of) | kind_bit(Kind::date) | kind_bit(Kind::hedge);
  bool as = false;
  for (std::size_t i = act; i-- > 0 && act - i <= reach;) {
    const Unit& unit = units[i];
    if (unit.is(Cue::calling)) return as || !passage.tongue->is_english;
    if (unit.is(Cue::condemning) || unit.is(Kind::accuse)) return as;
    as = as || tie_of(passage, unit) == Tie::as;
    if (!unit.is_any(passes) && !(unit.is_plain() && !unit.capital) && tie_of(passage, unit) != Tie::as) return false;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> called_behind(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::size_t verb_reach = 8;
  constexpr std::size_t reach = 16;
  if (!units[act].is(Kind::act) || is_verb(units, act)) return std::nullopt;
  std::size_t from = act;
  if (!calls_ahead(passage, act)) {
    // "Als Einmischung in die Wahl bezeichnete die Regierung die Worte von X".
    const bool as = act > 0 && passage.tongue->code == "de" && tie_of(passage, units[act - 1]) == Tie::as;
    const auto first = units.begin() + static_cast<std::ptrdiff_t>(act);
    const auto last = units.begin() + static_cast<std::ptrdiff_t>(std::min(units.size(), act + verb_reach));
    const auto verb = std::find_if(first, last, [](const Unit& unit) { return unit.is(Cue::calling); });
    if (!as || verb == last) return std::nullopt;
    from = static_cast<std::size_t>(verb - units.begin());
  }
  for (std::size_t i = from + 1; i < units.size() && i <= from + reach; ++i) {
    if (units[i].is_any(clause_end | speech_kinds)) return std::nullopt;
    const bool party = units[i].is_any(party_kinds) && !units[i].against && !clause.qualifies_vote(i);
    // "El mensaje en el que X pidió votar por Y": a clause tells what X did.
    const bool does = party && (units[i - 1].is(Kind::that) || units[i - 1].text.ends_with("que"));
    if (does || (party && has_deed(passage, clause, i))) return i;
  }
  return std::nullopt;
}

namespace {

/// "Called the speech interference", "the speech an unprecedented act of interference", "calificó el mensaje de
/// injerencia": between the two stands a noun with its article, and no more but what qualifies the act.
bool names_deed(const Passage& passage, std::size_t first, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  std::size_t article = act;
  while (article > first && units[article].text != "a" && units[article].text != "an") --article;
  const bool act_of = article > first + 1;
  const std::size_t longest = act_of ? 9 : 4;
  const bool english = passage.tongue->is_english;
  const std::size_t shortest = english ? 3 : 2;  // "the", but not "a"
  if (first >= act || act - first > longest || !units[first].is(Kind::determiner) ||
      units[first].text.size() < shortest)
    return false;
  const Kinds noun = kind_bit(Kind::determiner) | kind_bit(Kind::act) | (english ? Kinds{0} : kind_bit(Kind::of));
  for (std::size_t i = first + 1; i < act; ++i) {
    const Kinds passes = act_of && i > article ? noun | kind_bit(Kind::of) : noun;
    if (!units[i].is_any(passes) && (!units[i].is_plain() || (units[i].capital && passage.tongue->code != "de")))
      return false;
  }
  return first + 1 < act;
}

/// "The plea was denounced by X as meddling", in English: what is denounced is what was told.
bool is_denounced(const Passage& passage, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::size_t reach = 9;
  constexpr Kinds qualifies = kind_bit(Kind::determiner) | kind_bit(Kind::act) | kind_bit(Kind::quote);
  if (!passage.tongue->is_english || !units[act].is(Kind::act) || units[act].term->weak) return false;
  std::size_t as = act;
  while (as > 0 && (units[as - 1].is_any(qualifies) || (units[as - 1].is_plain() && units[as - 1].text != "as"))) --as;
  if (as == 0 || act - as > 4 || units[as - 1].text != "as") return false;
  for (std::size_t i = as - 1; i-- > 0 && as - i <= reach && !units[i].is_any(clause_end);) {
    const bool names = units[i].is(Cue::calling) || units[i].is(Cue::condemning) || units[i].is(Kind::accuse);
    if (names) return units[i].text.ends_with("ed") && (i + 2 == as || units[i + 1].is(Kind::by));
  }
  return false;
}

}  // namespace

bool is_of_what_is_told(const Passage& passage, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  if (is_denounced(passage, act)) return true;
  const std::string_view language = passage.tongue->code;
  const bool bare = language == "ru" || language == "uk" || language == "pl";  // "это вмешательство": no verb between
  constexpr std::size_t reach = 8;
  constexpr Kinds qualifies = kind_bit(Kind::determiner) | kind_bit(Kind::attempt) | kind_bit(Kind::quote) |
                              kind_bit(Kind::of) | kind_bit(Kind::hedge) | kind_bit(Kind::negation) |
                              kind_bit(Kind::pronoun) | kind_bit(Kind::doubt) | kind_bit(Kind::that) |
                              kind_bit(Kind::in) | kind_bit(Kind::preposition) | kind_bit(Kind::conjunction) |
                              kind_bit(Kind::act);
  if (!units[act].is(Kind::act)) return false;
  // "This is meddling", "esto es intervenir": a verb, too.
  const bool is_this = (act > 0 && units[act - 1].is(Cue::pointing) && units[act - 1].is(Cue::being)) ||
                       (act > 1 && units[act - 1].is(Cue::being) && units[act - 2].is(Cue::pointing));
  if (is_this) return true;
  if (units[act].term->weak || is_verb(units, act)) return false;
  constexpr Kinds who_calls = kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::authority) |
                              kind_bit(Kind::country) | kind_bit(Kind::institution);
  bool is = false;
  bool called = false;  // "which the minister called interference"
  for (std::size_t i = act; i-- > 0 && act - i <= reach;) {
    if (units[i].is(Cue::pointing)) {
      if (units[i].is(Cue::being)) return true;  // "c'est", "称之为"
      const bool calls = (i > 0 && units[i - 1].is(Cue::calling)) ||
                         (i + 1 < act && units[i + 1].is(Cue::calling));  // "lo calificó de injerencia"
      const bool which =
          units[i].text == "which" || (!passage.tongue->is_english && i > 0 && units[i - 1].is(Kind::comma));
      return is || calls || (called && which) || (bare && act - i <= 4 && i <= 1);
    }
    // "Sprach von einer groben Einmischung", "denuncia injerencia".
    if (units[i].is(Cue::speaking)) return true;
    if (units[i].is(Cue::calling)) {
      if (names_deed(passage, i + 1, act)) return true;
      called = true;
      continue;
    }
    if (called && (units[i].is_any(who_calls) || units[i].capital)) continue;
    if (units[i].is(Cue::being)) {
      is = true;
      continue;
    }
    const bool passes = (units[i].is_plain() && !units[i].capital) || units[i].is_any(qualifies | speech_kinds) ||
                        units[i].is(Kind::accuse);
    if (!passes) return false;
  }
  return false;
}

bool never_was(const Passage& passage, std::size_t act) {
  constexpr std::array<std::string_view, 9> was = {"было",  "будет", "существует", "було",    "буде",
                                                   "існує", "było",  "będzie",     "istnieje"};
  const std::vector<Unit>& units = passage.units;
  if (is_verb(units, act)) return false;
  for (std::size_t i = act + 1; i + 1 < units.size() && !units[i].is_any(clause_end); ++i) {
    if (!units[i].is(Kind::negation)) continue;
    const bool closes = i + 2 == units.size() || units[i + 2].is_any(clause_end | kind_bit(Kind::comma));
    return closes && std::find(was.begin(), was.end(), units[i + 1].text) != was.end();
  }
  return false;
}

}  // namespace alleged::detect
