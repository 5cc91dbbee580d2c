#include "daemon/detect/negated.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/predicate.hpp"

namespace alleged::detect {
namespace {

/// The negations around one act.
class Negation {
 public:
  Negation(const Passage& passage, std::size_t act)
      : units_(passage.units), act_(act), english_(passage.tongue->is_english), german_(passage.tongue->code == "de") {}

  bool stands() const {
    return holds_negation() || stands_before() || (english_ ? is_no_custom() || is_none_of_its_kind() : finds_none());
  }

 private:
  /// "Się nie wtrącali": one phrase.
  bool holds_negation() const {
    constexpr std::array<std::string_view, 4> inside = {" nie ", " не ", " nu ", " nicht "};
    return std::any_of(inside.begin(), inside.end(),
                       [&](auto word) { return units_[act_].text.find(word) != std::string_view::npos; });
  }

  /// "Did not interfere", "has never meddled", "saw no X meddling": a negation right before the act.
  bool stands_before() const {
    // "Hat sich nicht in die Wahl in X eingemischt": German puts the verb last.
    const bool last = german_ && units_[act_].term->verb;
    if (last && stands_behind()) return true;
    const std::size_t reach = last ? 9 : 4;
    for (std::size_t i = act_; i-- > 0 && act_ - i <= reach;) {
      const Unit& unit = units_[i];
      if (unit.is(Kind::negation))
        return (!last || units_[i + 1].text != "nur") && !is_not_tolerated(i) && !is_idle(i);  // "nicht nur"
      if (last && unit.is_any(kind_bit(Kind::in) | kind_bit(Kind::country) | kind_bit(Kind::date))) continue;
      // "Did not try to meddle"; "warned X not to meddle" tells what is feared.
      const bool tried = english_ && i > 0 && !units_[i - 1].is(Kind::negation) &&
                         unit.is_any(kind_bit(Kind::to) | kind_bit(Kind::attempt) | kind_bit(Kind::behind));
      const bool whose = unit.is(Kind::country) && unit.term->form == Form::adjective && i > 0 &&
                         (units_[i - 1].is(Kind::negation) ||
                          (!english_ && i > 1 && units_[i - 1].is_plain() && units_[i - 2].is(Kind::negation)));
      // "Nie stały za atakiem", "pas d'ingérence".
      const bool led = !english_ && i > 0 &&
                       ((unit.is(Kind::behind) && units_[i - 1].is_plain()) ||
                        (unit.is(Kind::of) && units_[i - 1].is(Kind::negation)));
      const bool passes = (unit.is_plain() && !unit.capital) || unit.is(Kind::determiner) || tried || whose || led ||
                          (unit.is(Kind::act) && units_[act_].term->verb) || unit.is(Kind::conjunction) ||
                          unit.is(Kind::quote) || unit.is(Kind::vote) || unit.tells_when();
      if (!passes) return false;
    }
    return false;
  }

  /// "X mischt sich nicht in die Wahl ein", "wir mischen uns bei Nachbarn nicht ein": where the German verb stands
  /// second.
  bool stands_behind() const {
    constexpr std::size_t reach = 6;
    constexpr Kinds ends = clause_end | kind_bit(Kind::comma) | kind_bit(Kind::that) | kind_bit(Kind::conjunction);
    for (std::size_t i = act_ + 1; i + 1 < units_.size() && i <= act_ + reach && !units_[i].is_any(ends); ++i) {
      if (units_[i].is(Kind::negation)) return units_[i + 1].text != "nur";
    }
    return false;
  }

  /// "We will tolerate no meddling", "puts up with no": it is feared, and not denied. In English.
  bool is_not_tolerated(std::size_t no) const {
    constexpr std::array<std::string_view, 7> bears = {"tolerat", "accept", "allow", "permit",
                                                       "brook",   "condon", "endur"};
    if (!english_ || no == 0) return false;
    const std::string_view before = units_[no - 1].text;
    return begins_with_any(before, bears) || (no > 1 && before == "for" && units_[no - 2].text.starts_with("st")) ||
           (no > 2 && before == "with" && units_[no - 2].text == "up");
  }

  /// "It is not X's policy to meddle", "X is not in the business of meddling", "has no plans to".
  bool is_no_custom() const {
    constexpr std::array<std::string_view, 9> customs = {"policy", "business", "habit",    "practice", "intention",
                                                         "custom", "intent",   "interest", "plans"};
    constexpr std::array<std::string_view, 6> being = {"is", "are", "was", "were", "be", "been"};
    constexpr std::array<std::string_view, 3> having = {"has", "have", "had"};
    constexpr Kinds between = kind_bit(Kind::determiner) | kind_bit(Kind::its) | kind_bit(Kind::our) |
                              kind_bit(Kind::in) | kind_bit(Kind::of) | kind_bit(Kind::country) | kind_bit(Kind::body);
    constexpr std::size_t reach = 8;
    bool custom = false;
    for (std::size_t i = act_; i-- > 1 && act_ - i <= reach;) {
      const std::string_view word = units_[i].text;
      const std::string_view before = units_[i - 1].text;
      if (word == "not") return custom && is_one_of(being, before);
      if (word == "no") return custom && is_one_of(having, before);
      custom = custom || is_one_of(customs, word);
      if (!is_one_of(customs, word) && !units_[i].is_any(between | kind_bit(Kind::to) | kind_bit(Kind::attempt)))
        return false;
    }
    return false;
  }

  /// "No halla injerencia", "ne trouve pas trace d'une main": a verb of finding that is negated, in other languages.
  bool finds_none() const {
    constexpr std::size_t reach = 7;
    for (std::size_t i = act_; i-- > 0 && act_ - i <= reach && !units_[i].is_any(clause_end | kind_bit(Kind::comma));) {
      if (!units_[i].is(Kind::find)) continue;
      const bool before = i > 0 && units_[i - 1].is(Kind::negation);
      const bool behind = i + 1 < act_ && units_[i + 1].is(Kind::negation);
      return before || behind || (i > 1 && units_[i - 2].is(Kind::negation));
    }
    return false;
  }

  bool is_none_of_its_kind() const {
    constexpr std::size_t reach = 16;
    if (takes_nobody()) return true;
    for (std::size_t i = act_; i-- > 0 && act_ - i <= reach && !units_[i].is_any(clause_end);) {
      if (is_no_such(i) || is_nothing_that_shows(i) || is_not_found(i) || is_not_done_by(i) || is_never_asked(i))
        return true;
    }
    return false;
  }

  /// "No doubt that", "has no business buying", "no knowledge of": what there is none of is not the act; "does not need
  /// to hack": nor is it denied.
  bool is_idle(std::size_t at) const {
    constexpr std::array<std::string_view, 31> idle = {
        "doubt", "secret",  "surprise", "longer",      "less",   "more",        "wonder",     "question",
        "time",  "matter",  "accident", "shortage",    "end",    "stranger",    "fewer",      "way",
        "means", "mistake", "need",     "explanation", "excuse", "comment",     "exception",  "choice",
        "idea",  "clue",    "business", "knowledge",   "right",  "information", "coincidence"};
    return english_ && at + 1 < units_.size() &&
           is_one_of(idle, units_[at + 1].text.substr(0, units_[at + 1].text.find(' ')));
  }

  /// "No attempt by a foreign state to sway", "no broad foreign campaign to influence", "no X satellite changed votes".
  bool is_no_such(std::size_t no) const {
    constexpr Kinds leads = kind_bit(Kind::by) | kind_bit(Kind::of) | kind_bit(Kind::to) | kind_bit(Kind::determiner) |
                            kind_bit(Kind::in) | kind_bit(Kind::attempt) | kind_bit(Kind::act) | kind_bit(Kind::agent) |
                            kind_bit(Kind::body) | kind_bit(Kind::resident) | kind_bit(Kind::country) |
                            kind_bit(Kind::actor) | kind_bit(Kind::unnamed) | kind_bit(Kind::attribute) |
                            kind_bit(Kind::quote) | kind_bit(Kind::vote);
    if (!reads(units_[no].text, "no") || no + 1 >= act_ || is_not_tolerated(no) || is_idle(no)) return false;
    bool governs = false;
    std::size_t plain = 0;
    for (std::size_t i = no + 1; i < act_; ++i) {
      const Unit& unit = units_[i];
      if (unit.is_any(kind_bit(Kind::that) | kind_bit(Kind::comma))) return false;
      governs = governs || unit.is_any(kind_bit(Kind::attempt) | kind_bit(Kind::act) | kind_bit(Kind::country) |
                                       kind_bit(Kind::actor) | kind_bit(Kind::unnamed) | kind_bit(Kind::agent));
      if (unit.is_any(leads)) continue;
      if (!unit.is_plain() || ++plain > 3) return false;
    }
    return governs;
  }

  /// "Nothing suggests that X meddled", "nobody has shown that".
  bool is_nothing_that_shows(std::size_t at) const {
    constexpr std::array<std::string_view, 6> words = {"nothing", "nobody", "none", "no-one", "neither", "little"};
    constexpr std::array<std::string_view, 12> shows = {"show",    "suggest",     "indicat", "prov",
                                                        "point",   "substantiat", "confirm", "establish",
                                                        "support", "linking",     "tie",     "evidence"};
    constexpr std::size_t near = 4;
    const bool no_one = reads(units_[at].text, "no") && at + 1 < act_ && units_[at + 1].text == "one";
    if (!no_one && !reads_any(units_[at].text, words)) return false;
    for (std::size_t i = at + 1; i < act_ && i <= at + near; ++i) {
      if (begins_with_any(units_[i].text, shows)) return true;
      if (units_[i].is_any(kind_bit(Kind::comma) | kind_bit(Kind::that))) return false;
    }
    return false;
  }

  /// "Has not found that X meddled", "could not confirm that", "failed to prove that"; but "did not find out how X
  /// meddled" leaves no doubt that it did.
  bool is_not_found(std::size_t at) const {
    constexpr std::array<std::string_view, 13> finds = {"find",    "found",      "see",        "detect", "establish",
                                                        "confirm", "prove",      "show",       "observ", "uncover",
                                                        "verif",   "corroborat", "substantiat"};
    constexpr std::array<std::string_view, 2> fails = {"fail", "unable"};
    constexpr std::array<std::string_view, 10> but = {"how",  "which", "who",  "whose", "why",
                                                      "when", "where", "whom", "what",  "out"};
    constexpr std::size_t near = 3;
    const std::string_view word = units_[at].text;
    const bool failed =
        begins_with_any(word, fails) && (word.ends_with(" to") || (at + 1 < act_ && units_[at + 1].is(Kind::to)));
    if (!failed && (!units_[at].is(Kind::negation) || reads(word, "no"))) return false;
    for (std::size_t i = at + 1; i < act_ && i <= at + near; ++i) {
      if (units_[i].text == "only" || units_[i].text == "just") return false;
      if (begins_with_any(units_[i].text, finds))
        return std::none_of(unit(i + 1), unit(act_),
                            [&](const Unit& u) { return u.is(Kind::comma) || is_one_of(but, u.text); });
      if (!units_[i].is_plain() && !units_[i].is_any(kind_bit(Kind::to) | kind_bit(Kind::find))) return false;
    }
    return false;
  }

  /// "Were not affected by X hackers".
  bool is_not_done_by(std::size_t at) const {
    if (!units_[at].is(Kind::negation) || at + 2 >= act_ || !units_[at + 2].is(Kind::by)) return false;
    const std::string_view verb = units_[at + 1].text;
    return (verb.ends_with("ed") || verb.ends_with("en")) && std::all_of(unit(at + 3), unit(act_), [](const Unit& u) {
             return u.is_plain() || u.is_any(kind_bit(Kind::country) | kind_bit(Kind::actor) | kind_bit(Kind::unnamed) |
                                             kind_bit(Kind::determiner) | kind_bit(Kind::agent) | kind_bit(Kind::act));
           });
  }

  /// "Never asked Y to silence voters", "had not paid him to".
  bool is_never_asked(std::size_t at) const {
    constexpr std::size_t near = 3;
    if (!units_[at].is(Kind::negation)) return false;
    for (std::size_t i = at + 1; i < act_ && i <= at + near; ++i) {
      if (units_[i].is_any(kind_bit(Kind::cause)) || units_[i].text == "asked" || units_[i].text == "ordered" ||
          units_[i].text == "told" || units_[i].text == "paid" || units_[i].text == "instructed")
        return std::any_of(unit(i + 1), unit(act_), [](const Unit& u) { return u.is(Kind::to); }) &&
               std::none_of(unit(i + 1), unit(act_),
                            [](const Unit& u) { return u.is_any(kind_bit(Kind::comma) | kind_bit(Kind::that)); });
      if (!units_[i].is_plain()) return false;
    }
    return false;
  }

  /// "Financed none of the candidates", "meddled in no election": what the act takes is nobody.
  bool takes_nobody() const {
    constexpr std::array<std::string_view, 6> none = {"none", "nobody", "nothing", "neither", "no", "not"};
    constexpr std::array<std::string_view, 4> idle = {"more", "less", "fewer", "only"};
    if (!is_verb(units_, act_)) return false;
    std::size_t at = act_ + 1;
    if (at < units_.size() && units_[at].is(Kind::in)) ++at;
    if (at + 1 >= units_.size() || !is_one_of(none, units_[at].text) || is_one_of(idle, units_[at + 1].text))
      return false;
    return units_[at].text != "not" || units_[at + 1].text == "a";  // "not a single candidate"
  }

  std::vector<Unit>::const_iterator unit(std::size_t i) const {
    return units_.begin() + static_cast<std::ptrdiff_t>(i);
  }

  const std::vector<Unit>& units_;
  std::size_t act_;
  bool english_;
  bool german_;
};

}  // namespace

bool is_negated(const Passage& passage, std::size_t act) {
  // "Вмешательства в выборы не было".
  return never_was(passage, act) || Negation(passage, act).stands();
}

}  // namespace alleged::detect
