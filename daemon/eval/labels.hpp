#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/finding.hpp"

namespace alleged::eval {

/// What a reader says that a story alleges of one (accused, target) pair.
struct Label {
  std::string accused;
  std::string target;
  std::vector<std::string> actors;  ///< as the story names them
  std::string accuser;              ///< as the story names it; empty: nobody
  std::string stance;               ///< a code of alleged.stance; readers may use the four coarse ones only
  // Absent: the reader was not asked.
  std::optional<std::set<std::string>> methods;  ///< codes of schema/reference/methods.tsv
  std::optional<detect::Election> election;      ///< as far as a reader can tell
  std::optional<std::string> accuser_kind;       ///< a kind of schema/reference/voices.tsv, "person" or ""
  std::optional<bool> looks_back;                ///< tells of the charge as of something that is known
};

/// A story with a reader's answer.
struct Labelled {
  detect::Story story;
  bool relevant = false;
  bool lead_relevant = false;  ///< the same, of the title and the first `lead_length` characters alone
  std::vector<Label> allegations;
  std::string kind;             ///< of a story that is not relevant: why it could be mistaken; may be empty
  std::optional<bool> opinion;  ///< argues rather than reports; absent: the reader was not asked
};

/// Code points of the text that count as a story's lead.
inline constexpr std::size_t lead_length = 400;

/// One line of a corpus: a story as `alleged scan` reads it, with {"labels": {"relevant", "lead_relevant",
/// "allegations": [{"accused", "target", "actors", "accuser", "stance"}], "kind"}}; an allegation may also have
/// "methods", "election", "accuser_kind" and "looks_back" as `alleged scan` prints them, and a story "opinion". Throws
/// std::runtime_error saying what is missing.
Labelled labelled_from_json(std::string_view line);

/// The story cut to its title and lead.
detect::Story lead_of(const detect::Story& story);

}  // namespace alleged::eval
