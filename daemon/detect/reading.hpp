#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/claims.hpp"
#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/owners.hpp"
#include "daemon/detect/suspects.hpp"
#include "daemon/detect/telling.hpp"

namespace alleged::detect {

/// A story on its whole way, each step's result kept: what `detect` tells, `--trace` explains and training learns from.
/// Points into itself and into the story it was made of; stays where it was made.
class Reading {
 public:
  /// `given` is what is read beside the title, as it came. Throws std::runtime_error when ICU or the matcher fail.
  Reading(const Story& story, std::string_view given, const Tongue& tongue, const Lexicon::Parts& lexicon);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  Context context() const { return {passages, *owners, *scene, home, outlet}; }

  std::string sound_title;  ///< storage for text that was not valid UTF-8, or was HTML
  std::string sound_text;
  std::string text;
  std::string_view title;  ///< as it is read: plain and valid
  std::string_view body;
  std::string home;
  std::string outlet;
  std::vector<Passage> passages;
  std::unique_ptr<const Names> names;
  std::unique_ptr<const Owners> owners;
  std::unique_ptr<const Scene> scene;
  std::vector<Claim> claims;
  std::vector<Suspect> suspects;
  std::vector<Charge> charges;
};

/// The reading of a story; null when the gate finds nothing in it to read.
std::unique_ptr<const Reading> read(const Story& story, const Lexicon& lexicon);

}  // namespace alleged::detect
