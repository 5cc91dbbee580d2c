#include "daemon/detect/reactions.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/bidding.hpp"
#include "daemon/detect/charges.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/one_of.hpp"
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

/// "Expelled two envoys in retaliation for sanctions over meddling", "в ответ на высылку": whoever punishes so was
/// punished for the act, and does not charge it. `act` may be the verb of punishing.
bool is_retaliation(const Passage& passage, std::size_t act) {
  constexpr std::array<std::string_view, 12> words = {"retaliation", "retaliating",  "response",  "ответ",
                                                      "відповідь",   "odpowiedzi",   "odwecie",   "răspuns",
                                                      "Reaktion",    "représailles", "respuesta", "represalia"};
  constexpr std::size_t reach = 10;
  constexpr Kinds punishes = kind_bit(Kind::sanction) | kind_bit(Kind::charge);
  const std::vector<Unit>& units = passage.units;
  const bool verb = units[act].is_any(punishes) && !units[act].is(Kind::act);
  const std::size_t first = verb || act < reach ? (verb ? act : 0) : act - reach;
  const std::size_t last = verb ? std::min(units.size(), act + reach) : act;
  bool punished = false;
  for (std::size_t i = first; i < last; ++i) {
    punished = units[i].is_any(clause_end) ? false : punished || units[i].is_any(punishes);
    const std::string_view word = units[i].text;  // "в ответ" is one phrase
    const bool answer = is_one_of(words, word.substr(word.rfind(' ') + 1)) || word.find("报复") != word.npos;
    if (punished && answer) return true;
  }
  return false;
}

/// "Droht X wegen der Einmischung mit Konsequenzen", in German: a threat for what X did.
bool threatens_over(const Passage& passage, std::size_t act) {
  constexpr std::size_t reach = 7;
  const std::vector<Unit>& units = passage.units;
  if (passage.tongue->code != "de" || !units[act].text.starts_with("droh")) return false;
  for (std::size_t i = act + 1; i < units.size() && i <= act + reach && !units[i].is_any(clause_end); ++i) {
    if (units[i].text == "wegen") return true;
  }
  return false;
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
  return answers_vote(passage, votes, act) || punishes_fraud(passage, votes) ||
         is_sway_over_place(passage, votes, act) || is_retaliation(passage, act) || threatens_over(passage, act);
}

}  // namespace alleged::detect
