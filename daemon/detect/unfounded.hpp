#pragma once

#include <cstddef>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// "Reports that X meddled are nonsense", "calls Y's meddling claims groundless": whether the word of denial at unit
/// `denial`, behind the act at unit `act`, is what the sentence says of a report or charge of that act. Pure.
bool is_called_unfounded(const Passage& passage, std::size_t act, std::size_t denial);

/// "Rejected X's denial", "despite denials", "denied entry to": whether the word of denial at unit `at` denies no
/// charge. Pure.
bool denies_something_else(const Passage& passage, std::size_t at);

/// "Nobody denies", "cannot be denied", "refused to withdraw", "Niemand bestreitet": whether the word of denying,
/// doubting or taking back at unit `at` is negated itself. Pure.
bool is_not_so(const Passage& passage, std::size_t at);

}  // namespace alleged::detect
