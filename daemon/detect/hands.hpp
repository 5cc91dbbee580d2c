#pragma once

#include <string>
#include <vector>

#include "daemon/detect/finding.hpp"
#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/names.hpp"
#include "daemon/detect/suspects.hpp"

namespace alleged::detect {

/// A body or person that may act for the accused of a pair.
struct Hand {
  Actor actor;
  Features features;
  double probability = 0;
};

/// The bodies and persons that the story ties to the accused: those that `claims` name as agents, those of the
/// reference table, "Russian lawyer Jane Doe"; the likeliest first, at most 32. The model answers `actor_question`.
std::vector<Hand> hands_of(const std::vector<const Claim*>& claims, const std::string& accused, const Context& context,
                           const Names& names, const Lexicon::Parts& lexicon);

/// Whether a hand is told as an actor.
bool is_actor(const Hand& hand);

}  // namespace alleged::detect
