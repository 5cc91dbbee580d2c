#pragma once

#include <string_view>

#include "daemon/detect/finding.hpp"
#include "daemon/detect/suspects.hpp"

namespace alleged::detect {

// What the model is asked, as weights.tsv calls it. The rules see less in other languages than in English, and each
// question has weights of its own there. Pure; what is returned lives for ever.

/// Whether the suspect is charged; a party without a name is so in other words than a country.
std::string_view question_of(const Suspect& suspect, const Context& context);

/// Whether a charge is over this country's vote.
std::string_view aim_question(const Context& context);

/// Whether the charge is of this stance rather than alleged: asserted, denied or cleared.
std::string_view stance_question(Stance stance, const Context& context);

/// Whether somebody is who makes the charge.
std::string_view accuser_question(const Context& context);

/// Whether somebody acts for the accused.
std::string_view actor_question(const Context& context);

}  // namespace alleged::detect
