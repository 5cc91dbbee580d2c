#include "daemon/detect/possessor.hpp"

#include <algorithm>
#include <optional>

#include "daemon/detect/declension.hpp"
#include "daemon/detect/subject.hpp"

namespace alleged::detect {
namespace {

/// The noun phrase of one act.
class Possession {
 public:
  Possession(const Passage& passage, const Clause& clause, std::size_t act)
      : passage_(passage), units_(passage.units), act_(act), clause_(clause) {}

  /// "Russia's alleged meddling", "Chinese attempts to", "Kremlin-backed disinformation".
  Agents owner() const {
    constexpr Kinds passes = kind_bit(Kind::act) | kind_bit(Kind::attempt) | kind_bit(Kind::agent) |
                             kind_bit(Kind::vote) | kind_bit(Kind::quote) | kind_bit(Kind::doubt) |
                             kind_bit(Kind::accuse) | kind_bit(Kind::title) | kind_bit(Kind::landmark);
    const std::size_t head = clause_.head_of(act_);
    // "X-funded trolls", whatever the participle else is.
    if (act_ > 0 && units_[act_ - 1].joined && units_[act_ - 1].is_any(party_kinds) && !units_[act_ - 1].against)
      return joined(passage_, act_ - 1, "possessor", 0.95);
    if ((head == act_ && is_verb(units_, act_)) || is_looked_into()) return {};
    bool bare = true;      // only nouns of the act itself so far
    bool accuses = false;  // "X decries interference"
    for (std::size_t i = head; i-- > 0 && head - i <= 8;) {
      const Unit& unit = units_[i];
      if (unit.is_any(party_kinds)) {
        if (accuses && !clause_.is_adjectival(i)) return {};
        if (clause_.qualifies_vote(i) && !unit.possessive) return {};
        if (i + 1 == act_ && clause_.is_suffered(act_)) return {};
        if (unit.against || is_given_to(i)) return {};
        // "Canada's meddling claims": those that it makes.
        if (unit.possessive && act_ + 1 < units_.size() &&
            units_[act_ + 1].is_any(kind_bit(Kind::accuse) | kind_bit(Kind::hedge) | kind_bit(Kind::warn)))
          return {};
        // Where what qualifies a noun follows it, a country before it is the object of something else.
        const bool beside = bare && (!passage_.tongue->follows || unit.is(Kind::actor));
        if (clause_.is_adjectival(i) || beside) return joined(passage_, i, "possessor", 0.95);
        return {};
      }
      // "Фактор X и его попытки вмешательства": whose they are stands before.
      if (unit.is(Cue::his) && !units_[act_].term->weak) return joined(passage_, named_before(i), "possessor", 0.85);
      // "X's candidates cash": no compound, but two objects.
      const bool plural = unit.is(Kind::vote) && !unit.possessive && unit.text.ends_with('s') && i + 1 == act_;
      if (plural && clause_.is_english()) return {};
      if (unit.is(Kind::conjunction) && i > 0 && units_[i - 1].is_any(kind_bit(Kind::act) | kind_bit(Kind::attempt)))
        continue;
      if (unit.is_any(kind_bit(Kind::say) | kind_bit(Kind::body)) && !unit.is(Kind::agent)) return {};
      if (unit.is(Cue::calling)) return {};  // "X a numit ingerință": somebody else's deed
      accuses = accuses || (clause_.is_english() && unit.is(Kind::accuse) && !unit.is(Kind::hedge));
      if (unit.is_plain() && !unit.capital) {
        bare = false;
      } else if (!unit.is_any(passes)) {
        return {};
      }
    }
    return {};
  }

 private:
  /// Whom "his" at `pronoun` means: the last party before it in the sentence that owns no vote there.
  std::optional<std::size_t> named_before(std::size_t pronoun) const {
    for (std::size_t i = pronoun; i-- > 0;) {
      if (units_[i].is_any(clause_end)) return std::nullopt;
      if (units_[i].is_any(party_kinds) && !units_[i].against && !clause_.qualifies_vote(i)) return i;
    }
    return std::nullopt;
  }

  /// "Подсовывала американцам поддельные статьи": it is done to them; "іранцям інкримінують злам" is no gift.
  bool is_given_to(std::size_t party) const {
    const auto charges = [](const Unit& unit) {
      return unit.is_any(kind_bit(Kind::accuse) | kind_bit(Kind::charge) | kind_bit(Kind::sanction));
    };
    return is_dative(passage_, party) && std::none_of(units_.begin() + static_cast<std::ptrdiff_t>(party),
                                                      units_.begin() + static_cast<std::ptrdiff_t>(act_), charges);
  }

  /// "X's disinformation watchdog", "the meddling inquiry of X": the act only says what the body is for.
  bool is_looked_into() const {
    constexpr Kinds bodies = kind_bit(Kind::body) | kind_bit(Kind::authority) | kind_bit(Kind::title);
    if (!clause_.is_english() || act_ + 1 >= units_.size() || units_[act_].possessive) return false;
    const Unit& next = units_[act_ + 1];
    return next.is_any(bodies) && !next.is_any(kind_bit(Kind::agent) | kind_bit(Kind::act) | kind_bit(Kind::vote)) &&
           !next.capital;
  }

  const Passage& passage_;
  const std::vector<Unit>& units_;
  std::size_t act_;
  const Clause& clause_;
};

}  // namespace

Agents possessor_of(const Passage& passage, const Clause& clause, std::size_t act) {
  return Possession(passage, clause, act).owner();
}

}  // namespace alleged::detect
