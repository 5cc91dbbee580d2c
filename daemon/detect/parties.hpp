#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/names.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// A body or person that a sentence names for the accused, and how it comes by it.
struct Named {
  std::string name;       ///< as written
  std::string reference;  ///< name in the reference table, or empty
  std::string_view how;   ///< "agent", "leader", "beside" the country, or elsewhere in the "sentence"
  bool operator==(const Named&) const = default;
};

/// One who acts by a sentence, with the bodies and persons that it names for them.
struct Party {
  std::string code;  ///< of the country, or "XX": nobody names them
  std::vector<Named> actors;
};

/// Whom the units of `agents` stand for, each country once, in reading order. Pure.
std::vector<Party> parties_of(const Passage& passage, const Agents& agents, const Names& names);

}  // namespace alleged::detect
