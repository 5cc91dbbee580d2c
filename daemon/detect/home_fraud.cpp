#include "daemon/detect/home_fraud.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "daemon/detect/clause.hpp"

namespace alleged::detect {
namespace {

constexpr std::size_t reach = 5;

bool is_fraud(const Unit& unit) {
  return unit.is(Cue::rigging) || unit.is(Cue::tampering) || unit.is(Cue::fraud);
}

/// The act, or what a charge at its place is of: "accuses X of manipulating".
std::size_t deed_of(const Passage& passage, std::size_t act) {
  if (!passage.units[act].is_any(charging_kinds)) return act;
  for (std::size_t i = act; i < passage.units.size() && i <= act + reach; ++i) {
    if (is_fraud(passage.units[i])) return i;
  }
  return act;
}

/// "Tried to rig it", "helped rig it".
bool is_attempted(const Passage& passage, std::size_t deed) {
  constexpr Kinds tries = kind_bit(Kind::attempt) | kind_bit(Kind::to) | kind_bit(Kind::cause);
  if (deed == 0) return false;
  const Unit& before = passage.units[deed - 1];
  return before.is_any(tries) || before.text.starts_with("help");
}

/// Whether what is done at `rigging` rigs a vote: "rigged the election", "vote-rigging". "Stealing e-mails from a
/// campaign" does not.
bool is_rigging(const Passage& passage, std::size_t rigging) {
  const std::vector<Unit>& units = passage.units;
  if (!units[rigging].is(Cue::rigging)) return false;
  for (std::size_t i = rigging + 1; i < units.size() && i <= rigging + reach && !units[i].is(Kind::vote); ++i) {
    if (units[i].text == "from") return false;
  }
  const bool compound =  // "vote-rigging", "election fraud"
      (rigging > 0 && units[rigging - 1].is(Kind::vote)) || units[rigging].is(Kind::vote) ||
      units[rigging].within != nullptr;
  return compound || is_upon_vote(passage, rigging);
}

/// "A sham vote in occupied X": whose it is, is in dispute.
bool is_in_occupied_place(const Passage& passage) {
  constexpr std::array<std::string_view, 18> stems = {
      "occupied", "annexed",   "оккупир", "аннексир", "окупован", "анексован", "okupowan", "anektowan", "ocupat",
      "anexat",   "besetzten", "annekt",  "occupé",   "annexé",   "ocupad",    "anexad",   "占领",      "佔領"};
  return std::any_of(passage.units.begin(), passage.units.end(), [&](const Unit& unit) {
    return std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) { return unit.text.starts_with(stem); });
  });
}

bool is_person(const Passage& passage, std::size_t unit) {
  return unit < passage.units.size() && passage.units[unit].is(Kind::country) &&
         passage.units[unit].term->form == Form::person;
}

}  // namespace

bool is_fraud_at_home(const Passage& passage, const Claim& claim, const Agents& agents, const std::string& accused,
                      const Link& link, const Links& links) {
  if (accused == "XX" || links.tell_of_vote_abroad(accused)) return false;
  if (link.its || claim.statement.stance == Stance::warned) return false;
  const std::size_t deed = deed_of(passage, claim.act);
  const bool attempted = is_attempted(passage, deed);
  // "Its leader won": said of a vote, but perhaps of another than what is tampered with.
  const bool at_home = links.tell_of_vote_in(accused) || (!attempted && links.tell_of_victory_in(accused));
  if (is_fraud(passage.units[deed]) && at_home) return true;
  if (attempted || !is_rigging(passage, deed) || is_in_occupied_place(passage)) return false;
  // A state that says so of another means the other's vote, unless the story tells of its own; a person may mean
  // either.
  const Speaker& speaker = claim.statement.speaker;
  if (!speaker.country.empty() && speaker.country != accused)
    return speaker.state && !is_person(passage, speaker.last) && !links.tell_of_vote_in(speaker.country) &&
           !links.tell_of_victory_in(speaker.country);
  const bool leads =
      std::any_of(agents.units.begin(), agents.units.end(), [&](std::size_t i) { return is_person(passage, i); });
  return leads || links.tell_of_nobody_but(accused);
}

}  // namespace alleged::detect
