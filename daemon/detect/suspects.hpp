#pragma once

#include <string>
#include <vector>

#include "daemon/detect/claims.hpp"
#include "daemon/detect/finding.hpp"
#include "daemon/detect/model.hpp"
#include "daemon/detect/owners.hpp"
#include "daemon/detect/scene.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Whose vote a charge may be about.
struct Aim {
  std::string target;
  Features features;
  double probability = 0;  ///< that the charge is about this vote, if it is one
  bool said = false;       ///< a sentence by itself says it
  bool guessed = false;    ///< no sentence tells of it in whatever way
};

/// A country, or the unnamed party, that a story may charge: all that its sentences say of it.
struct Suspect {
  std::string accused;
  std::vector<const Claim*> claims;  ///< in reading order; of the story's claims
  Features features;
  double probability = 0;  ///< that the story charges it
  std::vector<Aim> aims;   ///< those that are said, then the others, the likeliest first
};

/// The story as a whole, for the questions about one suspect.
struct Context {
  const std::vector<Passage>& story;
  const Owners& owners;
  const Scene& scene;
  std::string_view home;    ///< country of the outlet, or empty
  std::string_view outlet;  ///< reference name of the actor that the outlet is, or empty
};

/// Everybody whom at least one claim may accuse, with what speaks for and against it, in reading order of their first
/// claims. The model answers `question_of` and `aim_question`. `claims` must outlive the result.
std::vector<Suspect> suspects_in(const std::vector<Claim>& claims, const Context& context, const Model& model);

/// How sure one claim is by the rules alone, 0..1: four tenths for how the agent was found, a third for the tie to a
/// vote, the rest for the act itself. Orders claims; it is no probability.
double strength(const Claim& claim);

/// From this strength on a claim would be believed by itself.
inline constexpr double firm = 0.7;

}  // namespace alleged::detect
