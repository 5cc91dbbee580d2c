#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "daemon/detect/units.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

/// Whether who acts at unit `act` is somebody whom an earlier sentence has named: "The group paid", "Both are accused
/// of paying", "the minister said they had been expelled for hacking". In: a sentence, its votes, and an act for which
/// no rule finds an agent in the sentence itself. False as well where somebody speaks before the act: the speaker's
/// words may be about anybody. Pure.
bool goes_on(const Passage& passage, const std::vector<Vote>& votes, std::size_t act);

/// Code of whom "The cell" means, with which the sentence begins and that acts at unit `act`: "a Russian cell" of one
/// of the three sentences before; empty where nobody is meant, or two may be. English only. In: `at` of the story.
/// Pure.
std::string named_again(const std::vector<Passage>& story, std::size_t at, const std::vector<Vote>& votes,
                        std::size_t act);

/// Whether the unit, a country's form, stands for people or a body rather than the country: "Russian agents", "an
/// Iranian firm", "hackers serbios".
bool are_people(const Passage& passage, std::size_t unit);

/// Codes of those that a sentence speaks of who may act in the next: the bodies of the reference table that are no
/// subjects, or else the people of one country who do not look into something; nobody where they are of several
/// countries, for who of them is meant is not told.
std::vector<std::string> spoken_of(const Passage& passage, const std::vector<Vote>& votes);

/// Codes of those whose deed a sentence may tell, the first named first: not who speaks in it, nor to or about whom
/// something is done.
std::vector<std::string> doers_in(const Passage& passage, const std::vector<Vote>& votes);

}  // namespace alleged::detect
