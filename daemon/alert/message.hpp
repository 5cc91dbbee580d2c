#pragma once

#include <string>

#include "daemon/alert.hpp"

namespace alleged::alert {

/// The mail for an alert, as RFC 5322 text with CRLF line ends: a plain-text and an HTML part that say the same. Header
/// values and bodies are encoded, so that nothing a feed wrote can add a header, a part or markup.
/// Pure; any thread. The same alert gives the same mail, to the byte.
std::string message(const Alert& alert, const std::string& from);

/// The Subject before encoding: "China accused over the vote of the United States (Meridian Wire)".
std::string subject(const Alert& alert);

}  // namespace alleged::alert
