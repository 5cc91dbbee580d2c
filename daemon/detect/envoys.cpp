#include "daemon/detect/envoys.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// Whether a word of a unit begins with one of a list, or in Chinese has one within.
template <typename Words>
bool is_like(const Passage& passage, const Words& words, std::string_view unit) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view begin) {
    for (std::size_t at = unit.find(begin); at != unit.npos; at = unit.find(begin, at + 1)) {
      if (at == 0 || unit[at - 1] == ' ' || !passage.tongue->spaced) return true;
    }
    return false;
  });
}

bool is_envoy(const Passage& passage, std::string_view word) {
  constexpr std::array<std::string_view, 46> words = {
      "Посол",    "Посла",     "Послу",      "Ambassador", "Ambasador",   "Embajador",  "Ambassadeur", "Consulate",
      "embassy",  "consulate", "Botschaft",  "Konsulat",   "посольств",   "консульств", "ambasad",     "consulat",
      "使馆",     "使館",      "ambassador", "diplomat",   "посла",       "послов",     "послу",       "посол",
      "дипломат", "атташе",    "аташе",      "ambasador",  "dyplomat",    "konsul",     "Botschafter", "Diplomat",
      "Konsul",   "embajador", "diplomát",   "cónsul",     "ambassadeur", "diplomaț",   "diplomaţ",    "大使",
      "外交官",   "外交人员",  "外交人員",   "领事",       "領事",        "consul "};
  return is_like(passage, words, word);
}

/// "Summoned", "выслала", "wydalono": before envoys or behind them.
bool is_sending(const Passage& passage, std::string_view word) {
  constexpr std::array<std::string_view, 61> words = {
      "вызван",   "викликан", "wezwan",   "recalls",  "recalled", "shuts",     "shut",        "closes",      "closed",
      "отзывает", "отозвал",  "закрыва",  "закрыл",   "відклика", "відкликал", "закрива",     "закрил",      "odwoł",
      "zamyka",   "zamkn",    "rappelle", "rappelé",  "ferme",    "retira",    "cierra",      "cerró",       "recheam",
      "închid",   "召回",     "关闭",     "關閉",     "summoned", "summons",   "expelled",    "expels",      "вызвал",
      "вызвало",  "выслал",   "выслан",   "выдвор",   "викликал", "вислал",    "вислан",      "видвор",      "wezwał",
      "wezwano",  "wydali",   "wydalono", "convocat", "expulzat", "expulzeaz", "einbestellt", "ausgewiesen", "convoqué",
      "expulsé",  "expulsó",  "expulsa",  "convocó",  "逐客令",   "驱逐",      "驅逐"};
  return is_like(passage, words, word);
}

/// What leads to the reason: "over", "за", "wegen". "After" tells only when.
bool is_because(std::string_view word) {
  constexpr std::array<std::string_view, 16> words = {"over",   "for",    "because of",  "из-за",   "за",   "через",
                                                      "za",     "powodu", "związku",     "wegen",   "pour", "por",
                                                      "pentru", "cauza",  "w związku z", "z powodu"};
  return is_one_of(words, word);
}

/// Where the reason begins that leads to the act and to nothing else: not "for criticising the meddling", "из-за
/// обвинений во вмешательстве", "over Russian interference"; the act where there is none.
std::size_t reason_of(const Passage& passage, std::size_t act) {
  constexpr std::size_t near = 5;
  constexpr Kinds leads = kind_bit(Kind::determiner) | kind_bit(Kind::its) | kind_bit(Kind::our) |
                          kind_bit(Kind::quote) | kind_bit(Kind::attempt) | kind_bit(Kind::of) | kind_bit(Kind::in) |
                          kind_bit(Kind::with);
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = act; i-- > 0 && act - i <= near;) {
    const Unit& unit = units[i];
    if (is_because(unit.text)) return i;
    if (!passage.tongue->spaced && (unit.text.ends_with("以") || unit.text.ends_with("因"))) return i;
    if (!unit.is_any(leads)) break;
  }
  return act;
}

/// Whether somebody else is named for the act behind it, or it is what somebody is accused of: "meddling by X",
/// "干预选举的指控".
bool is_of_another(const Passage& passage, std::size_t act) {
  constexpr std::size_t near = 4;
  constexpr Kinds charge = kind_bit(Kind::accuse) | kind_bit(Kind::report) | kind_bit(Kind::hedge);
  const std::vector<Unit>& units = passage.units;
  const std::size_t last = std::min(units.size(), act + near);
  for (std::size_t i = act + 1; i < last; ++i) {
    if (units[i].is(Kind::by)) return true;
    if (!passage.tongue->spaced && units[i].is_any(charge)) return true;
  }
  return false;
}

/// The country of the envoys at unit `envoy`: "X envoys", "посла X".
std::optional<std::size_t> home_of(const Passage& passage, const Clause& clause, std::size_t envoy) {
  constexpr std::size_t near = 2;
  const std::vector<Unit>& units = passage.units;
  const auto is_home = [&](std::size_t i) { return i < units.size() && is_named_party(units[i]); };
  for (std::size_t i = envoy; i-- > 0 && envoy - i <= near;) {
    if (is_home(i)) return clause.is_adjectival(i) || !passage.tongue->spaced ? std::optional(i) : std::nullopt;
    if (!units[i].is_plain()) break;
  }
  std::size_t next = envoy + 1;
  // "Recalls its ambassador from X".
  constexpr std::array<std::string_view, 13> at = {"from", "to",  "in", "из", "в", "із", "з",
                                                   "aus",  "din", "en", "à",  "z", "w"};
  if (next + 1 < units.size() && is_one_of(at, units[next].text) && is_home(next + 1) && units[next + 1].is_place())
    return next + 1;
  const bool behind =
      is_home(next) && (clause.is_adjectival(next) == passage.tongue->follows || units[next].is_place());
  return behind ? std::optional(next) : std::nullopt;
}

/// Whether a verb of sending stands by the envoys, in their clause.
bool are_sent(const Passage& passage, std::size_t envoy) {
  constexpr std::size_t near = 4;
  constexpr Kinds ends = clause_end | kind_bit(Kind::comma) | kind_bit(Kind::that) | kind_bit(Kind::quote);
  const std::vector<Unit>& units = passage.units;
  if (is_sending(passage, units[envoy].text)) return true;  // "Botschafter einbestellt" is one phrase
  for (std::size_t i = envoy; i-- > 0 && envoy - i <= near && !units[i].is_any(ends);) {
    if (is_sending(passage, units[i].text)) return true;
  }
  for (std::size_t i = envoy + 1; i < units.size() && i <= envoy + near && !units[i].is_any(ends); ++i) {
    if (is_sending(passage, units[i].text)) return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> home_of_sent(const Passage& passage, const Clause& clause) {
  for (std::size_t i = 0; i < passage.units.size(); ++i) {
    if (is_envoy(passage, passage.units[i].text) && are_sent(passage, i)) return home_of(passage, clause, i);
  }
  return std::nullopt;
}

std::optional<std::size_t> sent_home_over(const Passage& passage, const Clause& clause, std::size_t act) {
  constexpr std::size_t reach = 12;
  const std::vector<Unit>& units = passage.units;
  if (reason_of(passage, act) == act || is_of_another(passage, act)) return std::nullopt;
  for (std::size_t far = 1; far <= reach; ++far) {
    for (const std::size_t i : {act - far, act + far}) {  // below zero wraps beyond the size
      if (i >= units.size() || !is_envoy(passage, units[i].text)) continue;
      return are_sent(passage, i) ? home_of(passage, clause, i) : std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace alleged::detect
