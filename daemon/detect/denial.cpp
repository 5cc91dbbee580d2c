#include "daemon/detect/denial.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "daemon/detect/coordination.hpp"
#include "daemon/detect/predicate.hpp"

namespace alleged::detect {
namespace {

/// The denial of one act.
class Denial {
 public:
  Denial(const Passage& passage, const Clause& clause, std::size_t act)
      : passage_(passage), units_(passage.units), act_(act), clause_(clause) {}

  /// "X rejects Y's claim of meddling", "X calls Y's meddling claims baseless": who denies it is said to act.
  Agents denier() const {
    constexpr Kinds claim =
        kind_bit(Kind::accuse) | kind_bit(Kind::report) | kind_bit(Kind::hedge) | kind_bit(Kind::say);
    if (const auto before = disclaims()) return joined(passage_, *before, "denied", 0.85);
    if (const auto before = calls_baseless()) return joined(passage_, *before, "denied", 0.85);
    for (std::size_t i = act_; i-- > 0;) {
      if (units_[i].is_any(clause_end)) return {};
      // "Called the charge baseless", but not "called for an inquiry".
      const bool english = (units_[i].text == "calls" || units_[i].text == "called") && units_[i + 1].text != "for" &&
                           units_[i + 1].text != "on";
      // "Nannte die Vorwürfe haltlos", "nazwał oskarżenia bezpodstawnymi": what they are called stands last.
      const bool calls = english || (units_[i].is(Cue::calling) && !clause_.is_english() &&
                                     std::any_of(units_.begin() + static_cast<std::ptrdiff_t>(i), units_.end(),
                                                 [](const Unit& unit) { return unit.is(Kind::deny); }));
      if (!units_[i].is(Kind::deny) && !calls) continue;
      // "Called it a farce and said that Y had meddled": another verb's.
      const bool ended = calls && std::any_of(units_.begin() + static_cast<std::ptrdiff_t>(i),
                                              units_.begin() + static_cast<std::ptrdiff_t>(act_),
                                              [](const Unit& unit) { return unit.is(Kind::conjunction); });
      if (ended) return {};
      const std::size_t last = std::min(units_.size(), act_ + 3);
      // "Отвергли обвинения X в": one phrase.
      const bool phrase = units_[i].is(Kind::deny) && units_[i].text.find(' ') != std::string_view::npos;
      // "Hat den Vorwurf zurückgewiesen": the claim stands before the verb that closes the clause.
      constexpr std::size_t back = 5;
      const bool verb_closes = passage_.tongue->code == "de";
      const std::size_t first = verb_closes ? std::max(i, back) - back : i + 1;
      const bool of_claim = phrase || std::any_of(units_.begin() + static_cast<std::ptrdiff_t>(first),
                                                  units_.begin() + static_cast<std::ptrdiff_t>(last),
                                                  [](const Unit& unit) { return unit.is_any(claim); });
      // "Rejects a call for an inquiry into Y interference".
      const bool of_another = act_ > 0 && units_[act_ - 1].is_any(party_kinds) && !units_[act_ - 1].against &&
                              !(verb_closes && clause_.qualifies_vote(act_ - 1)) &&
                              (act_ + 1 >= units_.size() || !units_[act_ + 1].is_any(claim));
      if (!of_claim || of_another || (calls && predicate_begins(passage_, clause_, act_) > i + 1)) return {};
      const std::size_t reach = verb_closes ? 9 : 6;
      for (std::size_t k = i; k-- > 0 && i - k <= reach;) {
        // "Hat den Vorwurf aus X zurückgewiesen": who makes the claim.
        if (verb_closes && k > 0 && units_[k - 1].is(Kind::by)) continue;
        if (units_[k].is_any(party_kinds) && !units_[k].against && (!clause_.is_object(k) || is_where(k, i)))
          return names_another(i, k) || is_done_by_another(k) ? Agents{} : joined(passage_, k, "denied", 0.85);
      }
      return {};
    }
    return {};
  }

 private:
  /// "В Москве обвинения во вмешательстве в выборы называют необоснованными": a capital stands for its state where the
  /// sentence begins, and the verb behind the act says what the charge is called.
  std::optional<std::size_t> calls_baseless() const {
    constexpr Kinds claim = kind_bit(Kind::accuse) | kind_bit(Kind::report) | kind_bit(Kind::hedge);
    const bool place = act_ > 2 && is_where(1, 2) && !units_[1].against;
    if (!place || clause_.is_english() || !units_[2].is_any(claim)) return std::nullopt;
    for (std::size_t i = act_ + 1; i < units_.size() && !units_[i].is_any(clause_end); ++i) {
      if (units_[i].is(Kind::deny)) return 1;
    }
    return std::nullopt;
  }

  /// "X: no interference in Y's election", "X外交部称没有干涉Y选举": who says so where the sentence begins. Chinese
  /// needs no pronoun for whoever speaks of itself.
  std::optional<std::size_t> disclaims() const {
    constexpr std::size_t longest = 6;
    constexpr Kinds office = kind_bit(Kind::body) | kind_bit(Kind::authority) | kind_bit(Kind::title);
    const bool chinese = passage_.tongue->code == "zh";
    const auto parts = [&](const Unit& unit) { return unit.is_colon() || (chinese && unit.is(Kind::say)); };
    std::size_t said = act_;
    while (said > 0 && !parts(units_[said]) && act_ - said <= longest) --said;
    std::size_t party = 0;  // "the embassy of X:"
    while (party < said && units_[party].is_any(office | kind_bit(Kind::determiner) | kind_bit(Kind::of))) ++party;
    if (said <= party || !parts(units_[said]) || !units_[party].is_place() || units_[party].against)
      return std::nullopt;
    for (std::size_t i = party + 1; i < said; ++i) {
      if (!units_[i].is_any(office)) return std::nullopt;
    }
    bool negated = units_[act_].is(Kind::clear) || never_was(passage_, act_);
    for (std::size_t i = said + 1; i < act_; ++i) {
      if (units_[i].is_any(party_kinds)) return std::nullopt;
      negated = negated || units_[i].is(Kind::negation);
    }
    return negated && !is_done_by_another(party) ? std::optional(party) : std::nullopt;
  }

  /// "В Москве отвергли": a capital that stands for its state, where the sentence begins with it and its verb at
  /// `verb`.
  bool is_where(std::size_t party, std::size_t verb) const {
    return party == 1 && verb == 2 && units_[0].is(Kind::in) && units_[party].is(Kind::country) &&
           (units_[party].term->form == Form::capital || units_[party].term->form == Form::metonym);
  }

  /// "В X опровергли сообщения о вмешательстве Y", "a rejeté les soupçons d'ingérence X", "X denies meddling by Y":
  /// whether the act has another agent than the party at `denier`.
  bool is_done_by_another(std::size_t denier) const {
    if (is_verb(units_, act_)) return false;
    std::size_t at = act_ + 1;
    const bool led = at < units_.size() && units_[at].is(Kind::by);
    if (led) ++at;
    if (led && at < units_.size() && units_[at].is(Kind::determiner)) ++at;
    if (at >= units_.size() || (!led && !passage_.tongue->follows)) return false;
    const Unit& next = units_[at];
    return next.is_any(kind_bit(Kind::country) | kind_bit(Kind::actor)) && !next.against && !next.is(Kind::unnamed) &&
           !clause_.qualifies_vote(at) && next.term->code != units_[denier].term->code;
  }

  /// "X dismissed a petition alleging that Y had sent voters": whether what the verb at `deny` rejects says of another
  /// party than the one at `denier` that it acts.
  bool names_another(std::size_t deny, std::size_t denier) const {
    bool clause = false;
    for (std::size_t i = deny + 1; i < act_; ++i) {
      if (units_[i].is(Kind::that)) {
        clause = true;
      } else if (clause && units_[i].is_any(party_kinds) && !units_[i].against && !clause_.is_object(i) &&
                 !clause_.qualifies_vote(i)) {
        return units_[i].term->code != units_[denier].term->code;
      }
    }
    return false;
  }

  const Passage& passage_;
  const std::vector<Unit>& units_;
  std::size_t act_;
  const Clause& clause_;
};

}  // namespace

Agents denier_of(const Passage& passage, const Clause& clause, std::size_t act) {
  return Denial(passage, clause, act).denier();
}

}  // namespace alleged::detect
