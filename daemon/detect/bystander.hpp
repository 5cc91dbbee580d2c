#pragma once

#include <cstddef>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

// Parties that a sentence names where the agent of an act could stand, and that do not act. Pure; `clause` is that of
// the passage, indices are those of its units.

/// "Y used X call centres to spread", "Y accounts run from X", in English: X, at `party`, is the means or the place of
/// another that the sentence names before.
bool is_means(const Passage& passage, const Clause& clause, std::size_t party);

/// "Accounts posing as left-wing Xs": the party at `party` is whom they are not.
bool is_posed_as(const Passage& passage, std::size_t party);

/// "Barred individuals who meddled", "banned a portal that paid", in English: whether the pronoun at `that` stands for
/// somebody of no country as who does the act at `act`. In "hired trolls who meddled" it stands for hands of whoever
/// hired them.
bool is_of_another(const Passage& passage, const Clause& clause, std::size_t that, std::size_t act);

/// "Поддельные сайты X газет", where adjectives stand before their nouns: that of X, at `party`, belongs to the papers
/// rather than to the act at `act`.
bool is_of_a_noun(const Passage& passage, std::size_t party, std::size_t act);

}  // namespace alleged::detect
