#pragma once

#include <string_view>

#include "daemon/detect/calendar.hpp"
#include "daemon/detect/finding.hpp"
#include "daemon/detect/suspects.hpp"
#include "daemon/detect/telling.hpp"

namespace alleged::detect {

/// Which vote a charge is about: its kind and year by the sentences of the claims, else by others that name a vote of
/// that country, else by the calendar and the story's date (which may be empty): the vote that comes next where a
/// sentence speaks of one to come, else the nearest. Country alone, or nothing, where none of these tells. Pure.
Election which_vote(const Charge& charge, const Context& context, std::string_view date, const Calendar& calendar);

}  // namespace alleged::detect
