#include "daemon/detect/clause.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/coordination.hpp"
#include "daemon/detect/declension.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {

bool Clause::is_passive(std::size_t i) const {
  if (!is_english()) return has_passive(i);
  if (i + 1 >= units_.size()) return false;
  const Unit& next = units_[i + 1];
  const std::string_view word = units_[i].text;
  if (!word.ends_with("ed")) return false;
  const bool asked = i > 1 && units_[i - 2].is(Cue::being);              // "why was it accused of"
  if (i > 0 && units_[i - 1].is(Kind::pronoun) && !asked) return false;  // "men it accused of"
  // "Sanctioned for", "jailed over": the object stands before the verb.
  constexpr Kinds falls_on =
      kind_bit(Kind::accuse) | kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict);
  if ((next.text == "for" || next.text == "over") && units_[i].is_any(falls_on)) return true;
  // "X found meddling"; of "X foiled plot" the plot is another's.
  const bool finds = units_[i].is(Kind::find) && !next.text.ends_with("ing");
  return next.is(Kind::of) || next.is(Kind::by) || next.is(Kind::with) || next.is(Kind::in) || next.is(Kind::to) ||
         (next.is(Kind::act) && !finds);
}

namespace {

/// A verb that in German ends the phrase before it, and opens one with its subject.
bool is_finite(std::string_view word) {
  constexpr std::array<std::string_view, 20> verbs = {
      "hat",  "habe",  "haben",  "hatte",  "hatten",  "hätte", "hätten", "soll",   "solle",    "sollen",
      "will", "wolle", "wollen", "wollte", "wollten", "wird",  "werde",  "werden", "versucht", "versuchte"};
  return is_one_of(verbs, word);
}

/// "Believed" of "is believed", which is one phrase.
std::string_view last_word(std::string_view phrase) {
  const std::size_t blank = phrase.rfind(' ');
  return blank == phrase.npos ? phrase : phrase.substr(blank + 1);
}

/// "Believed by X", "named by X": X says so.
bool is_opinion(std::string_view participle) {
  constexpr std::array<std::string_view, 14> words = {"believed", "thought",    "alleged",  "named",  "identified",
                                                      "reported", "considered", "deemed",   "judged", "suspected",
                                                      "assessed", "described",  "regarded", "cited"};
  return is_one_of(words, participle);
}

/// "How", in German and Polish, where a clause begins; else "like".
bool is_how(std::string_view word) {
  constexpr std::array<std::string_view, 4> words = {"Wie", "wie", "Jak", "jak"};
  return is_one_of(words, word);
}

}  // namespace

bool Clause::is_object(std::size_t i) const {
  constexpr Kinds governs = kind_bit(Kind::in) | kind_bit(Kind::with) | kind_bit(Kind::to) |
                            kind_bit(Kind::preposition) | kind_bit(Kind::of) | kind_bit(Kind::according);
  std::size_t k = coordinated(passage_, i).front();
  // "Według służb Rosja kupowała": the phrase before has ended.
  if ((is_nominative(passage_, i) || is_direct(passage_, i)) && i + 1 < units_.size() && k > 0 &&
      units_[k - 1].is(Kind::body))
    return false;
  for (std::size_t n = 0; k > 0 && n < 4; ++n, --k) {
    const Unit& before = units_[k - 1];
    // "Nach Angaben der Dienste hat X Stimmen gekauft": the verb's subject stands behind it.
    if (n == 0 && passage_.tongue->code == "de" && is_finite(before.text)) return false;
    // The accuser: "accused by X", "von X beschuldigt".
    constexpr Kinds charges =
        speech_kinds | kind_bit(Kind::accuse) | kind_bit(Kind::probe);  // "under investigation by X"
    if (before.is(Kind::by) && (leads_to_speaker(k - 1) || is_closed_by(i, charges))) return true;
    if (before.is(Kind::by) && k > 1 && units_[k - 2].text == "zugunsten") return true;  // "zugunsten von X"
    if (before.is(Kind::attribute) || before.is(Kind::by)) return false;
    // "The ambassador of X", "the government of X".
    constexpr Kinds heads = kind_bit(Kind::agent) | kind_bit(Kind::body) | kind_bit(Kind::title);
    if (before.is(Kind::of) && k > 1 && units_[k - 2].is_any(heads)) return false;
    // "Как Кремль": "how" where a clause begins, else "like".
    const bool how = before.is(Kind::that) || is_how(before.text);
    if (how && begins_clause(k - 1, coordinated(passage_, i).back() + 1)) return false;
    if (before.text == "as" && takes_verb(coordinated(passage_, i).back())) return false;  // "as X meddled"
    // "According to X's services Y bought": the phrase has had its noun.
    const bool ended = before.is(Kind::according) && n > 0 && takes_verb(coordinated(passage_, i).back());
    if (ended) return false;
    if (before.is_any(governs)) return !takes_participle(coordinated(passage_, i).back());
    const bool adjective =
        n == 0 && before.is_plain() && !before.capital && !before.text.ends_with(" that");  // "with neighbouring X"
    // "According to X's S.B.U.".
    if (before.is(Kind::country) && (before.possessive || before.term->form == Form::adjective)) continue;
    if (!before.is(Kind::determiner) && !before.is(Kind::title) && !before.is(Kind::agent) && !adjective) return false;
  }
  return false;
}

bool Clause::leads_to_speaker(std::size_t by) const {
  constexpr Kinds says = speech_kinds | kind_bit(Kind::accuse) | kind_bit(Kind::probe);  // "under investigation by X"
  if (by == 0) return false;
  return units_[by - 1].is_any(says) || (is_english() && is_opinion(last_word(units_[by - 1].text)));
}

bool Clause::is_closed_by(std::size_t i, Kinds verbs) const {
  if (is_english()) return false;
  const std::size_t behind = coordinated(passage_, i).back() + 1;
  return behind < units_.size() && units_[behind].is_any(verbs);
}

bool Clause::qualifies_vote(std::size_t i) const {
  return std::any_of(votes_.begin(), votes_.end(), [&](const Vote& vote) {
    return std::find(vote.countries.begin(), vote.countries.end(), i) != vote.countries.end();
  });
}

bool Clause::before_act(std::size_t i) const {
  return std::any_of(votes_.begin(), votes_.end(), [&](const Vote& vote) {
    return vote.compound && std::find(vote.countries.begin(), vote.countries.end(), i) != vote.countries.end();
  });
}

bool Clause::is_adjectival(std::size_t i) const {
  const Unit& unit = units_[i];
  return unit.possessive || unit.joined || unit.is(Kind::unnamed) ||
         (unit.term != nullptr && unit.term->form == Form::adjective);
}

bool Clause::is_part_of_name(std::size_t i) const {
  if (passage_.field == Field::title || i + 1 >= units_.size()) return false;
  const Unit& next = units_[i + 1];
  return units_[i].term->form == Form::name && !units_[i].possessive && !units_[i].joined && next.capital &&
         next.is_plain();
}

std::optional<std::size_t> Clause::party_after(std::size_t at, std::size_t reach) const {
  constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::agent) | kind_bit(Kind::quote) |
                           kind_bit(Kind::of) | kind_bit(Kind::attribute) | kind_bit(Kind::body) |
                           kind_bit(Kind::title);
  for (std::size_t k = at + 1; k < units_.size() && k <= at + reach; ++k) {
    const Unit& unit = units_[k];
    if (unit.is_any(party_kinds) && !unit.against) return qualifies_vote(k) ? std::nullopt : std::optional(k);
    const bool within = unit.text == "in" && units_[k - 1].is(Kind::resident);  // "a firm in X"
    if (!unit.is_plain() && !unit.is_any(passes) && !within) return std::nullopt;
  }
  return std::nullopt;
}

bool Clause::is_suffered(std::size_t act) const {
  if (act == 0 || !is_english() || !units_[act].term->verb || !units_[act].text.ends_with("ed")) return false;
  const Unit& before = units_[act - 1];
  const bool noun = before.is(Kind::unnamed) && before.text.find(' ') != std::string_view::npos;  // "a foreign power"
  return is_adjectival(act - 1) && !before.joined && (before.possessive || (!noun && !before.text.ends_with('s')));
}

bool Clause::is_other_deed(std::size_t verb, std::size_t act) const {
  constexpr Kinds looks = kind_bit(Kind::probe) | kind_bit(Kind::prevent) | kind_bit(Kind::report);
  const Unit& unit = units_[verb];
  const bool other = unit.is_any(looks) || (unit.is_plain() && !unit.is(Cue::doing) && !unit.text.ends_with("ly"));
  return is_english() && verb < act && other && !is_verb(units_, act);
}

std::size_t Clause::head_of(std::size_t act) const {
  std::size_t i = act;
  for (std::size_t n = 0; i > 0 && n < 8; ++n) {
    const Unit& before = units_[i - 1];
    const bool governs = before.is(Kind::to) || before.text.ends_with(" to");
    if (governs && is_other_deed(i, act)) return act;
    if (before.is(Kind::attempt)) return i - 1;
    const bool passes = before.is(Kind::to) || before.is(Kind::act) || before.is(Kind::conjunction) ||
                        before.is(Kind::quote) || before.is(Kind::of) || before.is(Kind::in) || before.is(Kind::vote) ||
                        (before.is_plain() && !before.capital);
    if (!passes) return act;
    --i;
  }
  return act;
}

bool Clause::begins_clause(std::size_t that, std::size_t behind) const {
  if (that == 0 || units_[that - 1].is_any(clause_end | kind_bit(Kind::quote))) return true;
  const bool goes_on = behind < units_.size() && !units_[behind].is_any(clause_end | kind_bit(Kind::comma));
  return units_[that - 1].is(Kind::comma) && goes_on;
}

bool Clause::has_passive(std::size_t i) const {
  for (std::size_t k = i + 1; k-- > 0 && i - k <= 7;) {
    if (units_[k].is(Kind::passive)) return true;
    if (units_[k].is_any(clause_end | kind_bit(Kind::that) | kind_bit(Kind::comma))) return false;
  }
  return false;
}

bool Clause::takes_verb(std::size_t i) const {
  return i + 1 < units_.size() && !units_[i].possessive && units_[i + 1].is(Kind::act) && is_verb(units_, i + 1) &&
         !units_[i + 1].text.ends_with("ing");
}

bool Clause::takes_participle(std::size_t i) const {
  return i + 1 < units_.size() && !units_[i].possessive && units_[i + 1].text.ends_with("ing") &&
         units_[i + 1].is_any(kind_bit(Kind::word) | kind_bit(Kind::behind) | kind_bit(Kind::act));
}

}  // namespace alleged::detect
