#include "daemon/detect/parties.hpp"

#include <algorithm>
#include <utility>

#include "daemon/detect/apposition.hpp"

namespace alleged::detect {
namespace {

void add(std::vector<Named>& actors, Named actor) {
  if (actor.name.empty()) return;
  const bool known = std::any_of(actors.begin(), actors.end(), [&](const Named& one) {
    return actor.reference.empty() ? one.name == actor.name : one.reference == actor.reference;
  });
  if (!known) actors.push_back(std::move(actor));
}

/// "Vladimir Putin" where the story writes it out.
std::string full_name(std::string_view person, const Names& names) {
  Speaker named;
  named.name = person;
  return names.complete(std::move(named)).name;
}

}  // namespace

std::vector<Party> parties_of(const Passage& passage, const Agents& agents, const Names& names) {
  std::vector<Party> parties;
  for (const std::size_t i : agents.units) {
    const Unit& unit = passage.units[i];
    const std::string code = unit.is(Kind::unnamed) ? "XX" : unit.term->code;
    auto party = std::find_if(parties.begin(), parties.end(), [&](const Party& one) { return one.code == code; });
    if (party == parties.end()) party = parties.insert(parties.end(), {code, {}});
    if (unit.is(Kind::actor)) add(party->actors, {std::string(unit.text), unit.term->name, "agent"});
    if (!unit.is(Kind::country)) continue;
    if (unit.term->form == Form::person) add(party->actors, {full_name(unit.text, names), {}, "leader"});
    add(party->actors, {named_beside(passage, i), {}, "beside"});
  }
  for (const Unit& unit : passage.units) {
    if (!unit.is(Kind::actor)) continue;
    for (Party& party : parties) {
      if (party.code == unit.term->code) add(party.actors, {std::string(unit.text), unit.term->name, "sentence"});
    }
  }
  return parties;
}

}  // namespace alleged::detect
