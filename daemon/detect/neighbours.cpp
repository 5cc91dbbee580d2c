#include "daemon/detect/neighbours.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "daemon/detect/awaiting.hpp"
#include "daemon/detect/money.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// The word is no act here; what else it is, stays: "told" also says.
void take_act(Unit& unit) {
  unit.kinds &= ~kind_bit(Kind::act);
  if (unit.kinds == 0) unit.kinds = kind_bit(Kind::word);
}

/// "Chinese-made phones", "a Russian-speaking town": the country has no part in it.
void settle_makes(std::vector<Unit>& units) {
  for (std::size_t i = 0; i + 1 < units.size(); ++i) {
    if (!units[i].joined || !units[i].is(Kind::country)) continue;
    // "Chinese-owned TikTok": a platform is no hand of where it is from.
    const bool is_platform = units[i + 1].text == "owned" && i + 2 < units.size() && units[i + 2].is(Kind::authority);
    if (units[i + 1].is(Cue::made) || is_platform) units[i].kinds = kind_bit(Kind::word);
  }
}

/// "As campaigning for the midterm elections began", "spies publish a report", in English: neither is an act.
void settle_plain_deeds(std::vector<Unit>& units, const Tongue& tongue) {
  if (!tongue.is_english) return;
  for (std::size_t i = 0; i + 2 < units.size(); ++i) {
    if (!units[i].is(Kind::act)) continue;
    std::size_t next = i + 1;
    while (next + 1 < units.size() && (units[next].is(Kind::determiner) || units[next].tells_when())) ++next;
    const bool campaigns = units[i].text.starts_with("campaigning for") || units[i].text.starts_with("Campaigning for");
    const bool of_vote = units[next].is(Kind::vote) && !units[next].is(Kind::body) && !units[next].is(Cue::somebody);
    const bool speaks = units[i].is(Kind::body) && (units[i + 1].is(Kind::say) || units[i + 1].is(Cue::publishing) ||
                                                    units[i + 1].text.starts_with("publish"));
    if ((campaigns && of_vote) || speaks) take_act(units[i]);
  }
}

void settle_waiting(std::vector<Unit>& units, const Tongue& tongue) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    const bool waits = units[i].is(Kind::act) && units[i].term->meaning->until != 0;
    if (waits && !is_awaited(units, tongue, i)) take_act(units[i]);
  }
}

/// "The X regime change plot, conceded by Y", "X regime change: its leader accuses Y", in English: it is X's regime
/// that another would change.
void settle_regimes(std::vector<Unit>& units) {
  constexpr Kinds leads = kind_bit(Kind::by) | kind_bit(Kind::accuse);
  for (std::size_t i = 0; i + 1 < units.size(); ++i) {
    const bool regime = units[i].is(Kind::country) && units[i].term->form == Form::name && !units[i].possessive &&
                        units[i + 1].text.starts_with("regime change");
    for (std::size_t k = i + 2; regime && k + 1 < units.size() && !units[k].is(Kind::stop); ++k) {
      if (units[k].is_any(leads) && units[k + 1].is(Kind::country)) units[i].against = true;
    }
  }
}

/// "X's tip", "a target".
void settle_nouns(std::vector<Unit>& units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].is(Kind::act) && units[i].term->never_noun && !is_verb(units, i)) take_act(units[i]);
  }
}

/// "X meddled and Y did the same".
void settle_echoes(std::vector<Unit>& units) {
  bool told = false;
  for (Unit& unit : units) {
    if (!unit.is(Kind::act)) continue;
    if (unit.term->echo && !told) {
      take_act(unit);
    } else {
      told = true;
    }
  }
}

/// "As states that", "other states": no verb.
bool counts(std::string_view word) {
  constexpr std::array<std::string_view, 14> before = {"as",      "of",    "these", "those", "both", "two",  "three",
                                                       "foreign", "other", "some",  "many",  "all",  "such", "hostile"};
  return std::find(before.begin(), before.end(), word) != before.end();
}

/// English words that their neighbour makes others: "outside Haifa" is a place and no outsider, "25 May" doubts
/// nothing.
void settle_words(std::vector<Unit>& units) {
  for (std::size_t i = 0; i + 1 < units.size(); ++i) {
    Unit& unit = units[i];
    constexpr Kinds places = kind_bit(Kind::country) | kind_bit(Kind::vote) | kind_bit(Kind::determiner);
    if (unit.text == "outside" && units[i + 1].is_any(places)) unit.kinds = kind_bit(Kind::word);
    const bool dated = unit.text == "May" && i > 0 && (units[i - 1].is_number() || units[i + 1].is_number());
    if (dated) unit.kinds = kind_bit(Kind::date);
    if (unit.text == "states" && i > 0 && counts(units[i - 1].text)) unit.kinds = kind_bit(Kind::word);
  }
}

bool is_pro(std::string_view word) {
  constexpr std::array<std::string_view, 4> pro = {"pro", "Pro", "про", "Про"};
  return std::find(pro.begin(), pro.end(), word) != pro.end();
}

/// "邻国津巴布韦", "neighbouring country Zimbabwe": whom the next word names is not unnamed.
void settle_named(std::vector<Unit>& units) {
  for (std::size_t i = 0; i + 1 < units.size(); ++i) {
    const Unit& next = units[i + 1];
    const bool named = units[i].is(Kind::unnamed) && next.is(Kind::country) && next.term->form == Form::name;
    if (named) units[i].kinds = kind_bit(Kind::word);
  }
  // "Chinese state-sponsored": which state, the word before says.
  for (std::size_t i = 1; i < units.size(); ++i) {
    const Unit& before = units[i - 1];
    const bool named = units[i].is(Kind::unnamed) && units[i].text.starts_with("state") && before.is(Kind::country) &&
                       before.term->form == Form::adjective;
    if (named) units[i].kinds = kind_bit(Kind::word);
  }
}

/// "Ethnic Serb voters", "electores de etnia rusa": they are those of where they live.
void settle_ethnic(std::vector<Unit>& units) {
  const auto is_adjective = [](const Unit& unit) {
    return unit.is(Kind::country) && unit.term->form == Form::adjective;
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].is(Cue::ethnic)) continue;
    if (i + 1 < units.size() && is_adjective(units[i + 1])) {
      units[i + 1].kinds = kind_bit(Kind::word);
    } else if (i > 0 && is_adjective(units[i - 1])) {
      units[i - 1].kinds = kind_bit(Kind::word);
    }
  }
}

/// "pro-Kremlin trolls", "prorosyjscy hakerzy", "pirates prorusses" act for that country; a "pro-Kremlin candidate"
/// does not.
void settle_allies(std::vector<Unit>& units, const Tongue& tongue) {
  constexpr Kinds acting = kind_bit(Kind::agent) | kind_bit(Kind::act);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const bool one_word = units[i].term != nullptr && units[i].term->ally;
    const bool two_words = i > 0 && units[i].against && is_pro(units[i - 1].text);
    if (!one_word && !two_words) continue;
    const std::size_t first = one_word ? i : i - 1;
    const bool behind = i + 1 < units.size() && units[i + 1].is_any(acting);
    const bool ahead = tongue.follows && first > 0 && units[first - 1].is_any(acting);
    units[i].against = !behind && !ahead;
    if (behind) units[i].joined = true;
  }
}

/// Whether the negation at `negation` is of the name alone that ends at `last`, and not of what it does.
bool excludes(const std::vector<Unit>& units, std::size_t negation, std::size_t last) {
  constexpr std::array<std::string_view, 11> instead = {"but",   "sondern", "mais", "sino", "а",  "lecz",
                                                        "tylko", "ale",     "ci",   "но",   "але"};
  constexpr Kinds breaks = kind_bit(Kind::comma) | kind_bit(Kind::stop);
  const auto is_break = [&](std::size_t i) { return i >= units.size() || units[i].is_any(breaks); };
  const bool apart = negation > 0 && (units[negation - 1].is_any(breaks | kind_bit(Kind::conjunction)) ||
                                      (negation > 1 && units[negation - 2].is_any(breaks)));
  if (apart && is_break(last + 1)) return true;
  // "X and not Y was behind it".
  const bool beside = negation > 1 && units[negation - 1].is(Kind::conjunction) &&
                      units[negation - 2].is_any(kind_bit(Kind::country) | kind_bit(Kind::actor));
  if (beside) return true;
  const std::size_t then = is_break(last + 1) ? last + 2 : last + 1;
  return then < units.size() && std::find(instead.begin(), instead.end(), units[then].text) != instead.end();
}

/// "Unlike Y", "X, not Y, acts", "not Y but X acts": Y does not act.
void settle_contrasts(std::vector<Unit>& units) {
  constexpr Kinds party = kind_bit(Kind::country) | kind_bit(Kind::actor);
  constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::of) | kind_bit(Kind::title);
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].is(Kind::contrast) && !units[i].is(Kind::negation)) continue;
    std::size_t first = i + 1;
    while (first < units.size() && first < i + 3 && units[first].is_any(passes)) ++first;
    if (first >= units.size() || !units[first].is_any(party)) continue;
    std::size_t last = first;
    while (last + 2 < units.size() && units[last + 1].is(Kind::conjunction) && units[last + 2].is_any(party)) last += 2;
    if (!units[i].is(Kind::contrast) && !excludes(units, i, last)) continue;
    for (std::size_t k = first; k <= last; ++k) units[k].against = units[k].against || units[k].is_any(party);
  }
}

/// "Weist griechische Vorwürfe zurück", "streitet den Vorwurf ab": a verb in two pieces.
void settle_separable(std::vector<Unit>& units) {
  using Piece = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Piece, 8> pieces = {{{"weist", "zurück"},
                                            {"wies", "zurück"},
                                            {"weisen", "zurück"},
                                            {"wiesen", "zurück"},
                                            {"streitet", "ab"},
                                            {"stritt", "ab"},
                                            {"streiten", "ab"},
                                            {"stritten", "ab"}}};
  constexpr std::size_t reach = 16;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto piece =
        std::find_if(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.first == units[i].text; });
    if (piece == pieces.end()) continue;
    for (std::size_t k = i + 1; k < units.size() && k <= i + reach && !units[k].is(Kind::stop); ++k) {
      if (units[k].text != piece->second) continue;
      units[i].kinds = kind_bit(Kind::deny);
      break;
    }
  }
}

/// "Rejects a call for an inquiry into meddling", "dismissed the Senate's investigation": no charge is denied, unless
/// the rest says what it is rejected as.
void settle_rejections(std::vector<Unit>& units) {
  // Of these the object is what is denied, whatever it is: "denies the inquiry's findings".
  constexpr std::array<std::string_view, 8> verbs = {"den",  "отриц", "запереч", "zaprzecz",
                                                     "neag", "bestr", "niega",   "nie"};
  constexpr Kinds claim = kind_bit(Kind::accuse) | kind_bit(Kind::report) | kind_bit(Kind::hedge) |
                          kind_bit(Kind::say) | kind_bit(Kind::act);
  constexpr Kinds ends = kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::that) | kind_bit(Kind::by) |
                         kind_bit(Kind::of) | kind_bit(Kind::deny);
  constexpr std::size_t reach = 5;
  constexpr std::size_t tail = 10;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].is(Kind::deny) || begins_with_any(units[i].text, verbs)) continue;
    std::size_t what = i + 1;
    const auto is_request = [&](std::size_t k) { return units[k].is(Cue::request) && !units[k].possessive; };
    while (what < units.size() && what <= i + reach && !is_request(what) && !units[what].is_any(claim | ends)) ++what;
    if (what >= units.size() || what > i + reach || !is_request(what)) continue;
    const auto behind = units.begin() + static_cast<std::ptrdiff_t>(what);
    const auto last = units.begin() + static_cast<std::ptrdiff_t>(std::min(units.size(), what + tail));
    const bool called =
        std::any_of(behind, last, [](const Unit& unit) { return unit.is(Cue::likening) || unit.is(Kind::deny); });
    if (called) continue;
    units[i].kinds &= ~kind_bit(Kind::deny);  // and where nothing is left, no word either: its capital is no name's
  }
}

/// "反对援助X的政党": what a party is for or against; it is no party of X.
void settle_sides(std::vector<Unit>& units) {
  constexpr std::array<std::string_view, 6> sides = {"支持", "反对", "反對", "援助", "同情", "敌视"};
  for (std::size_t i = 1; i + 1 < units.size(); ++i) {
    const bool of_party =
        units[i].is(Kind::country) && units[i].possessive && units[i + 1].is(Kind::vote) && units[i + 1].term->weak;
    if (!of_party) continue;
    units[i].against = std::any_of(sides.begin(), sides.end(),
                                   [&](std::string_view side) { return units[i - 1].text.ends_with(side); });
  }
}

/// "Des pirates russes ont", "par des puissances étrangères": the French article, where no noun stands before it that
/// it could lead from.
void settle_articles(std::vector<Unit>& units) {
  constexpr Kinds opens = kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::quote) | kind_bit(Kind::that) |
                          kind_bit(Kind::by) | kind_bit(Kind::in) | kind_bit(Kind::with) | kind_bit(Kind::to) |
                          kind_bit(Kind::preposition) | kind_bit(Kind::according);
  constexpr std::array<std::string_view, 9> asks = {"si",      "Si",    "comment", "Comment", "dont",
                                                    "lorsque", "quand", "Quand",   "où"};
  constexpr std::array<std::string_view, 2> charges = {"accus", "soupçonn"};
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].is(Kind::of) || (units[i].text != "des" && units[i].text != "Des")) continue;
    const Unit* before = i == 0 ? nullptr : &units[i - 1];
    const bool article = before == nullptr || before->is_any(opens) || is_one_of(asks, before->text) ||
                         (begins_with_any(before->text, charges) && !before->text.starts_with("accusation"));
    if (article) units[i].kinds = kind_bit(Kind::determiner);
  }
}

/// "Ein mit X verbundenes Netzwerk", "与X有关的网络": who acts for X, as in "X-linked".
void settle_ties(std::vector<Unit>& units) {
  constexpr std::array<std::string_view, 8> tied = {"verbunden", "verknüpft", "vernetzt", "verbandelt",
                                                    "有关",      "有關",      "关联",     "關聯"};
  constexpr std::array<std::string_view, 12> hands = {"Netzwerk", "Netz", "Gruppe", "Firma", "Konto", "Konten",
                                                      "网络",     "網絡", "网路",   "網路",  "团体",  "團體"};
  constexpr Kinds acting = kind_bit(Kind::agent) | kind_bit(Kind::resident);
  for (std::size_t i = 0; i + 3 < units.size(); ++i) {
    const bool with = units[i].is(Kind::with) || units[i].is(Kind::conjunction) || units[i].is(Kind::preposition);
    if (!with || !units[i + 1].is(Kind::country) || !begins_with_any(units[i + 2].text, tied)) continue;
    const Unit& noun = units[i + 3];
    if (noun.is_any(acting) || noun.is(Cue::outfit) || begins_with_any(noun.text, hands))
      units[i].kinds = kind_bit(Kind::attribute);
  }
}

}  // namespace

void settle_by_neighbours(std::vector<Unit>& units, const Tongue& tongue) {
  if (tongue.code == "fr") settle_articles(units);
  if (tongue.code == "de" || tongue.code == "zh") settle_ties(units);
  settle_allies(units, tongue);
  settle_makes(units);
  settle_money(units);
  settle_named(units);
  settle_ethnic(units);
  settle_plain_deeds(units, tongue);
  settle_waiting(units, tongue);
  settle_nouns(units);
  settle_echoes(units);
  if (tongue.is_english) settle_words(units);
  if (tongue.is_english) settle_regimes(units);
  if (tongue.code == "de") settle_separable(units);
  if (tongue.code == "zh") settle_sides(units);
  settle_contrasts(units);
  settle_rejections(units);
}

}  // namespace alleged::detect
