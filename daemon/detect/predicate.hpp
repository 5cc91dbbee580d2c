#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

// An act that is said of something: "is a gross interference". Pure; `clause` is that of the passage.

/// Of "is a gross interference", "an act of interference", in English: the unit with which the noun phrase of the act
/// at `act` begins, behind its "a"; 0 where it has none.
std::size_t predicate_begins(const Passage& passage, const Clause& clause, std::size_t act);

/// "X's appeal is an interference", "Y called X's appeal an interference": the unit of X, whose deed is called one;
/// nothing where the act is not said of anything, or was done to it ("is a target of").
std::optional<std::size_t> called_one(const Passage& passage, const Clause& clause, std::size_t act);

/// "Denounced X's remarks as interference", "dénonce les propos de X comme une ingérence": the unit of X, whose deed is
/// named as one; nothing where X names another's.
std::optional<std::size_t> called_as(const Passage& passage, const Clause& clause, std::size_t act);

/// "Calificó de injerencia las palabras de X", "назвал вмешательством заявления X", "als Einmischung bezeichnete er die
/// Worte von X": the unit of X, whose deed stands behind what it is called.
std::optional<std::size_t> called_behind(const Passage& passage, const Clause& clause, std::size_t act);

/// Whether the act is said of what a sentence tells: "this is interference", "called it meddling", "das sei eine
/// Einmischung", "称之为干涉". Whose deed that is, stands elsewhere. In: where no rule finds an agent for it.
bool is_of_what_is_told(const Passage& passage, std::size_t act);

/// "Вмешательства в выборы не было": whether the clause ends by saying that there was none of what the noun at `act`
/// names.
bool never_was(const Passage& passage, std::size_t act);

}  // namespace alleged::detect
