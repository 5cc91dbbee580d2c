#pragma once

#include <string>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/claims.hpp"
#include "daemon/detect/links.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Whether a claim whose vote the sentence says to be nobody's is of fraud at home, of which others speak: "X accuses Y
/// of rigging the election", "their leader stole it", and what undermines a vote that the story says to be the
/// accused's. Not where the story tells of a vote abroad; not of an attempt. Pure.
bool is_fraud_at_home(const Passage& passage, const Claim& claim, const Agents& agents, const std::string& accused,
                      const Link& link, const Links& links);

}  // namespace alleged::detect
