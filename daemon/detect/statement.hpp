#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/finding.hpp"
#include "daemon/detect/names.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// What a sentence does with an act: who speaks of it, and how. A sentence may hold a charge, a denial, or both
/// ("Moldova accuses Russia of meddling, which Moscow denies").
struct Statement {
  Speaker speaker;  ///< of the charge, or of the only statement
  Stance stance = Stance::alleged;
  std::string_view rule = "plain";
  Speaker denier;  ///< of the denial beside the charge
  bool also_denied = false;
  Speaker charged_by;  ///< of a denial or a clearing: whose charge the sentence says it answers
};

/// Reads the verbs around the act at unit `act`. `previous` is who spoke last, for "he added". Pure.
Statement statement_of(const Passage& passage, std::size_t act, const Agents& agents, const Names& names,
                       const Speaker& previous);

}  // namespace alleged::detect
