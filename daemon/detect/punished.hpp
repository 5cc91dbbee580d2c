#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

// Whom a penalty falls upon for the act at unit `act`. Pure.

/// "Hat eine X-Firma wegen einer Kampagne mit Sanktionen belegt", "因干预选举制裁X公司",
/// "以干预选举为由,对X公司实施制裁": what the preposition at `because` leads is the reason, and the verb stands
/// behind it.
std::optional<std::size_t> punished_for(const Passage& passage, const Clause& clause, std::size_t act,
                                        std::size_t because);

/// "对X一家公司实施制裁,指其": in Chinese the object may stand before its verb.
bool is_faced(const Passage& passage, std::size_t act, std::size_t i);

/// "The sanctions that Z had placed on X for meddling", in English: whom a penalty that a noun names falls upon.
bool is_penalized(const Passage& passage, const Clause& clause, std::size_t act, std::size_t i);

}  // namespace alleged::detect
