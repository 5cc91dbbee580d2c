#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "daemon/detect/units.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {

/// Who acts, by which rule, and how much the rule is worth (0..1).
struct Agents {
  std::vector<std::size_t> units;  ///< countries, actors or unnamed parties of the passage; empty: nobody found
  std::string_view rule = "none";
  double weight = 0;
};

/// The party at `at` and those that are named in one list with it; nobody where there is none.
Agents joined(const Passage& passage, std::optional<std::size_t> at, std::string_view rule, double weight);

/// What a sentence tells of the agents of one act. "US election meddling" may be told of the US or be aimed at it; a
/// story's other sentences decide between the two readings.
struct AgentReadings {
  Agents likely;
  Agents compound;  ///< the country before "election meddling", when the two together may be read so
};

/// The agents of the act at unit `act`, by grammar: the possessor ("Russia's meddling", "Kremlin-backed trolls"), the
/// by-phrase ("interference by Iran"), the subject ("X interfered", "X is accused of meddling", not "X accuses"), the
/// partner ("collusion with X"), the source ("linked to X"). A country that qualifies a vote of `votes` is no agent but
/// by the compound reading. Pure; looks at this sentence only.
AgentReadings agents_of(const Passage& passage, std::size_t act, const std::vector<Vote>& votes);

}  // namespace alleged::detect
