#include "daemon/detect/money.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// A state's loan to another before a vote is none to a party that runs in it.
void settle_loans(std::vector<Unit>& units) {
  constexpr std::size_t reach = 6;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].is(Kind::act) || !units[i].is(Cue::loan)) continue;
    bool runs = false;
    for (std::size_t k = i < reach ? 0 : i - reach; k < units.size() && k <= i + reach && !runs; ++k)
      runs = units[k].is(Kind::contender) || units[k].is(Cue::campaign);
    if (!runs) units[i].kinds = kind_bit(Kind::word);
  }
}

/// "Indian-funded hospital", "financed bridges and ports": money that is for no campaign.
bool builds(const std::vector<Unit>& units, std::size_t i) {
  constexpr std::size_t reach = 7;  // units: "donated 4 million kina worth of polling gear"
  constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::conjunction) | kind_bit(Kind::of);
  const Unit& unit = units[i];
  if (!unit.is(Kind::act) || unit.term->meaning->sort != "covert_funding") return false;
  // "Port Louis" is none.
  const auto is_work = [&](std::size_t k) {
    return units[k].is(Cue::works) && !units[k].is_any(kind_bit(Kind::country) | kind_bit(Kind::actor));
  };
  for (std::size_t k = i + 1; k < units.size() && k <= i + reach; ++k) {
    if (is_work(k)) return true;
    // "Finanziert China eine Brücke": the subject may stand behind its verb.
    const bool payer = k == i + 1 && units[k].is(Kind::country) && !units[k].possessive;
    if (!payer && !units[k].is_plain() && !units[k].is_any(passes)) break;
  }
  // "Ballot boxes paid for by X".
  constexpr std::size_t before = 8;
  const bool passive = i + 1 < units.size() && units[i + 1].is(Kind::by);
  for (std::size_t k = i; passive && k-- > 0 && i - k <= before && !units[k].is(Kind::stop);) {
    if (is_work(k)) return true;
  }
  return false;
}

void settle_works(std::vector<Unit>& units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (builds(units, i)) units[i].kinds = kind_bit(Kind::word);
  }
}

/// "A campaign against malaria", "a voter registration campaign": one for no vote.
bool is_of_a_vote(const std::vector<Unit>& units, std::size_t campaign) {
  constexpr std::array<std::string_view, 4> against = {"against", "for", "to", "on"};
  constexpr std::array<std::string_view, 5> others = {"vaccination", "voter", "registration", "awareness", "education"};
  if (!units[campaign].text.starts_with("campaign")) return true;
  if (units[campaign].text.find(" against") != std::string_view::npos) return false;
  const bool goes_on = campaign + 1 < units.size() && is_one_of(against, units[campaign + 1].text);
  return !goes_on && (campaign == 0 || !is_one_of(others, units[campaign - 1].text));
}

/// Whether money is named before the verb, in its clause.
bool is_behind_money(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::size_t reach = 7;
  constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::comma) | kind_bit(Kind::say);
  for (std::size_t i = at; i-- > 0 && at - i <= reach && !units[i].is_any(ends);) {
    if (units[i].is(Cue::funds)) return true;
  }
  return false;
}

}  // namespace

void settle_money(std::vector<Unit>& units) {
  settle_loans(units);
  settle_works(units);
}

bool funds_a_campaign(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::size_t reach = 14;
  constexpr std::size_t near = 4;  // of whom it is given to, behind "to" or the verb
  constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::comma) | kind_bit(Kind::that) | kind_bit(Kind::say) |
                         kind_bit(Kind::conjunction) | kind_bit(Kind::assembly);
  constexpr std::array<std::string_view, 11> aids = {"aid",          "assistance", "support",  "observation",
                                                     "observers",    "doses",      "turnout",  "commission",
                                                     "registration", "program",    "programme"};
  std::size_t money = 0;
  std::size_t runs = 0;
  std::size_t towards = 0;
  for (std::size_t i = at + 1; i < units.size() && i <= at + reach && !units[i].is_any(ends); ++i) {
    const bool aid = std::find(aids.begin(), aids.end(), units[i].text) != aids.end();
    if (units[i].is(Cue::works) || aid) return false;
    const bool cash = units[i].is(Kind::act) && units[i].term->meaning->sort == "covert_funding";  // "sacks of money"
    if (units[i].is(Cue::funds) || cash) money = i;
    if (units[i].text == "to" || units[i].text == "into" ||
        (units[i].text == "on" && units[at].text.find("spen") != std::string_view::npos))
      towards = i;
    if ((units[i].is(Kind::contender) || units[i].is(Cue::campaign)) && !units[i].joined && is_of_a_vote(units, i))
      runs = i;
    if (money > 0 && runs > money && towards > money && runs - towards <= near) return true;
    if (runs > 0 && money > runs && runs - at <= near && towards == 0) return true;
    // "Two million dollars is what X spent on a candidate", "a million was wired to the party".
    if (runs > towards && towards > 0 && runs - towards <= near && is_behind_money(units, at)) return true;
  }
  return false;
}

bool runs_in_a_vote(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::array<std::string_view, 6> campaigns = {"камп", "Камп", "kamp", "Kamp", "camp", "Camp"};
  constexpr std::array<std::string_view, 4> parties = {"партию", "партію", "partię", "партии"};
  constexpr std::array<std::string_view, 4> onto = {"на", "na", "за", "za"};
  constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::of) | kind_bit(Kind::to);
  constexpr std::size_t reach = 3;
  const Unit& unit = units[at];
  if (unit.is(Kind::contender)) return true;
  if (!unit.is(Cue::campaign)) return false;
  if (is_one_of(parties, unit.text)) {
    for (std::size_t i = at; i-- > 0 && at - i <= 2;) {
      if (is_one_of(onto, units[i].text)) return false;
    }
  }
  const bool electoral = unit.is(Kind::vote) && unit.text.find(' ') != std::string_view::npos;
  if (electoral || !begins_with_any(unit.text, campaigns)) return true;
  for (std::size_t i = at + 1; i < units.size() && i <= at + reach; ++i) {
    if (units[i].is_any(kind_bit(Kind::vote) | kind_bit(Kind::contender)) || units[i].is(Cue::campaign)) return true;
    if (!units[i].is_any(passes)) return false;
  }
  return false;
}

bool gives_to_a_campaign(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::size_t reach = 10;
  constexpr std::size_t before = 16;  // "Zwei Millionen: So viel hat X laut Y für einen Kandidaten ausgegeben"
  constexpr std::size_t near = 5;     // of whom it is given to, behind the preposition
  constexpr Kinds ends = kind_bit(Kind::that) | kind_bit(Kind::say);
  constexpr Kinds towards = kind_bit(Kind::to) | kind_bit(Kind::preposition) | kind_bit(Kind::in);
  std::size_t begin = at;
  std::size_t end = at + 1;
  // "Zwei Millionen: So viel hat X ausgegeben": a colon before the verb ends nothing.
  while (begin > 0 && at - begin < before && !units[begin - 1].is_any(ends)) --begin;
  while (end < units.size() && end - at <= reach && !units[end].is_any(ends | kind_bit(Kind::stop))) ++end;
  bool money = false;
  bool runs = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (units[i].is(Cue::works)) return false;
    const bool cash = units[i].is(Kind::act) && units[i].term->meaning->sort == "covert_funding";
    money = money || cash || units[i].is(Cue::funds);
    if (units[i].joined || i == at || !runs_in_a_vote(units, i)) continue;
    const std::size_t from = i < begin + near ? begin : i - near;
    for (std::size_t k = from; k < i && !runs; ++k) runs = units[k].is_any(towards);
    runs = runs || i > at;
  }
  return money && runs;
}

}  // namespace alleged::detect
