#include "daemon/detect/reactions.hpp"

#include "daemon/detect/bidding.hpp"
#include "daemon/detect/charges.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/predicate.hpp"

namespace alleged::detect {
namespace {

/// "Canadian spies allege": who acts elsewhere only speaks here.
bool speaks(const Passage& passage, const std::vector<Vote>& votes, std::size_t act) {
  constexpr Kinds speech = kind_bit(Kind::accuse) | kind_bit(Kind::say) | kind_bit(Kind::warn);
  const std::vector<Unit>& units = passage.units;
  if (!units[act].is(Kind::agent) || act + 1 >= units.size() || !units[act + 1].is_any(speech)) return false;
  return !Clause(passage, votes).is_passive(act + 1);
}

/// "Visa bans on X's officials for undermining the election": what is told by the reason is what they did.
bool punishes(const Passage& passage, std::size_t act) {
  constexpr std::size_t reach = 8;
  const std::vector<Unit>& units = passage.units;
  if (!units[act].is(Kind::sanction)) return false;
  for (std::size_t i = act + 1; i + 1 < units.size() && i <= act + reach; ++i) {
    if ((units[i].text == "for" || units[i].text == "over") && units[i + 1].is(Kind::act)) return true;
  }
  return false;
}

/// "X's influence in Y", where the sentence tells of no vote: what any power seeks.
bool is_sway_over_place(const Passage& passage, const std::vector<Vote>& votes, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  const bool sway = units[act].is(Kind::act) && units[act].term->weak && units[act].term->meaning->sort == "influence";
  if (!sway || is_verb(units, act) || !votes.empty() || act + 2 >= units.size()) return false;
  const std::size_t at = units[act + 1].is_any(kind_bit(Kind::in) | kind_bit(Kind::preposition)) ? act + 2 : act + 1;
  return at > act + 1 && units[at].is_place();
}

/// "X vows to stay out of Y's vote": nobody is told to.
bool keeps_aloof(const Passage& passage, const std::vector<Vote>& votes, std::size_t act) {
  return passage.units[act].is(Cue::aloof) && !told_to_stay_out(passage, Clause(passage, votes), act);
}

}  // namespace

bool is_of_accusers(const Passage& passage, const std::vector<Vote>& votes, std::size_t act) {
  return speaks(passage, votes, act) || punishes(passage, act) || keeps_aloof(passage, votes, act);
}

bool is_reaction(const Passage& passage, const std::vector<Vote>& votes, std::size_t act) {
  return answers_vote(passage, votes, act) || punishes_fraud(passage, votes) || is_sway_over_place(passage, votes, act);
}

}  // namespace alleged::detect
