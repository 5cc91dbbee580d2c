#include "daemon/detect/by_phrase.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "daemon/detect/bystander.hpp"
#include "daemon/detect/declension.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {
namespace {

/// The phrases of one act.
class ByPhrase {
 public:
  ByPhrase(const Passage& passage, const Clause& clause, std::size_t act)
      : passage_(passage), units_(passage.units), act_(act), clause_(clause), head_(clause.head_of(act)) {}

  /// "interference by X", "attacks from X", "interference of X": the phrase may stand after what is interfered with,
  /// but not beyond another verb.
  Agents by_phrase() const {
    constexpr Kinds passes = kind_bit(Kind::in) | kind_bit(Kind::of) | kind_bit(Kind::to) | kind_bit(Kind::determiner) |
                             kind_bit(Kind::vote) | kind_bit(Kind::landmark) | kind_bit(Kind::year) |
                             kind_bit(Kind::act) | kind_bit(Kind::conjunction) | kind_bit(Kind::quote) |
                             kind_bit(Kind::country) | kind_bit(Kind::our) | kind_bit(Kind::its) |
                             kind_bit(Kind::date) | kind_bit(Kind::against) | kind_bit(Kind::preposition) |
                             kind_bit(Kind::attempt);  // "interference efforts by X"
    if (is_accused_of()) return {};
    if (passage_.tongue->follows) {
      if (const auto found = qualifier()) return joined(passage_, *found, "by-phrase", 0.95);
    }
    const std::string_view act = units_[act_].text;  // "accounts run from X"
    const bool anothers = act_ > 0 && units_[act_ - 1].is_any(party_kinds) && clause_.is_adjectival(act_ - 1);
    constexpr std::array<std::string_view, 4> leads = {" from", " by", "and of", "arm of"};  // "the long arm of X"
    if (!anothers && ends_with_any(act, leads)) {
      if (const auto found = clause_.party_after(act_, 6)) return joined(passage_, *found, "by-phrase", 0.95);
    }
    if (const auto found = in_the_instrumental()) return joined(passage_, *found, "by-phrase", 0.95);
    if (const auto found = by_phrase_before()) return joined(passage_, *found, "by-phrase", 0.95);
    if (const auto found = run_by()) return joined(passage_, *found, "by-phrase", 0.95);
    if (const auto found = modified()) return joined(passage_, *found, "by-phrase", 0.95);
    for (const std::size_t from : {act_, head_}) {
      std::size_t words = 0;
      bool robs = false;  // "stole data from X"
      for (std::size_t i = from + 1; i < units_.size() && i <= from + 12; ++i) {
        // "Paid for from abroad", "accounts in the election run from abroad".
        const bool abroad =
            units_[i].is(Kind::unnamed) &&
            (units_[i].is(Kind::by) || units_[i].text.ends_with(" abroad") || units_[i].text.starts_with("from "));
        if (abroad) return {{i}, "by-phrase", 0.95};
        if (i + 1 == units_.size()) break;
        if (i == from + 1 && units_[i].is(Kind::with) && units_[i + 1].is(Kind::by)) continue;  // "interfered with by"
        robs = robs || takes_object(i - 1);
        if (units_[i].text.starts_with("pentru a")) break;  // a purpose: "pentru a opri apropierea de X"
        if (robs && units_[i].text == "from") return {};
        const bool direct_of = i == from + 1 && units_[i].is(Kind::of) && !is_verb(units_, act_) &&
                               (!units_[act_].term->weak || units_[act_].is(Kind::agent));
        // "Plăți din X", "finanțate parțial din X": "from", right behind the act.
        const bool pays = units_[act_].is(Kind::act) && units_[act_].term->meaning->sort == "covert_funding";
        const bool from_there = units_[i].text == "din" && i <= from + (pays ? 2 : 1);
        // "By what he called "foreign actors"".
        if (units_[i].is(Kind::by) && units_[i + 1].text == "what") {
          for (std::size_t k = i + 2; k < units_.size() && k <= i + 6 && !units_[k].is_any(clause_end); ++k) {
            if (units_[k].is_any(party_kinds)) return joined(passage_, k, "by-phrase", 0.95);
          }
        }
        if (is_in_favour_of(i)) continue;
        if (units_[i].is(Kind::by) || units_[i].is(Kind::attribute) || direct_of || from_there) {
          // "Wegen Einmischung in die Wahl aus X ausgewiesen": another verb governs X.
          const auto found = clause_.party_after(i, 6);
          const bool says = clause_.is_english() && units_[i].is(Kind::by) && clause_.leads_to_speaker(i);
          if (found && !says && !clause_.is_closed_by(*found, kind_bit(Kind::sanction)))
            return joined(passage_, *found, "by-phrase", 0.95);
        }
        if (adds_one(i)) continue;
        if (units_[i].is_plain() ? ++words > 4 : !units_[i].is_any(passes)) break;
      }
    }
    return {};
  }

  /// "Took money of X": whoever the money comes from acts, and not who takes it.
  Agents payer() const {
    constexpr std::array<std::string_view, 4> of = {" de", " du", " von", " от"};
    const Unit& act = units_[act_];
    const auto ends = [&](std::string_view word) { return act.text.ends_with(word); };
    if (!act.is(Kind::act) || act.term->meaning->sort != "covert_funding" || act_ + 1 >= units_.size()) return {};
    if (!act.is(Cue::taking)) return {};
    const bool of_next = units_[act_ + 1].is_any(kind_bit(Kind::of) | kind_bit(Kind::by));
    if (!of_next && std::none_of(of.begin(), of.end(), ends)) return {};
    return joined(passage_, clause_.party_after(of_next ? act_ + 1 : act_, 3), "by-phrase", 0.95);
  }

 private:
  std::string_view first_word(std::size_t i) const { return units_[i].text.substr(0, units_[i].text.find(' ')); }

  /// "Interference in the election, above all by X": the comma before such words, and these.
  bool adds_one(std::size_t i) const {
    constexpr std::array<std::string_view, 12> above = {"above",        "especially", "mainly", "notably",
                                                        "particularly", "chiefly",    "vor",    "surtout",
                                                        "sobre",        "прежде",     "przede", "mai"};
    constexpr std::array<std::string_view, 8> all = {"all",       "allem", "todo",       "всего",
                                                     "wszystkim", "ales",  "насамперед", "zwłaszcza"};
    const bool comma = units_[i].is(Kind::comma) && i + 2 < units_.size() &&
                       (is_one_of(above, first_word(i + 1)) || is_one_of(all, first_word(i + 1)));
    return comma || (i > 0 && units_[i - 1].is(Kind::comma) && is_one_of(above, first_word(i))) ||
           is_one_of(all, units_[i].text);
  }

  /// "Zum Vorteil von X", in German: whoever gains by it does not act.
  bool is_in_favour_of(std::size_t by) const {
    constexpr std::array<std::string_view, 7> nouns = {"Vorteil",   "Gunsten", "zugunsten", "Nachteil",
                                                       "Ungunsten", "Lasten",  "zulasten"};
    return passage_.tongue->code == "de" && units_[by].text == "von" &&
           std::find(nouns.begin(), nouns.end(), units_[by - 1].text) != nouns.end();
  }

  /// "It was accused of election meddling by X": X accuses. In English.
  bool is_accused_of() const {
    constexpr std::size_t reach = 3;
    constexpr Kinds passes =
        kind_bit(Kind::vote) | kind_bit(Kind::determiner) | kind_bit(Kind::country) | kind_bit(Kind::hedge);
    for (std::size_t i = head_; clause_.is_english() && i-- > 1 && head_ - i <= reach;) {
      if (units_[i].is(Kind::of)) return units_[i - 1].is(Kind::accuse) && clause_.is_passive(i - 1);
      if (!units_[i].is_any(passes)) return false;
    }
    return false;
  }

  /// "Accounts that praised him were run by X": the predicate of the sentence whose subject the act is.
  std::optional<std::size_t> run_by() const {
    constexpr std::array<std::string_view, 5> being = {"is", "are", "was", "were", "been"};
    constexpr std::size_t reach = 24;
    if (!clause_.is_english() || is_verb(units_, act_)) return {};
    for (std::size_t i = 0; i < act_; ++i) {
      if (!units_[i].is_any(kind_bit(Kind::determiner) | kind_bit(Kind::hedge)) && !units_[i].is_plain()) return {};
    }
    for (std::size_t i = act_ + 1; i + 1 < units_.size() && i <= act_ + reach && !units_[i].is_any(clause_end); ++i) {
      if (!units_[i].is(Kind::attribute)) continue;
      if (std::find(being.begin(), being.end(), units_[i - 1].text) == being.end()) continue;
      return clause_.party_after(i, 8);
    }
    return {};
  }

  /// An active verb with an object behind it, in English: what it is done "from" does not act.
  bool takes_object(std::size_t verb) const {
    return clause_.is_english() && units_[verb].is(Kind::act) && is_verb(units_, verb) && !clause_.is_passive(verb) &&
           !units_[verb].is(Kind::agent) && !units_[verb + 1].is(Kind::by);
  }

  /// "Die Wähler wurden von X bestochen", where the participle closes the clause; "aus X gesteuerte Konten".
  std::optional<std::size_t> by_phrase_before() const {
    if (clause_.is_english() || passage_.tongue->adjectives_behind()) return {};
    if (const auto found = payer_at_the_close()) return found;
    for (std::size_t i = act_; i-- > 0 && act_ - i <= 8;) {
      if (units_[i].is_any(clause_end | kind_bit(Kind::that))) return {};
      if (!units_[i].is(Kind::by)) continue;
      if (i > 0 && (units_[i - 1].text == "zugunsten" || units_[i - 1].text == "Gunsten")) return {};
      const auto found = clause_.party_after(i, 5);
      if (!found || *found > act_ || accuses(i, *found)) return {};
      const std::size_t first = i < 6 ? 0 : i - 6;
      const std::size_t last = std::min(units_.size(), act_ + 3);
      const bool passive = std::any_of(units_.begin() + static_cast<std::ptrdiff_t>(first),
                                       units_.begin() + static_cast<std::ptrdiff_t>(last),
                                       [](const Unit& unit) { return unit.is(Kind::passive); });
      const bool qualifies = *found + 1 == act_ && act_ + 1 < units_.size() &&
                             !units_[act_ + 1].is_any(clause_end | kind_bit(Kind::comma));
      return passive || qualifies ? found : std::nullopt;
    }
    return {};
  }

  /// "Партия финансировалась X", "была профинансирована X": no preposition leads who does it.
  std::optional<std::size_t> in_the_instrumental() const {
    constexpr std::array<std::string_view, 13> passive = {"ся", "сь",  "ан",  "ана", "ано", "аны", "ені",
                                                          "ен", "ена", "ено", "ены", "ний", "ані"};
    const std::string_view act = units_[act_].text;
    const bool is_passive =
        std::any_of(passive.begin(), passive.end(), [&](std::string_view ending) { return act.ends_with(ending); });
    if (!is_passive || act_ + 1 >= units_.size() || units_[act_ + 1].against) return {};
    // "Зламано російською розвідкою".
    constexpr std::array<std::string_view, 6> adjectives = {"ою", "ой", "ими", "ым", "им", "ею"};
    const Unit& by = units_[act_ + 1];
    const bool held = act_ + 2 < units_.size() && units_[act_ + 2].is_any(kind_bit(Kind::agent) | kind_bit(Kind::body));
    const bool adjective = held && by.is(Kind::country) && by.term->form == Form::adjective && !act.ends_with("сь") &&
                           std::any_of(adjectives.begin(), adjectives.end(),
                                       [&](std::string_view ending) { return by.text.ends_with(ending); });
    return adjective || is_instrumental(passage_, act_ + 1) ? std::optional(act_ + 1) : std::nullopt;
  }

  /// "Die Partei wurde vor der Wahl von X finanziert": X does it, and is not whose vote that is.
  std::optional<std::size_t> payer_at_the_close() const {
    constexpr std::size_t reach = 9;
    if (passage_.tongue->code != "de" || act_ < 2 || !units_[act_ - 2].is(Kind::by)) return {};
    if (!units_[act_ - 1].is_any(party_kinds) || units_[act_ - 1].against) return {};
    for (std::size_t i = act_ - 2; i-- > 0 && act_ - i <= reach && !units_[i].is_any(clause_end);) {
      if (units_[i].is(Kind::passive)) return act_ - 1;
    }
    return {};
  }

  /// "企图影响选举的X特工": in Chinese what is told of X stands before it, and "的" between.
  std::optional<std::size_t> modified() const {
    constexpr Kinds passes = kind_bit(Kind::vote) | kind_bit(Kind::landmark) | kind_bit(Kind::its) |
                             kind_bit(Kind::year) | kind_bit(Kind::country) | kind_bit(Kind::determiner);
    if (passage_.tongue->code != "zh") return {};
    for (std::size_t i = act_ + 1; i + 1 < units_.size() && i <= act_ + 5; ++i) {
      if (units_[i].possessive) {
        const bool party = units_[i + 1].is_any(party_kinds) && !units_[i + 1].against;
        return party && !clause_.qualifies_vote(i + 1) ? std::optional(i + 1) : std::nullopt;
      }
      if (!units_[i].is_any(passes)) return {};
    }
    return {};
  }

  /// "Accusée par X", "von X beschuldigt": X is by whom the charge is, and not by whom the act.
  bool accuses(std::size_t by, std::size_t party) const {
    constexpr Kinds charges = speech_kinds | kind_bit(Kind::accuse);
    return (by > 0 && units_[by - 1].is_any(charges)) || clause_.is_closed_by(party, charges);
  }

  /// "Фінансування угорської опозиції", "financement du parti géorgien": of the country at `party` is who takes the
  /// money.
  bool funds_a_side(std::size_t party) const {
    if (units_[act_].term->meaning->sort != "covert_funding") return false;
    if (units_[act_].is(Cue::side) || units_[act_].is(Cue::campaign)) return true;  // "financió a opositores X"
    const auto is_side = [&](std::size_t i) {
      return i < units_.size() &&
             (units_[i].is(Kind::contender) || units_[i].is(Cue::side) || units_[i].is(Cue::campaign));
    };
    return is_side(party + 1) || (party > act_ + 1 && is_side(party - 1));
  }

  /// Where what qualifies a noun follows it: "ingérence russe", "вмешательство России", "Einmischung der Türkei",
  /// "ingerencji komunistycznych władz Chin".
  std::optional<std::size_t> qualifier() const {
    if (units_[act_].term == nullptr ||
        (units_[act_].term->verb && is_verb(units_, act_) && !units_[act_].is(Kind::agent)))
      return {};
    // "Favorecer a X", "soutien à X", "kampania przeciw X": upon whom the act falls.
    constexpr std::array<std::string_view, 20> upon = {
        " a",         " al",     " à",      " au",        " aux",
        " pe",        " contra", " contre", " împotriva", " împotriva lui",
        " gegen",     " für",    " против", " проти",     " przeciw",
        " przeciwko", " para",   " pour",   " pentru",    " за"};
    const std::string_view act = units_[act_].text;
    if (std::any_of(upon.begin(), upon.end(), [&](std::string_view word) { return act.ends_with(word); })) return {};
    const bool prepared = act_ > 0 && units_[act_ - 1].is(Cue::doing);  // "готувала дестабілізацію X"
    for (std::size_t k = act_ + 1; k < units_.size() && k <= act_ + 4; ++k) {
      const Unit& unit = units_[k];
      if (unit.is_any(party_kinds) && (funds_a_side(k) || (prepared && !clause_.is_adjectival(k)))) return {};
      if (unit.is_any(party_kinds) && !unit.against && !clause_.qualifies_vote(k))
        return is_of_a_noun(passage_, k, act_) ? std::nullopt : std::optional(k);
      const bool word = unit.is_plain() && !unit.capital && (k == act_ + 1 || units_[k - 1].is_plain());
      const bool passes = word || unit.is_any(kind_bit(Kind::determiner) | kind_bit(Kind::quote) | kind_bit(Kind::act) |
                                              kind_bit(Kind::of) | kind_bit(Kind::body) | kind_bit(Kind::agent));
      if (!passes || (unit.is(Kind::act) && unit.term->verb)) return {};  // "a vizat X": its object
    }
    return {};
  }

  const Passage& passage_;
  const std::vector<Unit>& units_;
  std::size_t act_;
  const Clause& clause_;
  std::size_t head_;
};

}  // namespace

Agents by_phrase_of(const Passage& passage, const Clause& clause, std::size_t act) {
  return ByPhrase(passage, clause, act).by_phrase();
}

Agents payer_of(const Passage& passage, const Clause& clause, std::size_t act) {
  return ByPhrase(passage, clause, act).payer();
}

}  // namespace alleged::detect
