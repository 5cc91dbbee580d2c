#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "daemon/detect/units.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

inline constexpr Kinds party_kinds = kind_bit(Kind::country) | kind_bit(Kind::actor) | kind_bit(Kind::unnamed);
inline constexpr Kinds speech_kinds = kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::find) |
                                      kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict) |
                                      kind_bit(Kind::dispute);
/// A country or an actor that is named, and of whom no "pro-" or "not" speaks.
inline bool is_named_party(const Unit& unit) {
  return unit.is_any(party_kinds) && !unit.is(Kind::unnamed) && !unit.against;
}

inline constexpr Kinds clause_end = kind_bit(Kind::stop);

inline constexpr Kinds charging_kinds =
    kind_bit(Kind::accuse) | kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict);

/// What part the units of one sentence have in it, as the rules ask that look for who acts. Pure; refers to the passage
/// and its votes, which outlive it. Indices are those of the passage's units; those of parties have a term, or are
/// unnamed.
class Clause {
 public:
  Clause(const Passage& passage, const std::vector<Vote>& votes)
      : passage_(passage), units_(passage.units), votes_(votes) {}

  bool is_english() const { return passage_.tongue->is_english; }
  /// "is accused of", "was indicted over": the charge comes upon the subject.
  bool is_passive(std::size_t i) const;
  /// Governed by a preposition, and so not a subject: "in Moldova", "against Ukraine". "By" and sources are agents.
  bool is_object(std::size_t i) const;
  /// Whether the unit says whose vote one of the sentence is: then it is no agent.
  bool qualifies_vote(std::size_t i) const;
  /// "Russian election interference": the country before the vote may be the agent of what follows.
  bool before_act(std::size_t i) const;
  /// "Russian", "Russia's", "Kremlin-": it qualifies what comes after.
  bool is_adjectival(std::size_t i) const;
  /// "Putin": a head of state stands for the country.
  bool is_person(std::size_t i) const { return units_[i].term->form == Form::person; }
  /// "The Iraq War": the country only lends its name. In a headline capitals tell nothing.
  bool is_part_of_name(std::size_t i) const;
  /// The first party behind the preposition at `at`, within reach and before another phrase begins; none that qualifies
  /// a vote.
  std::optional<std::size_t> party_after(std::size_t at, std::size_t reach) const;
  /// "X's ousted leader": what the participle at `act`, behind its possessor, tells was done to it.
  bool is_suffered(std::size_t act) const;
  /// "Attempts to investigate", "plans to hold an inquiry into": whether what an attempt is one of is the act, or a
  /// verb before it, at `verb`, that is none.
  bool is_other_deed(std::size_t verb, std::size_t act) const;
  /// "attempts by X to influence and arguably interfere": the agent is looked for at the noun that governs the verb.
  std::size_t head_of(std::size_t act) const;

  /// "Accused by X", "believed by X", "under investigation by X": whether the "by" at unit `by` leads to who says so.
  bool leads_to_speaker(std::size_t by) const;

  /// "Von X beschuldigt", "aus X ausgewiesen": whether one of these stands behind the parties at `i`, as a participle
  /// that closes the clause does. In English the verb stands before.
  bool is_closed_by(std::size_t i, Kinds verbs) const;

 private:
  /// ", как Кремль пытался": whether the word at `that` begins a clause whose subject ends before `behind`, rather than
  /// compares: ", как Кремль,".
  bool begins_clause(std::size_t that, std::size_t behind) const;
  /// "Fue acusada de", "wurde der Einmischung beschuldigt", "обвиняется в".
  bool has_passive(std::size_t i) const;
  /// "About X using": a clause of its own, whose subject X is.
  bool takes_participle(std::size_t i) const;
  /// "As X meddled": a clause of its own, whose subject X is and whose verb follows it.
  bool takes_verb(std::size_t i) const;

  const Passage& passage_;
  const std::vector<Unit>& units_;
  const std::vector<Vote>& votes_;
};

}  // namespace alleged::detect
