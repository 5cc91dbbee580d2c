#pragma once

#include <vector>

#include "daemon/detect/model.hpp"
#include "daemon/detect/names.hpp"
#include "daemon/detect/suspects.hpp"

namespace alleged::detect {

/// Somebody who may be the accuser of a pair.
struct Voice {
  Speaker speaker;
  Features features;
  double probability = 0;  ///< all voices of a pair and nobody together: 1
};

/// Everybody that the sentences of `claims` name besides the accused, whoever speaks among them, with what speaks for
/// each being the accuser; the likeliest first, at most 32. The model answers `accuser_question`, a choice among them.
std::vector<Voice> voices_of(const std::vector<const Claim*>& claims, const Suspect& suspect, const Aim& aim,
                             const Context& context, const Names& names, const Model& model);

/// Whether a voice is told as the accuser.
bool is_accuser(const Voice& voice);

}  // namespace alleged::detect
