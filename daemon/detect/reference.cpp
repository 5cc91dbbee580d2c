#include "daemon/detect/reference.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/anaphora.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {

std::optional<std::size_t> people_before(const Passage& passage, const Clause& clause, std::size_t end,
                                         std::size_t first) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::size_t reach = 8;
  for (std::size_t i = end; i-- > first && end - i <= reach;) {
    if (units[i].is_any(clause_end | speech_kinds | kind_bit(Kind::accuse))) return std::nullopt;
    const bool party = units[i].is_any(party_kinds) && !units[i].is(Kind::unnamed) && !units[i].against;
    if (!party || clause.qualifies_vote(i)) continue;
    // "Two Russians", "dos rusos".
    const bool nationals = units[i].is(Kind::country) && units[i].term->form == Form::adjective &&
                           (units[i].text.ends_with('s') || passage.tongue->follows);
    if (are_people(passage, i) || nationals) return i;
  }
  return std::nullopt;
}

namespace {

/// "Russische Agenten ausgewiesen, die die Wahl beeinflussen sollten": the verb closes the clause, and may close the
/// one before the comma, too.
std::optional<std::size_t> relative_before_its_verb(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::array<std::string_view, 6> pronouns = {"der", "die", "das", "welche", "welcher", "welches"};
  constexpr Kinds ends = clause_end | speech_kinds | kind_bit(Kind::accuse) | kind_bit(Kind::that);
  constexpr std::size_t reach = 8;
  if (units[act].term == nullptr || !units[act].term->verb) return std::nullopt;
  for (std::size_t i = act; i-- > 1 && act - i <= reach;) {
    if (units[i].is_any(ends)) return std::nullopt;
    if (!units[i - 1].is(Kind::comma)) continue;
    if (std::find(pronouns.begin(), pronouns.end(), units[i].text) == pronouns.end()) return std::nullopt;
    const std::size_t comma = i - 1;
    const std::size_t end = comma > 0 && units[comma - 1].is_any(speech_kinds) ? comma - 1 : comma;
    constexpr std::size_t nearest = 3;  // "the" may be an article: "versucht, die Wahl zu ..."
    return people_before(passage, clause, end, end < nearest ? 0 : end - nearest);
  }
  return std::nullopt;
}

/// "Named X and Y as the most active of the states that": X, at the noun at `noun`.
std::optional<std::size_t> named_as_state(const Passage& passage, std::size_t noun) {
  constexpr std::array<std::string_view, 5> states = {"states", "countries", "nations", "governments", "powers"};
  constexpr std::size_t reach = 8;
  const std::vector<Unit>& units = passage.units;
  if (std::find(states.begin(), states.end(), units[noun].text) == states.end()) return std::nullopt;
  for (std::size_t i = noun; i-- > 1 && noun - i <= reach;) {
    if (units[i].is_any(clause_end | kind_bit(Kind::comma))) return std::nullopt;
    if (units[i].text != "as") continue;
    const Unit& before = units[i - 1];
    const bool named = before.is(Kind::country) && before.term->form != Form::adjective && !before.against;
    return named ? std::optional(i - 1) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> relative_before(const Passage& passage, const Clause& clause, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::array<std::string_view, 20> pronouns = {
      "who",     "which",   "that", "que", "qui", "care", "quien", "quienes", "который", "которая",
      "которое", "которые", "який", "яка", "яке", "які",  "który", "która",   "które",   "którzy"};
  constexpr std::array<std::string_view, 4> being = {"is", "are", "was", "were"};
  constexpr Kinds passes = kind_bit(Kind::attempt) | kind_bit(Kind::to) | kind_bit(Kind::doubt) | kind_bit(Kind::act) |
                           kind_bit(Kind::conjunction) | kind_bit(Kind::behind);
  if (passage.tongue->code == "de") return relative_before_its_verb(passage, clause, act);
  if (!is_verb(units, act)) return std::nullopt;
  std::size_t pronoun = act;
  for (std::size_t i = act; i-- > 0 && act - i <= 6 && pronoun == act;) {
    if (is_one_of(pronouns, units[i].text)) {
      pronoun = i;
    } else if (units[i].is(Kind::say) && i > 0 && is_one_of(being, units[i - 1].text)) {
      continue;  // "that is said to have"
    } else if (i > 1 && units[i].is(Kind::say) && units[i - 1].is(Kind::pronoun) &&
               is_one_of(pronouns, units[i - 2].text)) {
      --i;  // "a network that it says paid": who says it stands before the network
    } else if (!units[i].is_any(passes) && !(units[i].is_plain() && !units[i].capital)) {
      return std::nullopt;
    }
  }
  if (pronoun == act || pronoun == 0) return std::nullopt;
  const bool comma = units[pronoun - 1].is(Kind::comma);
  const bool noun = units[pronoun - 1].is_plain() || units[pronoun - 1].is(Kind::agent);
  if (const auto named = named_as_state(passage, pronoun - 1)) return named;
  if (pronoun + 2 < act && units[pronoun + 1].is(Kind::pronoun) && units[pronoun + 2].is(Kind::say)) {
    // "A network run from X, Y, that it says paid": X.
    constexpr std::size_t reach = 8;
    for (std::size_t i = pronoun; i-- > 1 && pronoun - i <= reach;) {
      const bool led = units[i - 1].is_any(kind_bit(Kind::by) | kind_bit(Kind::attribute));
      if (units[i].is_any(party_kinds) && !units[i].against && led) return i;
    }
    return people_before(passage, clause, pronoun);
  }
  if (units[pronoun].text == "that" && (comma || !noun)) return std::nullopt;
  return people_before(passage, clause, pronoun);
}

std::optional<std::size_t> fronted_accuse(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::size_t near = 6;  // "accused of having tried to"
  const std::vector<Unit>& units = passage.units;
  const std::size_t head = clause.head_of(act);
  for (std::size_t i = head; clause.is_english() && i-- > 1 && head - i <= near;) {
    if (units[i].is_any(clause_end)) return std::nullopt;
    if (!units[i].is(Kind::accuse) || i + 1 >= act || !units[i + 1].is(Kind::of)) continue;
    return units[i - 1].is(Kind::pronoun) ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::size_t> fronted_accused(const Passage& passage, const Clause& clause, std::size_t accuse) {
  const std::vector<Unit>& units = passage.units;
  if (accuse > 3 && units[accuse - 3].is(Kind::comma) && units[accuse - 4].is_place()) return accuse - 4;
  return people_before(passage, clause, accuse - 1);
}

std::optional<std::size_t> held_responsible(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::array<std::string_view, 4> pronouns = {"that", "which", "whom", "who"};
  constexpr std::size_t near = 3;  // "responsible for an attempt at hacking"
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = act; clause.is_english() && i-- > 3 && act - i <= near;) {
    if (units[i].text != "responsible for" && units[i].text != "to blame for") continue;
    const bool held = units[i - 1].is_plain() && units[i - 2].is(Kind::pronoun) &&
                      std::find(pronouns.begin(), pronouns.end(), units[i - 3].text) != pronouns.end();
    return held ? people_before(passage, clause, i - 3) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::size_t> antecedent(const Passage& passage, const Clause& clause, std::size_t accuse) {
  constexpr Kinds ends_phrase = clause_end | kind_bit(Kind::comma) | kind_bit(Kind::that) | kind_bit(Kind::quote) |
                                kind_bit(Kind::conjunction) | speech_kinds;
  const std::vector<Unit>& units = passage.units;
  if (units[accuse].text.ends_with("ing")) {
    // "X ordered a Y consul to leave after accusing him": X accuses.
    std::size_t subject = 0;
    while (subject < accuse && !units[subject].is_any(party_kinds)) ++subject;
    auto found = people_before(passage, clause, accuse, subject + 1);
    for (std::size_t i = accuse; !found && i-- > subject + 1;) {
      if (units[i].is(Kind::country) && clause.is_adjectival(i) && !units[i].against && !clause.qualifies_vote(i))
        found = i;
    }
    return found;
  }
  // "Y检方起诉数名X特工，指控他们": whom another verb has charged before.
  constexpr Kinds charges = kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict);
  constexpr std::size_t near = 4;
  for (std::size_t verb = 0; verb < accuse && passage.tongue->code == "zh"; ++verb) {
    if (!units[verb].is_any(charges)) continue;
    for (std::size_t i = verb + 1; i < accuse && i <= verb + near; ++i) {
      if (units[i].is_any(party_kinds) && !units[i].against) return i;
    }
  }
  // "The opposition of Y had accused it of": Y accuses.
  std::size_t accuser = accuse;
  while (passage.tongue->is_english && accuser > 0 && !units[accuser - 1].is_any(ends_phrase)) --accuser;
  for (std::size_t i = 0; i < accuser; ++i) {
    if (units[i].is_any(party_kinds) && !units[i].against && !clause.is_object(i)) return i;
  }
  return std::nullopt;
}

}  // namespace alleged::detect
