#pragma once

#include <cstddef>
#include <string>
#include <vector>

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

/// Whether the party at unit `party` says something of a pronoun that stands before the act: "Y's police say that it
/// paid".
bool speaks_of_it(const Passage& passage, std::size_t party, std::size_t act);

/// "Had accused it of threatening": whether somebody charges a pronoun with the act.
bool charges_pronoun(const Passage& passage, std::size_t act);

/// The only party of a headline that rejects something, for one of the first sentences of the text; empty where there
/// is none, or it is `speaker` itself.
std::string denier_in_headline(const std::vector<Passage>& story, const Links& links, std::size_t at,
                               const Term* speaker);

/// Whom the sentence before tells to act, by the `claims` read so far; where it charges nobody, of whom it speaks.
std::vector<std::string> told_before(const std::vector<Passage>& story, const Links& links, std::size_t at,
                                     const std::vector<Claim>& claims);

}  // namespace alleged::detect
