#pragma once

#include <string>

#include "daemon/alert.hpp"

namespace alleged::alert {

/// One allegation in a few words that claim nothing: "Russia accused over the vote of Moldova".
std::string headline(const AlertLine& line);

/// The mail's two bodies. Both report who says what, give the sentence and the link, and say that this is a claim.
std::string plain_text(const Alert& alert);
std::string html_text(const Alert& alert);

}  // namespace alleged::alert
