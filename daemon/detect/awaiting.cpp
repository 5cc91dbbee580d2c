#include "daemon/detect/awaiting.hpp"

#include <array>
#include <string_view>

#include "daemon/detect/money.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

constexpr std::array<std::string_view, 7> auxiliaries = {"was", "were", "been", "being", "are", "is", "be"};

/// "Influencers were paid by X", "блогеров наняли в X": the word that the verb at `at` waits for stands before it.
bool is_behind_its_word(const std::vector<Unit>& units, const Tongue& tongue, std::size_t at) {
  constexpr std::size_t reach = 7;
  const Cues until =
      units[at].term->meaning->until & (cue_bit(Cue::hireling) | cue_bit(Cue::message) | cue_bit(Cue::campaign));
  if (until == 0 || at == 0) return false;
  const bool of_participle = until == cue_bit(Cue::campaign);  // "the party financed by X"
  if (tongue.is_english && !of_participle && !is_one_of(auxiliaries, units[at - 1].text)) return false;
  for (std::size_t i = at;
       i-- > 0 && at - i <= reach && !units[i].is_any(kind_bit(Kind::stop) | kind_bit(Kind::that));) {
    if ((units[i].cues & until) != 0) return true;
  }
  return false;
}

/// Whether what the act at `at` is done to may stand before it: in the passive, of a participle ("votos comprados",
/// "из-за голосов, купленных"), and where the verb closes a German clause. Else voters who stand there buy, or pay.
bool may_follow_its_object(const std::vector<Unit>& units, const Tongue& tongue, std::size_t at) {
  constexpr std::size_t near = 3;
  constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::comma) | kind_bit(Kind::that);
  constexpr std::array<std::string_view, 9> participles = {"ado", "ada", "ados", "adas", "é", "ée", "és", "ées", "ate"};
  if (at == 0) return false;
  if (tongue.is_english) return is_one_of(auxiliaries, units[at - 1].text);
  const Cues until = units[at].term->meaning->until;
  if (until == cue_bit(Cue::office) || units[at - 1].is(Kind::comma)) return true;
  if (!tongue.spaced) return until != cue_bit(Cue::ballots);
  if (ends_with_any(units[at].text, participles) && (units[at - 1].cues & until) != 0) return true;
  if (tongue.code == "de") return at + 1 == units.size() || units[at + 1].is_any(ends);
  for (std::size_t i = at; i-- > 0 && at - i <= near;) {
    if (units[i].is(Kind::passive)) return true;
  }
  return false;
}

/// Whether the word that the act at `at` waits for follows in its clause: "paid influencers", "Angriff auf die
/// Wahlkommission", "купил тысячи голосов". "Under pressure from voters" is done by them, and what a vaccination
/// campaign gets is for no vote.
bool governs_its_word(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::size_t reach = 8;
  constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::comma) | kind_bit(Kind::that) | kind_bit(Kind::say);
  constexpr std::array<std::string_view, 3> clauses = {"as", "while", "when"};
  constexpr std::array<std::string_view, 4> from_whom = {"from", "von", "par", "por"};
  const Cues object = units[at].term->meaning->until;
  const auto counts = [&](std::size_t i) {
    if (object == cue_bit(Cue::campaign)) return runs_in_a_vote(units, i);
    if (object != cue_bit(Cue::ballots)) return true;
    const std::size_t lead = i > 1 && units[i - 1].is(Kind::determiner) ? i - 2 : i - 1;
    return !units[lead].is(Kind::by) && !is_one_of(from_whom, units[lead].text);
  };
  for (std::size_t i = at + 1; i < units.size() && i <= at + reach && !units[i].is_any(ends); ++i) {
    if (is_one_of(clauses, units[i].text)) return false;
    if ((units[i].cues & object) != 0 && counts(i)) return true;
  }
  return false;
}

/// The same, or it stands before: "die Systeme der Wahlkommission angegriffen".
bool has_its_object(const std::vector<Unit>& units, const Tongue& tongue, std::size_t at) {
  constexpr std::size_t reach = 8;
  constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::comma) | kind_bit(Kind::that) | kind_bit(Kind::say);
  if (governs_its_word(units, at)) return true;
  if (!may_follow_its_object(units, tongue, at)) return false;
  const std::size_t from = units[at - 1].is(Kind::comma) ? at - 1 : at;
  for (std::size_t i = from; i-- > 0 && from - i <= reach && !units[i].is_any(ends);) {
    if ((units[i].cues & units[at].term->meaning->until) != 0) return true;
  }
  return false;
}

/// "Pressed the candidate to quit the race". In "warned X after the junta told Y not to run" that is another clause.
bool presses_to_quit(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::size_t reach = 7;
  constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::comma) | kind_bit(Kind::that) | kind_bit(Kind::say) |
                         kind_bit(Kind::before);
  for (std::size_t i = at + 1; i < units.size() && i <= at + reach && !units[i].is_any(ends); ++i) {
    if (units[i].text == "after" || units[i].text == "as") return false;
    if (units[i].is(Cue::quitting)) return units[i - 1].is(Kind::to) || units[i].text.starts_with("not to");
  }
  return false;
}

/// "Helped the challenger win": the word follows, and somebody stands between. "Help X win", with a country for X, is
/// about a war or a game.
bool brings_it_about(const std::vector<Unit>& units, const Tongue& tongue, std::size_t at) {
  constexpr std::size_t reach = 7;
  constexpr std::size_t near = 3;
  for (std::size_t i = at + 1; i < units.size() && i <= at + reach && !units[i].is(Kind::stop); ++i) {
    if ((units[i].cues & units[at].term->meaning->until) == 0) continue;
    if (!tongue.spaced) return true;
    if (!units[at].term->verb && i <= at + near) return true;  // "false posts"
    const Unit& before = units[i - 1];
    const bool is_state = before.is(Kind::country) && (before.term->form == Form::name || before.possessive);
    if (units[at].term->verb && i > at + 1 && !units[at + 1].is(Kind::to) && !is_state) return true;
  }
  return false;
}

}  // namespace

bool is_awaited(const std::vector<Unit>& units, const Tongue& tongue, std::size_t at) {
  if (at > 0 && units[at - 1].joined) return false;  // "X-trained fighters"
  const Cues until = units[at].term->meaning->until;
  const bool english = tongue.is_english;
  if (until == cue_bit(Cue::funds)) return english ? funds_a_campaign(units, at) : gives_to_a_campaign(units, at);
  if (until == cue_bit(Cue::office)) return has_its_object(units, tongue, at);
  if (until == cue_bit(Cue::ballots) && !(english && units[at].term->verb)) return has_its_object(units, tongue, at);
  if (until == cue_bit(Cue::quitting)) return presses_to_quit(units, at);
  if (is_behind_its_word(units, tongue, at)) return true;
  if (until == cue_bit(Cue::campaign)) return !english && has_its_object(units, tongue, at);
  if (until == cue_bit(Cue::hireling) || until == cue_bit(Cue::press)) return governs_its_word(units, at);
  return brings_it_about(units, tongue, at);
}

}  // namespace alleged::detect
