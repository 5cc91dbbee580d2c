#include "daemon/detect/statement.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "daemon/detect/negated.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/sayer.hpp"
#include "daemon/detect/taken_back.hpp"
#include "daemon/detect/unfounded.hpp"

namespace alleged::detect {
namespace {

class Reading {
 public:
  Reading(const Passage& passage, std::size_t act, const Agents& agents, const Names& names, const Speaker& previous)
      : units_(passage.units), passage_(passage), act_(act), agents_(agents), names_(names), previous_(previous) {}

  Statement run() const {
    Statement statement;
    statement.speaker = sayer_of(passage_, act_, agents_, names_, previous_);
    if (is_taken_back(passage_)) return {statement.speaker, Stance::retracted, "retracted", {}, false, {}};
    if (const std::size_t deny = denial(); deny < units_.size()) {
      Speaker denier = denier_of(deny);
      if (deny > act_ && charged_before(deny)) {
        statement.also_denied = true;
        statement.denier = std::move(denier);
      } else {
        // A court that rejects a charge has looked into it.
        const bool court =
            names_.look_into(denier) && agents_.rule != "denied" && !is_accused(passage_, agents_, denier);
        if (!denier) denier = statement.speaker;
        return answering(denier, court ? Stance::cleared : Stance::denied, court ? "dismissed" : "deny verb");
      }
    }
    const bool by_accused = is_accused(passage_, agents_, statement.speaker);
    const bool not_found = clears(by_accused);
    if (not_found || is_negated(passage_, act_)) {
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
      if (units_[i].is(Kind::clear) && (by_accused || !is_unproven(i)) && !is_parted(i)) return true;
    }
    return false;
  }

  /// "Finds links to X; finds no conspiracy": whether a semicolon parts the unit from the act.
  bool is_parted(std::size_t i) const {
    const auto [first, last] = std::minmax(i, act_);
    return std::any_of(units_.begin() + static_cast<std::ptrdiff_t>(first),
                       units_.begin() + static_cast<std::ptrdiff_t>(last),
                       [](const Unit& unit) { return unit.text == ";"; });
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

  /// The first word that denies a charge.
  std::size_t denial() const {
    std::size_t deny = first(Kind::deny, 0);
    while (deny < units_.size() &&
           (denies_something_else(passage_, deny) || is_not_so(passage_, deny) || is_of_another_clause(deny)))
      deny = first(Kind::deny, deny + 1);
    return deny;
  }

  /// "While X denied a deal, Y accused it of meddling": the denial stands before the charge, in a clause of its own.
  bool is_of_another_clause(std::size_t deny) const {
    bool parted = false;
    for (std::size_t i = deny + 1; i < act_; ++i) {
      // "Rejected the words of Y, who accused it": the same clause goes on.
      const bool comma = units_[i].is(Kind::comma) && !units_[i + 1].is(Kind::that) && units_[i + 1].text != "who";
      parted = parted || comma || units_[i].text == "than";
      if (parted && units_[i].is(Kind::accuse) && !units_[i].is(Cue::charged)) return true;
    }
    return false;
  }

  /// Whether it is doubted, and not "nobody doubts".
  bool is_disputed() const {
    const std::size_t dispute = first(Kind::dispute, 0);
    return dispute < units_.size() && !is_not_so(passage_, dispute);
  }

  bool has(Kind kind) const { return first(kind, 0) < units_.size(); }

  std::size_t first(Kind kind, std::size_t from) const {
    for (std::size_t i = from; i < units_.size(); ++i) {
      if (units_[i].is(kind)) return i;
    }
    return units_.size();
  }

  /// A denial says that nothing happened; a body that looked into it finds that nothing did.
  bool is_finding_of(const Speaker& speaker) const {
    const bool found = std::any_of(units_.begin(), units_.end(), [](const Unit& unit) {
      return unit.is(Kind::find) || (unit.is(Kind::report) && !unit.is(Kind::probe)) ||
             (unit.is(Kind::clear) && !reads(unit.text.substr(0, 3), "no "));
    });
    return found || names_.look_into(speaker);
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
      if (!passes && !reads_any(unit.text, auxiliaries)) return false;
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
    if (is_called_unfounded(passage_, act_, deny)) return false;
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
    // "Was dismissed on Thursday by the court".
    std::size_t by = deny + 1;
    while (by < units_.size() && by <= deny + 3 && (units_[by].is(Kind::in) || units_[by].tells_when())) ++by;
    if (by < units_.size() && units_[by].is(Kind::by)) return names_.complete(speaker_after(passage_, by));
    return {};
  }

  /// "Did X meddle?": the answer stands elsewhere.
  bool is_asked() const { return passage_.text.ends_with('?') || passage_.text.ends_with("\uFF1F"); }

  std::pair<Stance, std::string_view> strength(const Speaker& speaker) const {
    if (is_probed(passage_, act_, 0)) return {Stance::alleged, "under investigation"};
    if (has(Kind::convict)) return {Stance::convicted, "convicted"};
    if (has(Kind::sanction)) return {Stance::sanctioned, "sanctioned"};
    if (has(Kind::charge)) return {Stance::charged, "charged"};
    if (is_disputed()) return {Stance::disputed, "disputed"};
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
