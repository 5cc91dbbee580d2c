#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

// Who would do an act of which the sentence tells that somebody wants it, or wants it not. Pure; `clause` is that of
// the passage, `act` the act's unit; nothing where the sentence says no such thing of it.

/// "Told X to stop interfering", "потребовал от X прекратить вмешательство", "forderte X auf, die Einmischung zu
/// beenden": whoever is to stop.
std::optional<std::size_t> told_to_stop(const Passage& passage, const Clause& clause, std::size_t act);

/// Whether what the act at unit `act` governs is a vote: "stay out of our election", and not "of the EU before its
/// election". `bare`: or nothing at all, as in "we never meddle".
bool governs_vote(const Passage& passage, std::size_t act, bool bare);

/// "X tells Y to stay out of its election", "X to Y: hands off our vote": Y would act.
std::optional<std::size_t> told_to_stay_out(const Passage& passage, const Clause& clause, std::size_t act);

/// "Deter X from meddling": X would act.
std::optional<std::size_t> kept_from(const Passage& passage, const Clause& clause, std::size_t act);

/// "Asked X for money", "begged X for dirt on Y": who is asked would act.
std::optional<std::size_t> asked_for(const Passage& passage, const Clause& clause, std::size_t act);

/// "A plan of X to sabotage", "Versuch Xs, die Wahl zu beeinflussen": whose plan it is acts. In English only of
/// "plans in X to sabotage": else the plan is the act's head, and X's by the rules for nouns.
std::optional<std::size_t> planner_of(const Passage& passage, const Clause& clause, std::size_t act);

}  // namespace alleged::detect
