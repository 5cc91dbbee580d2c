#include "daemon/detect/kinds.hpp"

#include <algorithm>
#include <array>

namespace alleged::detect {
namespace {

constexpr std::array<std::string_view, 64> kind_names = {
    "word",        "year",        "comma",      "stop",      "quote",       "country",  "actor",    "act",
    "vote",        "landmark",    "contender",  "unnamed",   "attempt",     "agent",    "resident", "same",
    "accuse",      "say",         "warn",       "deny",      "find",        "charge",   "sanction", "convict",
    "clear",       "dispute",     "retract",    "according", "attribute",   "trace",    "cause",    "passive",
    "prevent",     "example",     "affair",     "answer",    "behind",      "report",   "probe",    "doubt",
    "hedge",       "negation",    "by",         "in",        "before",      "of",       "with",     "to",
    "preposition", "conjunction", "determiner", "our",       "its",         "pronoun",  "that",     "body",
    "authority",   "title",       "against",    "contrast",  "institution", "assembly", "date",     "mask"};

static_assert(kind_names.size() == static_cast<std::size_t>(Kind::mask) + 1);

constexpr std::array<std::string_view, most_cues> cue_names = {
    "pointing",   "being",     "likening",  "calling",    "speaking", "ceasing",  "asking",     "taking",   "standing",
    "condemning", "suffering", "meeting",   "publishing", "withheld", "force",    "police",     "observer", "side",
    "campaign",   "loan",      "works",     "ethnic",     "made",     "fraud",    "countering", "doing",    "message",
    "voting",     "winning",   "writing",   "somebody",   "outfit",   "hireling", "press",      "his",      "told",
    "uttering",   "auxiliary", "whom",      "platform",   "opening",  "only",     "heading",    "particle", "outlet",
    "ballots",    "unproven",  "we",        "aloof",      "quitting", "leading",  "foremost",   "funds",    "elsewhere",
    "triumph",    "rigging",   "tampering", "request",    "office",   "charged"};

static_assert(cue_names.size() == static_cast<std::size_t>(Cue::charged) + 1);

/// The value that stands at the place of a name in a list of all names.
template <typename Value>
std::optional<Value> named(const auto& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

}  // namespace

std::string names_of(Kinds kinds) {
  std::string names;
  for (std::size_t i = 0; i < kind_names.size(); ++i) {
    if ((kinds >> i & 1U) == 0) continue;
    if (!names.empty()) names += "+";
    names += kind_names[i];
  }
  return names;
}

std::optional<Kind> kind_named(std::string_view name) {
  return named<Kind>(kind_names, name);
}

std::optional<Cue> cue_named(std::string_view name) {
  return named<Cue>(cue_names, name);
}

}  // namespace alleged::detect
