#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

// Whom a word means that stands for somebody of the same sentence: the unit of the party, or nothing. All pure;
// `clause` is that of the passage.

/// The nearest people of a country before unit `end` and not before `first`: "Russian residents", "two Russians".
/// Nobody beyond a verb of speech.
std::optional<std::size_t> people_before(const Passage& passage, const Clause& clause, std::size_t end,
                                         std::size_t first = 0);

/// "A cell of Xs loyal to Y who recruited": whom the relative pronoun means that is the subject of the act at unit
/// `act`. People are likelier than the country that only tells more of them.
std::optional<std::size_t> relative_before(const Passage& passage, const Clause& clause, std::size_t act);

/// "Two Xs it accused of the act": the unit of a verb of accusing whose object stands before it, and whose subject is a
/// pronoun. English only.
std::optional<std::size_t> fronted_accuse(const Passage& passage, const Clause& clause, std::size_t act);

/// "X, which it accused of", "two Xs it accused of": X, where fronted_accuse() is the verb at unit `accuse`.
std::optional<std::size_t> fronted_accused(const Passage& passage, const Clause& clause, std::size_t accuse);

/// "An X firm that it holds responsible for the act": X, and not whoever holds it so. English only.
std::optional<std::size_t> held_responsible(const Passage& passage, const Clause& clause, std::size_t act);

/// "X rejected remarks by Y, who had accused it of": whom the pronoun after the verb at unit `accuse` means, the
/// sentence's first party. "X ordered a Y consul to leave after accusing him": X accuses, so it is Y.
std::optional<std::size_t> antecedent(const Passage& passage, const Clause& clause, std::size_t accuse);

}  // namespace alleged::detect
