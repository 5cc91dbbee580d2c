#include "daemon/detect/statement.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "daemon/detect/one_of.hpp"
#include "daemon/detect/predicate.hpp"
#include "daemon/detect/sayer.hpp"

namespace alleged::detect {
namespace {

class Reading {
 public:
  Reading(const Passage& passage, std::size_t act, const Agents& agents, const Names& names, const Speaker& previous)
      : units_(passage.units), passage_(passage), act_(act), agents_(agents), names_(names), previous_(previous) {}

  Statement run() const {
    Statement statement;
    statement.speaker = sayer_of(passage_, act_, agents_, names_, previous_);
    if (is_retracted()) return {statement.speaker, Stance::retracted, "retracted", {}, false, {}};
    if (const std::size_t deny = first(Kind::deny, 0); deny < units_.size()) {
      Speaker denier = denier_of(deny);
      if (deny > act_ && charged_before(deny)) {
        statement.also_denied = true;
        statement.denier = std::move(denier);
      } else {
        return answering(denier ? denier : statement.speaker, Stance::denied, "deny verb");
      }
    }
    const bool by_accused = is_accused(passage_, agents_, statement.speaker);
    const bool not_found = clears(by_accused);
    if (not_found || negated()) {
      if (by_accused || says_of_themselves()) return answering(statement.speaker, Stance::denied, "own denial");
      if (!is_finding_of(statement.speaker)) return answering(statement.speaker, Stance::denied, "negated");
      return answering(statement.speaker, Stance::cleared, not_found ? "no evidence" : "negated");
    }
    if (by_accused) statement.speaker = {};
    std::tie(statement.stance, statement.rule) = strength(statement.speaker);
    return statement;
  }

 private:
  /// A denial or a clearing, and whose charge it answers.
  Statement answering(Speaker speaker, Stance stance, std::string_view rule) const {
    return {std::move(speaker), stance, rule, {}, false, charger_of(passage_, act_, agents_, names_)};
  }

  /// "No evidence was found"; "X claimed they meddled, giving no evidence" clears only where the accused says so of X.
  bool clears(bool by_accused) const {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].is(Kind::clear) && (by_accused || !is_unproven(i))) return true;
    }
    return false;
  }

  /// Whether the words at `i` only say that whoever charges shows no proof: ", giving no evidence", "but offered no
  /// evidence", "claimed without evidence". Of an inquiry that presented none they clear.
  bool is_unproven(std::size_t i) const {
    constexpr std::array<std::string_view, 8> without = {"without", "sans", "sin ", "ohne",
                                                         "bez",     "без",  "fără", "fara"};
    if (!units_[i].is(Cue::unproven) || i == 0) return false;
    const bool adverb = std::any_of(without.begin(), without.end(),
                                    [&](std::string_view word) { return units_[i].text.starts_with(word); });
    const Unit& before = units_[i - 1];
    return adverb ||
           (i > act_ && (before.is_any(kind_bit(Kind::comma) | kind_bit(Kind::conjunction)) || before.text == "but"));
  }

  bool has(Kind kind) const { return first(kind, 0) < units_.size(); }

  std::size_t first(Kind kind, std::size_t from) const {
    for (std::size_t i = from; i < units_.size(); ++i) {
      if (units_[i].is(kind)) return i;
    }
    return units_.size();
  }

  /// "We retract the report that", "apologised for claiming": the verb takes a claim back, not a candidacy.
  bool is_retracted() const {
    constexpr Kinds claim = kind_bit(Kind::report) | kind_bit(Kind::accuse) | kind_bit(Kind::say);
    constexpr Kinds passes = kind_bit(Kind::word) | kind_bit(Kind::determiner) | kind_bit(Kind::its) |
                             kind_bit(Kind::our) | kind_bit(Kind::date) | kind_bit(Kind::country);
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (!units_[i].is(Kind::retract)) continue;
      const std::size_t last = std::min(units_.size(), i + 6);
      for (std::size_t k = i + 1; k < last; ++k) {
        if (units_[k].is_any(claim)) return true;
        if (!units_[k].is_any(passes)) break;
      }
      if (i > 1 && units_[i - 1].text == "been" && units_[i - 2].is_any(claim)) return true;
    }
    return false;
  }

  /// A denial says that nothing happened; a body that looked into it finds that nothing did.
  bool is_finding_of(const Speaker& speaker) const {
    const bool mouthpiece = speaker.name.find("spokes") != std::string::npos;
    const bool found = std::any_of(units_.begin(), units_.end(), [](const Unit& unit) {
      return unit.is(Kind::find) || unit.is(Kind::report) || (unit.is(Kind::clear) && !unit.text.starts_with("no "));
    });
    return found || (speaker.body && !mouthpiece);
  }

  /// "'I did not collude,' Jane Doe said", in English; "we have seen no meddling" is of others.
  bool says_of_themselves() const {
    constexpr std::size_t reach = 6;
    constexpr std::array<std::string_view, 8> auxiliaries = {"did",   "do",   "have",  "had",
                                                             "would", "will", "never", "ever"};
    if (!passage_.tongue->is_english || !is_verb(units_, act_)) return false;
    for (std::size_t i = act_; i-- > 0 && act_ - i <= reach;) {
      const Unit& unit = units_[i];
      if (unit.text == "I" || unit.is(Cue::we)) return true;
      const bool passes = unit.is_any(kind_bit(Kind::negation) | kind_bit(Kind::to) | kind_bit(Kind::attempt));
      if (!passes && !is_one_of(auxiliaries, unit.text)) return false;
    }
    return false;
  }

  /// Whether the denial at `deny` answers a charge that the sentence itself makes: "X accuses Y of meddling, which Y
  /// denies". Without a verb of speech or another clause between, the sentence is all denial.
  bool charged_before(std::size_t deny) const {
    // "所谓X干预选举的说法纯属无稽之谈": the denial is the predicate of what it denies.
    const auto act = units_.begin() + static_cast<std::ptrdiff_t>(act_);
    const bool one_clause = std::none_of(act, units_.begin() + static_cast<std::ptrdiff_t>(deny), [](const Unit& unit) {
      return unit.is_any(kind_bit(Kind::comma) | kind_bit(Kind::stop));
    });
    constexpr std::array<std::string_view, 7> verbs = {"驳斥", "駁斥", "反驳", "反駁", "否认", "否認", "澄清"};
    const bool verb =
        std::any_of(verbs.begin(), verbs.end(), [&](auto word) { return units_[deny].text.ends_with(word); });
    if (one_clause && !verb && !passage_.tongue->spaced) return false;
    const Speaker denier = speaker_before(passage_, deny);
    for (std::size_t i = 0; i < deny; ++i) {
      const bool clause =
          i > act_ && (units_[i].is(Kind::comma) || units_[i].is(Kind::stop) || units_[i].is(Kind::that));
      if (clause || units_[i].is_any(speaking_kinds) || units_[i].is(Kind::according))
        return !denier || denier.first > act_;
    }
    return false;
  }

  Speaker denier_of(std::size_t deny) const {
    if (Speaker found = speaker_before(passage_, deny)) return names_.complete(std::move(found));
    if (deny > 0 && units_[deny - 1].is(Kind::pronoun)) return previous_;
    if (deny + 1 < units_.size() && units_[deny + 1].is(Kind::by))
      return names_.complete(speaker_after(passage_, deny + 1));
    return {};
  }

  /// "did not interfere", "has never meddled": a negation right before the verb, past auxiliaries.
  bool negated() const {
    // "Hat sich nicht in die Wahl in X eingemischt": German puts the verb last.
    if (never_was(passage_, act_) || is_no_custom()) return true;
    const bool last = passage_.tongue->code == "de" && units_[act_].term->verb;
    if (last && is_negated_behind()) return true;
    const std::size_t reach = last ? 9 : 4;
    for (std::size_t i = act_; i-- > 0 && act_ - i <= reach;) {
      const Unit& unit = units_[i];
      if (unit.is(Kind::negation))
        return (!last || units_[i + 1].text != "nur") && !is_not_tolerated(i);  // "nicht nur"
      if (last && unit.is_any(kind_bit(Kind::in) | kind_bit(Kind::country) | kind_bit(Kind::date))) continue;
      // "Did not try to meddle"; "warned X not to meddle" tells what is feared.
      const bool tried = passage_.tongue->is_english && i > 0 && !units_[i - 1].is(Kind::negation) &&
                         unit.is_any(kind_bit(Kind::to) | kind_bit(Kind::attempt) | kind_bit(Kind::behind));
      // "Saw no X meddling".
      const bool whose = unit.is(Kind::country) && unit.term->form == Form::adjective && i > 0 &&
                         units_[i - 1].is(Kind::negation) && passage_.tongue->is_english;
      const bool passes = (unit.is_plain() && !unit.capital) || unit.is(Kind::determiner) || tried || whose ||
                          (unit.is(Kind::act) && units_[act_].term->verb) || unit.is(Kind::conjunction) ||
                          unit.is(Kind::quote) || unit.is(Kind::vote) || unit.tells_when();
      if (!passes) return false;
    }
    return false;
  }

  /// "We will tolerate no meddling", "puts up with no": it is feared, and not denied. In English.
  bool is_not_tolerated(std::size_t no) const {
    constexpr std::array<std::string_view, 7> bears = {"tolerat", "accept", "allow", "permit",
                                                       "brook",   "condon", "endur"};
    if (!passage_.tongue->is_english || no == 0) return false;
    const std::string_view before = units_[no - 1].text;
    return begins_with_any(before, bears) || (no > 1 && before == "for" && units_[no - 2].text.starts_with("st")) ||
           (no > 2 && before == "with" && units_[no - 2].text == "up");
  }

  /// "It is not X's policy to meddle", "X is not in the business of meddling", "has no plans to", in English.
  bool is_no_custom() const {
    constexpr std::array<std::string_view, 9> customs = {"policy", "business", "habit",    "practice", "intention",
                                                         "custom", "intent",   "interest", "plans"};
    constexpr std::array<std::string_view, 6> being = {"is", "are", "was", "were", "be", "been"};
    constexpr std::array<std::string_view, 3> having = {"has", "have", "had"};
    constexpr Kinds between = kind_bit(Kind::determiner) | kind_bit(Kind::its) | kind_bit(Kind::our) |
                              kind_bit(Kind::in) | kind_bit(Kind::of) | kind_bit(Kind::country) | kind_bit(Kind::body);
    constexpr std::size_t reach = 8;
    if (!passage_.tongue->is_english) return false;
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

  /// "X mischt sich nicht in die Wahl ein", "wir mischen uns bei Nachbarn nicht ein": where the German verb stands
  /// second.
  bool is_negated_behind() const {
    constexpr std::size_t reach = 6;
    constexpr Kinds ends = clause_end | kind_bit(Kind::comma) | kind_bit(Kind::that) | kind_bit(Kind::conjunction);
    for (std::size_t i = act_ + 1; i + 1 < units_.size() && i <= act_ + reach && !units_[i].is_any(ends); ++i) {
      if (units_[i].is(Kind::negation)) return units_[i + 1].text != "nur";
    }
    return false;
  }

  /// "Did X meddle?": the answer stands elsewhere.
  bool is_asked() const { return passage_.text.ends_with('?') || passage_.text.ends_with("\uFF1F"); }

  std::pair<Stance, std::string_view> strength(const Speaker& speaker) const {
    if (is_probed(passage_, act_, 0)) return {Stance::alleged, "under investigation"};
    if (has(Kind::convict)) return {Stance::convicted, "convicted"};
    if (has(Kind::sanction)) return {Stance::sanctioned, "sanctioned"};
    if (has(Kind::charge)) return {Stance::charged, "charged"};
    if (has(Kind::dispute)) return {Stance::disputed, "disputed"};
    if (is_asked()) return {Stance::alleged, "asked"};
    if ((has(Kind::find) || is_traced(passage_, act_)) && (!speaker || speaker.body || speaker.authority))
      return {Stance::asserted, "found"};
    for (std::size_t i = act_; i-- > 0 && act_ - i <= 6;) {
      if (units_[i].is(Kind::doubt)) return {Stance::warned, "hypothetical"};
    }
    if (has(Kind::warn)) return {Stance::warned, "warned"};
    if (speaker.authority) return {Stance::asserted, "an authority states it"};
    return {Stance::alleged, "plain"};
  }

  const std::vector<Unit>& units_;
  const Passage& passage_;
  std::size_t act_;
  const Agents& agents_;
  const Names& names_;
  const Speaker& previous_;
};

}  // namespace

Statement statement_of(const Passage& passage, std::size_t act, const Agents& agents, const Names& names,
                       const Speaker& previous) {
  return Reading(passage, act, agents, names, previous).run();
}

}  // namespace alleged::detect
