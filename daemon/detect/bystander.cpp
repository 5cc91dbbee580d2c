#include "daemon/detect/bystander.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/coordination.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {
namespace {

/// Fake sites and pages name whom they pretend to be.
bool is_imitation(const Unit& act) {
  constexpr std::array<std::string_view, 3> sorts = {"fake_news_sites", "cloned_media", "sockpuppets"};
  return act.is(Kind::act) && std::find(sorts.begin(), sorts.end(), act.term->meaning->sort) != sorts.end();
}

bool uses(std::string_view word) {
  constexpr std::array<std::string_view, 8> words = {"used", "using", "uses", "via", "through", "from", "hired", "in"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_means(const Passage& passage, const Clause& clause, std::size_t party) {
  constexpr std::size_t reach = 5;
  constexpr std::size_t user_reach = 10;
  const std::vector<Unit>& units = passage.units;
  if (!clause.is_english()) return false;
  std::size_t k = coordinated(passage, party).front();
  const std::size_t first = k < reach ? 0 : k - reach;
  const auto passes = [&](const Unit& unit) {
    return unit.is(Kind::determiner) || (unit.is_plain() && !unit.capital && !uses(unit.text));
  };
  while (k > first && passes(units[k - 1])) --k;
  if (k == 0) return false;
  const std::string_view word = units[k - 1].text;
  if (!word.ends_with(" from") && !word.ends_with(" in") && !uses(word)) return false;
  for (std::size_t p = k - 1; p-- > 0 && k - p <= user_reach;) {
    const Unit& user = units[p];
    if (user.is_any(clause_end)) return false;
    if (!user.is_any(party_kinds) || user.against || clause.qualifies_vote(p) || clause.is_object(p)) continue;
    return user.is(Kind::unnamed) || units[party].is(Kind::unnamed) || user.term->code != units[party].term->code;
  }
  return false;
}

bool is_posed_as(const Passage& passage, std::size_t party) {
  constexpr std::size_t reach = 6;
  constexpr Kinds passes = kind_bit(Kind::conjunction) | kind_bit(Kind::determiner);
  const std::vector<Unit>& units = passage.units;
  // "As X meddled in the last vote": what follows is a clause.
  if (party + 1 < units.size() && units[party + 1].is(Kind::act) && is_verb(units, party + 1) &&
      !units[party + 1].text.ends_with("ing"))
    return false;
  for (std::size_t k = party; k-- > 0 && party - k <= reach;) {
    if (units[k].text == "as" || units[k].text.ends_with(" as")) return true;
    if (!units[k].is_plain() && !units[k].is_any(passes)) return false;
  }
  return false;
}

bool is_of_another(const Passage& passage, const Clause& clause, std::size_t that, std::size_t act) {
  constexpr std::size_t reach = 3;
  const std::vector<Unit>& units = passage.units;
  if (units[that].text == "that") {  // "said over the weekend that the campaign meddled": its verb would follow
    if (act - that > reach) return false;
    for (std::size_t i = that + 1; i < act; ++i) {
      if (!units[i].is_plain() || units[i].capital) return false;
    }
  }
  std::size_t end = that;
  if (end > 1 && units[end - 1].is(Kind::comma)) --end;  // "nationalists, who threatened"
  if (!clause.is_english() || end == 0) return false;
  const Unit& noun = units[end - 1];
  const bool hands = noun.is(Kind::agent) && !noun.is(Kind::resident);
  if (hands || !noun.is_any(kind_bit(Kind::word) | kind_bit(Kind::vote)) || noun.capital) return false;
  constexpr std::size_t phrase = 4;
  const std::size_t first = end < phrase ? 0 : end - phrase;
  for (std::size_t i = end; i-- > first;) {
    if (units[i].is_any(party_kinds)) return false;
  }
  return true;
}

bool is_of_a_noun(const Passage& passage, std::size_t party, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  const std::string_view language = passage.tongue->code;
  if (language != "ru" && language != "uk" && language != "pl") return false;
  const bool adjective = units[party].is(Kind::country) && units[party].term->form == Form::adjective;
  const std::size_t nearest = language == "pl" ? act + 2 : act + 1;  // Polish puts some behind their noun
  if (!adjective || party < nearest || party + 1 >= units.size()) return false;
  const Unit& noun = units[party + 1];
  const bool of_staff = noun.is(Kind::vote) && noun.term->of_person;  // "переписки американского штаба"
  return !noun.capital && (noun.is_plain() || of_staff || (is_imitation(units[act]) && noun.is(Kind::body)));
}

}  // namespace alleged::detect
