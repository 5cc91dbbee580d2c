#include "daemon/detect/unfounded.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// A noun for what is said: "reports", "claim", "talk".
bool is_claim(const Unit& unit) {
  constexpr std::array<std::string_view, 22> nouns = {
      "claim",   "claims",  "charge", "charges",     "allegation", "allegations", "accusation",  "accusations",
      "report",  "reports", "talk",   "story",       "stories",    "suggestion",  "suggestions", "rumour",
      "rumours", "rumors",  "theory", "speculation", "idea",       "notion"};
  return unit.is_any(kind_bit(Kind::report) | kind_bit(Kind::hedge)) ||
         reads_any(unit.text.substr(0, unit.text.find(' ')), nouns);  // "reports that" is one phrase
}

/// The word for what is said that governs the act, before it or next behind it; the number of units where there is
/// none.
std::size_t claim_of(const std::vector<Unit>& units, std::size_t act) {
  constexpr std::size_t reach = 8;
  constexpr std::size_t most = 3;  // words between
  constexpr Kinds leads = kind_bit(Kind::of) | kind_bit(Kind::that) | kind_bit(Kind::determiner) |
                          kind_bit(Kind::country) | kind_bit(Kind::actor) | kind_bit(Kind::unnamed) |
                          kind_bit(Kind::attempt) | kind_bit(Kind::quote) | kind_bit(Kind::preposition) |
                          kind_bit(Kind::to) | kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::in) |
                          kind_bit(Kind::vote) | kind_bit(Kind::agent) | kind_bit(Kind::act) | kind_bit(Kind::by) |
                          kind_bit(Kind::pronoun) | kind_bit(Kind::its);
  if (act + 1 < units.size() && is_claim(units[act + 1]) && !units[act + 1].is(Kind::say)) return act + 1;
  std::size_t words = 0;
  for (std::size_t i = act; i-- > 0 && act - i <= reach;) {
    if (is_claim(units[i])) return i;
    if (units[i].is_any(leads)) continue;
    if (!units[i].is_plain() || ++words > most) break;
  }
  return units.size();
}

}  // namespace

bool is_called_unfounded(const Passage& passage, std::size_t act, std::size_t denial) {
  constexpr Kinds ends = clause_end | kind_bit(Kind::comma) | kind_bit(Kind::that) | kind_bit(Kind::conjunction);
  const std::vector<Unit>& units = passage.units;
  const std::size_t claim = claim_of(units, act);
  if (claim == units.size() || denial < act) return false;
  const auto unit = [&](std::size_t i) { return units.begin() + static_cast<std::ptrdiff_t>(i); };
  // "Hat den Vorwurf, X mische sich ein, als haltlos bezeichnet": the comma closes what the claim says.
  constexpr std::size_t near = 3;
  const bool clause =
      claim < act && std::any_of(unit(claim), unit(act), [](const Unit& u) { return u.is(Kind::comma); });
  for (std::size_t i = std::max(act, claim); i < denial; ++i) {
    const bool closes = clause && units[i].is(Kind::comma) && denial <= i + near;
    if (units[i].is_any(ends) && !closes) return false;
  }
  return true;
}

bool denies_something_else(const Passage& passage, std::size_t at) {
  constexpr std::array<std::string_view, 7> granted = {"entry",         "visa",       "visas", "access",
                                                       "accreditation", "permission", "bail"};
  constexpr std::size_t reach = 3;
  const std::vector<Unit>& units = passage.units;
  if (!passage.tongue->is_english) return false;
  const std::string_view word = units[at].text;
  const bool noun = reads(word, "denial") || reads(word, "denials");
  if (noun) {
    // "Despite denials", "rejected X's denial", "nobody believes the denial".
    for (std::size_t i = at; i-- > 0 && at - i <= 4;) {
      const Unit& unit = units[i];
      if (reads(unit.text, "despite") || unit.is(Kind::deny) || unit.is_any(clause_end))
        return !unit.is_any(clause_end);
    }
    return false;
  }
  for (std::size_t i = at + 1; i < units.size() && i <= at + reach; ++i) {
    if (reads(units[i].text, "denial") || reads(units[i].text, "denials")) return true;
    if (units[i].is_any(clause_end | kind_bit(Kind::comma) | kind_bit(Kind::that))) break;
  }
  // "Circulates invented warnings": what is spread is made up, and no charge is.
  constexpr std::array<std::string_view, 2> made = {"invented", "fabricated"};
  if (is_one_of(made, word) && at + 1 < units.size() && units[at + 1].is_plain() && !units[at + 1].capital &&
      !is_claim(units[at + 1]))
    return true;
  return at + 1 < units.size() && word.starts_with("den") && is_one_of(granted, units[at + 1].text);
}

bool is_not_so(const Passage& passage, std::size_t at) {
  constexpr std::array<std::string_view, 11> nobody = {"nobody", "niemand", "keiner", "nadie",  "nikt",  "никто",
                                                       "ніхто",  "nimeni",  "hardly", "没有人", "沒有人"};
  constexpr std::array<std::string_view, 5> refuses = {"refus", "declin", "without", "unwilling", "rather than"};
  constexpr std::size_t near = 3;
  constexpr Kinds ends = clause_end | kind_bit(Kind::comma) | kind_bit(Kind::quote) | kind_bit(Kind::conjunction);
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = at; i-- > 0 && at - i <= near && !units[i].is_any(ends);) {
    const Unit& unit = units[i];
    if (unit.is(Kind::negation) || reads_any(unit.text, nobody) || begins_with_any(unit.text, refuses)) return true;
    if (!unit.is_plain() && !unit.is(Kind::to) && !unit.is(Kind::pronoun)) return false;
  }
  return false;
}

}  // namespace alleged::detect
