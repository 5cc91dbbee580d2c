#pragma once

#include <optional>
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

/// What the headline says of the charge where it answers it: denied, cleared, disputed or retracted; nothing where it
/// makes it, or tells of something else. `claims`: all of them, in reading order.
std::optional<Stance> answer_of_headline(const std::vector<const Claim*>& claims, const Context& context);

/// The stance of a charge: what its headline answers; else the model's coarse answer, then the finer word that the
/// sentences have for it.
Stance stance_of(const std::vector<const Claim*>& claims, std::optional<Stance> headline,
                 std::span<const Feature> features, const Context& context, const Model& model);

}  // namespace alleged::detect
