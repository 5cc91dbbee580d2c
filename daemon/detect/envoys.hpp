#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// "Вызвала посла X из-за вмешательства", "X diplomats expelled over vote buying", "以干预选举为由,驱逐X外交官": the
/// country whose envoys a state summons or expels for the act at unit `act`, and not the one that they leave; nothing
/// where the act is somebody else's, or only what somebody is accused of. Pure.
std::optional<std::size_t> sent_home_over(const Passage& passage, const Clause& clause, std::size_t act);

/// Of which country the sentence tells that its envoys are summoned, expelled or closed down, whatever for. Pure.
std::optional<std::size_t> home_of_sent(const Passage& passage, const Clause& clause);

}  // namespace alleged::detect
