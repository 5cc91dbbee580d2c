#pragma once

#include <string>

#include "feeds/entry.hpp"

namespace alleged::feeds {

/// The text that tells an entry from the others of its feed, the same at every poll: its id; else its link; else title
/// and body, a line break between. Never a date, since many feeds write the hour of the poll. Empty only for an entry
/// that has none of these.
std::string identity(const Entry& entry);

}  // namespace alleged::feeds
