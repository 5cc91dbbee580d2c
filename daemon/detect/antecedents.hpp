#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/claims.hpp"
#include "daemon/detect/links.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

// Who did what a sentence calls interference without saying by whom. In: `at` of the story, whose votes `links` knows;
// out: codes of countries. Pure.

/// "Trump called on Hondurans to vote. That is interference": whose deed this or a sentence before tells, by the act at
/// unit `act`; empty where none does.
std::string doer_of(const std::vector<Passage>& story, const Links& links, std::size_t at, std::size_t act);

/// Of whom the headline tells, where the act at unit `act` of one of the first sentences of the text has no agent of
/// its own: "X rejects the claim", and "the ministry had accused it of buying votes"; "embassy of X under scrutiny",
/// and "it is suspected of". Whose envoys it tells to be summoned or expelled; else the only foreign party of one that
/// rejects something, or the only one of which it tells a deed and which the sentence takes up by a pronoun; empty
/// where there is none.
std::string headed_by(const std::vector<Passage>& story, const Links& links, std::size_t at, std::size_t act);

/// "X rejects the charge. Y's government says that it paid voters": X, of which the headline tells, where the subject
/// found in `agents` is Y, who only speaks of it, and where Y "had accused it of paying". Empty where that is not so.
std::string told_of_another(const std::vector<Passage>& story, const Links& links, std::size_t at, std::size_t act,
                            const Agents& agents);

/// Whom the sentence before tells to act, by the `claims` read so far; where it charges nobody, of whom it speaks.
std::vector<std::string> told_before(const std::vector<Passage>& story, const Links& links, std::size_t at,
                                     const std::vector<Claim>& claims);

}  // namespace alleged::detect
