#pragma once

#include <string>
#include <vector>

#include "daemon/detect/calendar.hpp"
#include "daemon/detect/gate.hpp"
#include "daemon/detect/lexicon.hpp"
#include "daemon/detect/model.hpp"
#include "daemon/detect/outlets.hpp"
#include "daemon/detect/tongue.hpp"
#include "daemon/detect/voices.hpp"

namespace alleged::detect {

/// What the detector's own files see of the lexicon.
struct Lexicon::Parts {
  std::vector<Tongue> tongues;  ///< English first
  Gate gate;
  Model model;
  Outlets outlets;
  Voices voices;
  Calendar calendar;
  std::string version;
};

}  // namespace alleged::detect
