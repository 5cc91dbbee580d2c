#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/accusers.hpp"
#include "daemon/detect/hands.hpp"
#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/suspects.hpp"

namespace alleged::detect {

/// The charge that a story makes of one accused over one vote, and all that can be asked about it.
struct Charge {
  const Suspect* suspect = nullptr;
  const Aim* aim = nullptr;
  std::vector<const Claim*> claims;  ///< the suspect's, but for those that say another vote; in reading order
  double probability = 0;            ///< that the story makes it: of the suspect, times of the aim
  Features stance;
  std::optional<Stance> headline;  ///< what the headline answers to it, where it does not make it
  std::vector<Voice> voices;       ///< the likeliest first
  std::vector<Hand> hands;         ///< the likeliest first
};

/// The charge of a suspect over one of its aims. The model answers "accuser" and "actor".
Charge charge_of(const Suspect& suspect, const Aim& aim, const Context& context, const Names& names,
                 const Lexicon::Parts& lexicon);

/// The charges that are told: of each suspect that is likelier charged than not, or, where none is, of one nearly so
/// over a vote that a sentence says; over the likeliest vote and over every other that is likelier meant than not.
std::vector<Charge> charges_told(const std::vector<Suspect>& suspects, const Context& context, const Names& names,
                                 const Lexicon::Parts& lexicon);

/// What the story says of each charge: the charge itself, then its denial where it tells of one. The model answers
/// "asserted", "denied" and "cleared", each against "alleged".
std::vector<Allegation> allegations(const std::vector<Charge>& charges, const Story& story, const Context& context,
                                    const Lexicon::Parts& lexicon);

}  // namespace alleged::detect
