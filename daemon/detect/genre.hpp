#pragma once

#include <string_view>
#include <vector>

#include "daemon/detect/finding.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Whether a story gives opinion rather than a report, by what its title, outlet and address say of it ("OPINION:",
/// "The Guardian view", "/comment/"), by its author's name before the headline or with an office in the first line
/// ("Opinion columnist"), or because it says "I" outside quotation marks, four times or more. Much opinion has none of
/// this and is taken for a report. `passages` are those of the story, `body` its plain text. Pure, linear.
bool is_opinion(const Story& story, const std::vector<Passage>& passages, std::string_view body);

}  // namespace alleged::detect
