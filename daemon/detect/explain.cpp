#include "daemon/detect/explain.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <sstream>

#include "daemon/detect/kinds.hpp"
#include "daemon/detect/methods.hpp"
#include "daemon/detect/questions.hpp"

namespace alleged::detect {
namespace {

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

std::string line_of(const std::vector<Passage>& story, const Claim& claim) {
  const Passage& passage = story[claim.passage];
  std::ostringstream line;
  line << "claim " << claim.accused << " over " << (claim.target.empty() ? "?" : claim.target) << " by \""
       << passage.units[claim.act].text << "\" in " << name(passage.field) << '+' << passage.first_point << ": agent "
       << number(claim.agent_weight) << " (" << claim.agent_rule << "), vote " << number(claim.vote_weight) << " ("
       << claim.vote_rule << "), act " << number(claim.act_weight) << ", strength " << number(strength(claim)) << ", "
       << name(claim.statement.stance) << " (" << claim.statement.rule << ')';
  if (claim.statement.speaker) line << ", says " << claim.statement.speaker.name;
  return line.str();
}

std::string sum_of(std::string_view question, const Features& features, const Model& model) {
  std::ostringstream line;
  line << number(model.probability(question, features)) << " =";
  for (const Feature& part : model.parts(question, features)) {
    if (std::abs(part.value) < 0.05) continue;
    line << ' ' << (part.value < 0 ? "" : "+") << number(part.value) << " [" << part.name << ']';
  }
  return line.str();
}

void add_charge(std::vector<std::string>& lines, const Charge& charge, const Context& context, const Model& model) {
  const std::string pair = charge.suspect->accused + " over " + charge.aim->target;
  lines.push_back("told: " + pair + ", confidence " + number(charge.probability));
  for (const Stance stance : {Stance::asserted, Stance::denied, Stance::cleared})
    lines.push_back("  stance " + std::string(name(stance)) + ": " +
                    sum_of(stance_question(stance, context), charge.stance, model));
  for (const Means& one : means_of(charge, context)) {
    const Passage& passage = context.story[one.passage];
    lines.push_back("  method " + std::string(one.code) + ": \"" + std::string(one.words) + "\" in " +
                    std::string(name(passage.field)) + "+" + std::to_string(passage.first_point));
  }
  for (const Voice& voice : charge.voices)
    lines.push_back("  accuser " + voice.speaker.name + ": " +
                    sum_of(accuser_question(context), voice.features, model) + ", " + number(voice.probability) +
                    " of all");
  for (const Hand& hand : charge.hands)
    lines.push_back("  actor " + hand.actor.name + ": " + sum_of(actor_question(context), hand.features, model));
}

}  // namespace

std::vector<std::string> reasons_for(const Reading& reading, const Model& model) {
  constexpr Kinds told = kind_bit(Kind::country) | kind_bit(Kind::actor) | kind_bit(Kind::act) | kind_bit(Kind::vote) |
                         kind_bit(Kind::landmark) | kind_bit(Kind::contender) | kind_bit(Kind::unnamed);
  std::vector<std::string> lines;
  for (const Passage& passage : reading.passages) {
    for (const Unit& unit : passage.units) {
      if (unit.is_any(told)) lines.push_back(line_of(passage, unit));
    }
  }
  for (const Claim& claim : reading.claims) lines.push_back(line_of(reading.passages, claim));
  for (const Suspect& suspect : reading.suspects) {
    lines.push_back("suspect " + suspect.accused + ": charged " +
                    sum_of(question_of(suspect, reading.context()), suspect.features, model));
    for (const Aim& aim : suspect.aims) {
      if (&aim == &suspect.aims.front() || aim.probability > 0.2)
        lines.push_back("  over " + aim.target + ": " + sum_of(aim_question(reading.context()), aim.features, model) +
                        ", " + number(aim.probability) + " of all");
    }
  }
  for (const Charge& charge : reading.charges) add_charge(lines, charge, reading.context(), model);
  return lines;
}

}  // namespace alleged::detect
