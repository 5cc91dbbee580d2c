#pragma once

#include <string_view>

namespace alleged::eval {

/// Whether two namings mean the same party: "Robert Mueller" and "special counsel Robert S. Mueller III", "FBI" and
/// "the FBI". Words that say an office or a country are left out, accents and case do not count; then all words of the
/// shorter naming must stand in the longer one.
bool same_party(std::string_view a, std::string_view b);

}  // namespace alleged::eval
