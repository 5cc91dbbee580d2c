#include "daemon/detect/source.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "daemon/detect/coordination.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/speaking.hpp"

namespace alleged::detect {
namespace {

/// "За", "Hinter", "Detrás de la campaña": a word, or a form that begins with it.
bool is_behind_word(std::string_view word) {
  constexpr std::array<std::string_view, 12> behind = {"За ",       "за ",       "Za ",         "za ",
                                                       "Hinter ",   "hinter ",   "Detrás ",     "detrás ",
                                                       "Derrière ", "derrière ", "În spatele ", "în spatele "};
  return std::any_of(behind.begin(), behind.end(), [&](std::string_view form) {
    return word.starts_with(form) || word == form.substr(0, form.size() - 1);
  });
}

/// Whether the word at `behind` is of a deed: "hinter der Kampagne", but not "за соблюдением закона на выборах, где",
/// "hinter der Warnung vor".
bool leads_to_deed(const std::vector<Unit>& units, std::size_t behind) {
  constexpr std::size_t near = 3;
  constexpr Kinds others =
      party_kinds | kind_bit(Kind::comma) | kind_bit(Kind::report) | kind_bit(Kind::warn) | kind_bit(Kind::accuse);
  if (units[behind].is(Kind::act)) return true;
  for (std::size_t i = behind + 1; i < units.size() && i <= behind + near; ++i) {
    if (units[i].is(Kind::act)) return true;
    if (units[i].is_any(others)) return false;
  }
  return false;
}

/// "За подкупом избирателей стоит X", "Hinter den Fälschungen steckt X", "detrás de la campaña está X": the phrase
/// "stands behind" in two parts; the unit of X, next to its verb at `verb` or past whose words it is.
std::optional<std::size_t> who_stands_behind(const std::vector<Unit>& units, std::size_t verb) {
  constexpr std::size_t reach = 12;
  constexpr std::size_t near = 6;
  if (verb + 1 >= units.size() || !units[verb].is(Cue::standing)) return std::nullopt;
  std::size_t party = verb + 1;
  if (units[party].is(Kind::according)) {
    // "Steckt nach Angaben der Polizei X": what follows is whose words they are, and then who.
    const std::size_t end = std::min(units.size(), party + near);
    for (std::size_t i = party + 1; i < end && !units[i].is_any(clause_end | kind_bit(Kind::comma)); ++i) {
      const bool led = units[i - 1].is(Kind::in) || units[i - 1].is(Kind::by) || units[i - 1].is(Kind::of);
      if (units[i].is_place() && !led) party = i;
    }
  }
  if (!units[party].is_any(party_kinds)) return std::nullopt;
  for (std::size_t i = verb; i-- > 0 && verb - i <= reach && !units[i].is_any(clause_end);) {
    if (is_behind_word(units[i].text)) return leads_to_deed(units, i) ? std::optional(party) : std::nullopt;
  }
  return std::nullopt;
}

/// "X steckt nach Erkenntnissen der Polizei hinter der Kampagne": the party before the verb at `verb`.
std::optional<std::size_t> who_stands_before(const Passage& passage, const Clause& clause, std::size_t verb) {
  constexpr std::size_t reach = 8;
  const std::vector<Unit>& units = passage.units;
  if (passage.tongue->code != "de" || verb == 0 || !units[verb].is(Cue::standing)) return std::nullopt;
  const bool subject = units[verb - 1].is_any(party_kinds) && !units[verb - 1].against && !clause.is_object(verb - 1);
  for (std::size_t i = verb + 1; subject && i < units.size() && i <= verb + reach; ++i) {
    if (units[i].is_any(clause_end | kind_bit(Kind::comma))) break;
    if (units[i].text == "hinter") return leads_to_deed(units, i) ? std::optional(verb - 1) : std::nullopt;
  }
  return std::nullopt;
}

/// "Pointed to X as a model", "señala a X como ejemplo": X has done nothing.
bool is_example(const std::vector<Unit>& units, std::size_t party) {
  constexpr std::size_t near = 4;
  constexpr std::array<std::string_view, 18> words = {"example", "model",   "exempl",   "modèl",   "ejempl",  "wzór",
                                                      "wzor",    "przykł",  "przestr",  "приклад", "пример",  "образ",
                                                      "зразо",   "Vorbild", "Beispiel", "Muster",  "warning", "advert"};
  for (std::size_t i = party + 1; i < units.size() && i <= party + near; ++i) {
    if (begins_with_any(units[i].text, words)) return true;
    if (units[i].is(Kind::comma) || units[i].is(Kind::stop)) return false;
  }
  return false;
}

/// "Pointed to X, which has trained its officials": what is told of X is no charge, unless it rejects one. `at`: the
/// unit of the words that lead to the party.
bool points_to_something_else(const Passage& passage, std::size_t at, std::size_t party) {
  constexpr std::size_t reach = 6;
  constexpr std::array<std::string_view, 12> points = {"point", "указ", "вказ", "wskaz", "señal", "apunt",
                                                       "weis",  "wies", "deut", "arat",  "arăt",  "a arăt"};
  constexpr std::array<std::string_view, 9> relative = {"which", "where", "whose", "who", "das",
                                                        "die",   "der",   "dont",  "où"};
  const std::vector<Unit>& units = passage.units;
  const std::size_t comma = coordinated(passage, party).back() + 1;
  if (!begins_with_any(units[at].text, points) || comma + 1 >= units.size() || !units[comma].is(Kind::comma))
    return false;
  if (!units[comma + 1].is(Kind::that) && !is_one_of(relative, units[comma + 1].text)) return false;
  const std::size_t last = std::min(units.size(), comma + reach);
  return std::none_of(units.begin() + static_cast<std::ptrdiff_t>(comma),
                      units.begin() + static_cast<std::ptrdiff_t>(last),
                      [](const Unit& unit) { return unit.is(Kind::deny); });
}

/// "On X's orders", "at X's behest", "under X's direction": in English.
std::optional<std::size_t> ordered_by(const std::vector<Unit>& units) {
  constexpr std::array<std::string_view, 3> leads = {"on", "at", "under"};
  constexpr std::array<std::string_view, 10> words = {"orders",      "order",   "behest",      "instructions",
                                                      "instruction", "request", "instigation", "direction",
                                                      "bidding",     "behalf"};
  for (std::size_t i = 0; i + 2 < units.size(); ++i) {
    const bool owned = is_named_party(units[i + 1]) && units[i + 1].possessive;
    if (owned && is_one_of(leads, units[i].text) && is_one_of(words, units[i + 2].text)) return i + 1;
  }
  return std::nullopt;
}

/// "Officers loyal to X seized the two, accusing them of": those of whom this is told accuse, and do not act.
bool accuses_others(const std::vector<Unit>& units, const Clause& clause, std::size_t party) {
  for (std::size_t i = party + 1; i + 1 < units.size() && clause.is_english(); ++i) {
    if (units[i].is(Kind::accuse) && units[i].text == "accusing") return true;
  }
  return false;
}

}  // namespace

Agents source_in(const Passage& passage, const Clause& clause) {
  const std::vector<Unit>& units = passage.units;
  if (const auto found = ordered_by(units)) return joined(passage, *found, "source", 0.7);
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].is(Kind::attribute)) {
      const auto found = clause.party_after(i, 7);
      if (found && !accuses_others(units, clause, *found) && !is_example(units, *found) &&
          !points_to_something_else(passage, i, *found))
        return joined(passage, *found, "source", 0.7);
    }
    if (const auto found = who_stands_behind(units, i)) return joined(passage, *found, "source", 0.7);
    if (const auto found = who_stands_before(passage, clause, i)) return joined(passage, *found, "source", 0.7);
    if (units[i].is(Kind::behind) && !holds_responsible_for(passage, clause, i + 1)) {
      bool told = false;
      for (std::size_t k = i; k-- > 0 && i - k <= 6;) {
        told = told || units[k].is(Kind::that);
        if (told && units[k].is(Kind::say)) break;  // "X admitted that voters are bribed"
        // "X ввёл санкции против организаторов": X punishes those behind it.
        if (units[k].is_any(kind_bit(Kind::sanction) | kind_bit(Kind::charge)) && !clause.is_passive(k)) break;
        const bool of_hand = k > 1 && units[k - 1].is(Kind::of) && units[k - 2].is(Kind::attempt);
        const bool agent = units[k].is_any(party_kinds) && !clause.qualifies_vote(k) &&
                           (!clause.is_object(k) || of_hand) && !units[k].against;
        if (agent) return joined(passage, k, "source", 0.7);
      }
      // "Hinter dem Netz steckt X", "за роликами стоит X".
      if (const auto found = clause.is_english() ? std::nullopt : clause.party_after(i, 4))
        return joined(passage, *found, "source", 0.7);
    }
  }
  return {};
}

std::optional<std::size_t> served_by(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::array<std::string_view, 9> serves = {"for",  "для",   "dla",    "pentru", "pour",
                                                      "para", "rzecz", "пользу", "користь"};
  // A rise of the gas price for X falls on it, and whoever spies for X does it to no vote.
  constexpr std::array<std::string_view, 14> deeds = {
      "trolls",           "bots",          "fake_news_sites", "flooding",   "smear",
      "sockpuppets",      "state_media",   "influence",       "deepfake",   "cheapfake_or_forgery",
      "paid_influencers", "political_ads", "cloned_media",    "vote_buying"};
  const std::vector<Unit>& units = passage.units;
  if (!units[act].is(Kind::act) || !is_one_of(deeds, units[act].term->meaning->sort)) return std::nullopt;
  const auto sound = [&](std::size_t i) {
    return i < units.size() && units[i].is_place() && !units[i].against && !units[i].possessive &&
           !clause.qualifies_vote(i);
  };
  const auto past = [&](std::size_t i) { return i < units.size() && units[i].is(Kind::determiner) ? i + 1 : i; };
  if (passage.tongue->code == "de") {
    const bool led = act > 1 && units[act - 2].text == "für" && sound(act - 1);
    const bool of_noun = act > 2 && units[act - 3].capital && units[act - 3].is_plain();  // "Experten für X"
    if (led && !of_noun) return act - 1;
    return std::nullopt;
  }
  std::size_t lead = act + 1;
  constexpr std::array<std::string_view, 4> in_favour = {"в", "на", "na", "у"};
  if (lead < units.size() && is_one_of(in_favour, units[lead].text)) ++lead;
  if (lead >= units.size() || !is_one_of(serves, units[lead].text)) return std::nullopt;
  const std::size_t at = past(lead + 1);
  return sound(at) ? std::optional(at) : std::nullopt;
}

std::optional<std::size_t> opened_from(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::array<std::string_view, 8> from = {"Desde", "Depuis", "Din", "Dinspre", "Z", "Ze", "З", "Із"};
  constexpr std::array<std::string_view, 3> out_of = {"从", "自", "由"};
  constexpr std::array<std::string_view, 10> sent = {"发出", "寄出", "发送", "传出", "發出",
                                                     "發送", "傳出", "操作", "操控", "发动"};
  constexpr std::size_t reach = 9;
  const std::vector<Unit>& units = passage.units;
  const auto sound = [&](std::size_t i) {
    return units[i].is_place() && !units[i].against && !clause.qualifies_vote(i);
  };
  if (passage.tongue->code == "zh") {
    for (std::size_t i = act + 1; i + 1 < units.size() && i <= act + reach; ++i) {
      if (sound(i) && ends_with_any(units[i - 1].text, out_of) && begins_with_any(units[i + 1].text, sent)) return i;
    }
    return std::nullopt;
  }
  constexpr Kinds others = kind_bit(Kind::comma) | kind_bit(Kind::accuse) | kind_bit(Kind::title) |
                           kind_bit(Kind::body) | kind_bit(Kind::authority) | kind_bit(Kind::report) |
                           kind_bit(Kind::country) | kind_bit(Kind::actor) | speech_kinds;
  constexpr std::size_t near = 6;  // "desde X se manejaban las cuentas"
  const bool opens = units.size() > 3 && act > 2 && act <= near && is_one_of(from, units[0].text) && sound(1);
  // "Z Warszawy premier ostrzegł": where somebody speaks.
  const bool done = opens && std::none_of(units.begin() + 2, units.begin() + static_cast<std::ptrdiff_t>(act),
                                          [](const Unit& unit) { return unit.is_any(others) || unit.capital; });
  return done ? std::optional<std::size_t>(1) : std::nullopt;
}

Agents foremost_in(const Passage& passage, const Clause& clause) {
  constexpr std::array<std::string_view, 6> nouns = {"perpetrator", "actor", "threat", "culprit", "offender", "player"};
  constexpr std::array<std::string_view, 4> verbs = {"stands", "ranks", "remains", "remained"};
  constexpr std::size_t reach = 6;
  constexpr Kinds ends = clause_end | kind_bit(Kind::comma) | kind_bit(Kind::of);
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].is(Cue::foremost)) continue;
    // "The most active", of two words, but not "the most active ally".
    const auto closes = [&](std::size_t k) {
      return k >= units.size() || units[k].is_any(ends) || is_one_of(nouns, units[k].text);
    };
    if (!closes(i + 1) && !closes(i + 2)) continue;
    bool is = false;
    for (std::size_t k = i; k-- > 0 && i - k <= reach;) {
      const Unit& unit = units[k];
      is = is || unit.is(Cue::being) || is_one_of(verbs, unit.text);
      const bool names =
          unit.is(Kind::country) && !unit.against && !unit.possessive && unit.term->form != Form::adjective;
      if (names) return is && !clause.is_object(k) ? joined(passage, k, "source", 0.7) : Agents{};
      if (!unit.is_plain() && !unit.is(Kind::determiner) && !unit.is(Cue::being)) break;
    }
  }
  return {};
}

Agents supplier_of(const Passage& passage, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr Kinds leads = kind_bit(Kind::preposition) | kind_bit(Kind::in) | kind_bit(Kind::to) | kind_bit(Kind::of);
  constexpr std::size_t reach = 5;
  constexpr std::array<std::string_view, 9> out_of = {"from", "z", "ze", "из", "з", "із", "aus", "din", "de"};
  const auto purposes = [&](std::size_t i) {
    return units[i].text == "for" || units[i].text == "para" || units[i].text == "pour" ||
           units[i].text.starts_with("for ") || units[i].text.starts_with("para ") ||
           units[i].text.starts_with("pour ") || units[i].text.starts_with("pentru ");
  };
  for (std::size_t i = act; i-- > 1 && act - i <= reach;) {
    const Unit& unit = units[i];
    if (unit.is_any(party_kinds)) {
      const bool from = std::find(out_of.begin(), out_of.end(), units[i - 1].text) != out_of.end() ||
                        units[i - 1].text.ends_with(" de");  // "millones de"
      const bool led = i + 1 == act ? purposes(act) : units[i + 1].is_any(leads) || purposes(i + 1);
      return from && led && !unit.against ? Agents{{i}, "source", 0.7} : Agents{};
    }
    const bool passes = unit.is_any(leads | kind_bit(Kind::determiner)) || (unit.is_plain() && !unit.capital);
    if (!passes) return {};
  }
  return {};
}

}  // namespace alleged::detect
