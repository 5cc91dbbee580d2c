#pragma once

#include <cstddef>
#include <optional>

#include "daemon/detect/finding.hpp"
#include "daemon/detect/names.hpp"
#include "daemon/detect/speaker.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// What a sentence that charges nobody says to the charges before it: "Moscow denied the accusation", "Police found
/// nothing to support this", "She has withdrawn the claim".
struct Reply {
  std::size_t passage = 0;
  Stance stance = Stance::denied;  ///< by its words: denied, disputed, cleared or retracted
  Speaker speaker;                 ///< who replies; may be nobody
  bool of_accused = false;         ///< "its embassy": whoever is charged replies, by words that do not name them
};

/// The reply in the sentence at `at`; nothing where its words of denial are about something that it names itself.
/// `previous` is who spoke last, for "he denied it". Pure.
std::optional<Reply> reply_in(const std::vector<Passage>& story, std::size_t at, const Names& names,
                              const Speaker& previous);

}  // namespace alleged::detect
