#pragma once

#include <vector>

#include "daemon/detect/model.hpp"
#include "daemon/detect/suspects.hpp"

namespace alleged::detect {

/// Whose vote a suspect's claims may be about, what speaks for each, and how likely the model holds it: those that a
/// sentence says, then the others, the likeliest first. "XX" is always among them: a vote that the story does not tell.
/// `all` are the story's suspects, with the probability that each is charged. Pure.
std::vector<Aim> aims_of(const Suspect& suspect, const std::vector<Suspect>& all, const Context& context,
                         const Model& model);

}  // namespace alleged::detect
