#pragma once

#include <span>
#include <vector>

#include "daemon/detect/claims.hpp"
#include "daemon/detect/finding.hpp"
#include "daemon/detect/model.hpp"
#include "daemon/detect/suspects.hpp"

namespace alleged::detect {

/// How the sentences of one charge stand to it, as features of the model's questions "asserted", "denied" and
/// "cleared", each against "alleged". `claims`: at least one.
Features stance_features(const std::vector<const Claim*>& claims, const Context& context);

/// The stance of a charge: the model's coarse answer, then the finer word that the sentences have for it.
Stance stance_of(const std::vector<const Claim*>& claims, std::span<const Feature> features, const Context& context,
                 const Model& model);

}  // namespace alleged::detect
