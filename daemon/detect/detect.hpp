#pragma once

#include <string>
#include <vector>

#include "daemon/detect/finding.hpp"
#include "daemon/detect/lexicon.hpp"
#include "feeds/entry.hpp"

namespace alleged::detect {

/// The story that an entry tells: its title, and the longer of summary and content as its text.
Story story_of(feeds::Entry entry, std::string outlet, std::string lang, std::string country);

/// Reads a story. Pure: any thread, no I/O; linear in the story's length; the same input gives the same output, always.
/// A text in which no act of interference or no election is named costs one pass of the matcher over its raw bytes.
Finding detect(const Story& story, const Lexicon& lexicon);

/// The same finding with the reasons: one line per span, rule and weight that led to it, in reading order.
struct Explained {
  Finding finding;
  std::vector<std::string> reasons;
};
Explained explain(const Story& story, const Lexicon& lexicon);

}  // namespace alleged::detect
