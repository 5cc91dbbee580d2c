#include "daemon/detect/explain.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

#include "daemon/detect/score.hpp"

namespace alleged::detect {
namespace {

constexpr std::array<std::string_view, 54> kind_names = {
    "word",        "year",       "comma",       "stop",     "quote",   "country", "actor",   "act",
    "vote",        "landmark",   "unnamed",     "attempt",  "agent",   "accuse",  "say",     "warn",
    "deny",        "find",       "charge",      "sanction", "convict", "clear",   "dispute", "retract",
    "according",   "attribute",  "trace",       "answer",   "behind",  "report",  "probe",   "doubt",
    "negation",    "by",         "in",          "before",   "of",      "with",    "to",      "preposition",
    "conjunction", "determiner", "our",         "its",      "pronoun", "that",    "body",    "authority",
    "title",       "against",    "institution", "assembly", "date",    "mask"};

static_assert(kind_names.size() == static_cast<std::size_t>(Kind::mask) + 1);

std::string number(double value) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.2f", value);
  return text.data();
}

std::string line_of(const Passage& passage, const Unit& unit) {
  std::ostringstream line;
  line << name(passage.field) << '+' << passage.first_point << ' ' << names_of(unit.kinds) << " \"" << unit.text << '"';
  if (unit.term != nullptr && !unit.term->code.empty()) line << " = " << unit.term->code;
  return line.str();
}

std::string line_of(const std::vector<Passage>& story, const Claim& claim, bool kept) {
  const Passage& passage = story[claim.passage];
  std::ostringstream line;
  line << (kept ? "claim " : "not told: ") << claim.accused << " over " << (claim.target.empty() ? "?" : claim.target)
       << " by \"" << passage.units[claim.act].text << "\": agent " << number(claim.agent_weight) << " ("
       << claim.agent_rule << "), vote " << number(claim.vote_weight) << " (" << claim.vote_rule << "), act "
       << number(claim.act_weight) << ", sum " << number(confidence(claim)) << ", " << name(claim.statement.stance)
       << " (" << claim.statement.rule << ')';
  if (claim.statement.speaker) line << ", says " << claim.statement.speaker.name;
  return line.str();
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

std::vector<std::string> reasons_for(const std::vector<Passage>& story, const std::vector<Claim>& all,
                                     const std::vector<Claim>& kept) {
  constexpr Kinds told = kind_bit(Kind::country) | kind_bit(Kind::actor) | kind_bit(Kind::act) | kind_bit(Kind::vote) |
                         kind_bit(Kind::landmark) | kind_bit(Kind::unnamed);
  std::vector<std::string> lines;
  for (const Passage& passage : story) {
    for (const Unit& unit : passage.units) {
      if (unit.is_any(told)) lines.push_back(line_of(passage, unit));
    }
  }
  for (const Claim& claim : all) {
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const Claim& k) {
      return k.passage == claim.passage && k.act == claim.act && k.accused == claim.accused &&
             (claim.target.empty() || k.target == claim.target);
    });
    lines.push_back(line_of(story, same == kept.end() ? claim : *same, same != kept.end()));
  }
  return lines;
}

}  // namespace alleged::detect
