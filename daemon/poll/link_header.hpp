#pragma once

#include <string>
#include <string_view>

namespace alleged::poll {

/// The target of the first link of this relation ("hub") in a Link header's value, as written there; empty if there is
/// none (RFC 8288, 3). Linear in its length; never throws on bad input.
std::string link_target(std::string_view value, std::string_view relation);

}  // namespace alleged::poll
