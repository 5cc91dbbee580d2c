#include "daemon/detect/agents.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "daemon/detect/anaphora.hpp"
#include "daemon/detect/bidding.hpp"
#include "daemon/detect/bystander.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/declension.hpp"
#include "daemon/detect/predicate.hpp"
#include "daemon/detect/reference.hpp"
#include "daemon/detect/tracing.hpp"

namespace alleged::detect {
namespace {

constexpr Kinds ties = kind_bit(Kind::deny) | kind_bit(Kind::behind) | kind_bit(Kind::charge) |
                       kind_bit(Kind::sanction) | kind_bit(Kind::convict) | kind_bit(Kind::attempt);

/// One sentence, one act: looks for its agent by one rule after the other.
class Search {
 public:
  Search(const Passage& passage, std::size_t act, const std::vector<Vote>& votes)
      : passage_(passage),
        units_(passage.units),
        act_(act),
        votes_(votes),
        clause_(passage, votes),
        head_(clause_.head_of(act)) {}

  AgentReadings run() const { return {likely(), compound()}; }

  /// "hackers linked to X", "blamed on X", "X was behind", anywhere in the sentence.
  Agents source() const {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].is(Kind::attribute)) {
        const auto found = party_after(i, 5);
        if (found) return group(*found, "source", 0.7);
      }
      if (stands_behind(i)) return group(i + 1, "source", 0.7);
      if (units_[i].is(Kind::behind)) {
        for (std::size_t k = i; k-- > 0 && i - k <= 6;) {
          const bool of_hand = k > 1 && units_[k - 1].is(Kind::of) && units_[k - 2].is(Kind::attempt);
          const bool agent = units_[k].is_any(party_kinds) && !clause_.qualifies_vote(k) &&
                             (!clause_.is_object(k) || of_hand) && !units_[k].against;
          if (agent) return group(k, "source", 0.7);
        }
        // "Hinter dem Netz steckt X", "за роликами стоит X".
        if (const auto found = clause_.is_english() ? std::nullopt : party_after(i, 4))
          return group(*found, "source", 0.7);
      }
    }
    return {};
  }

  /// "За подкупом избирателей стоит X", "Hinter den Fälschungen steckt X": the phrase "stands behind" in two parts, and
  /// X next to its verb at `verb`.
  bool stands_behind(std::size_t verb) const {
    constexpr std::array<std::string_view, 6> behind = {"За", "за", "Za", "za", "Hinter", "hinter"};
    constexpr std::size_t reach = 9;
    if (verb + 1 >= units_.size() || !units_[verb + 1].is_any(party_kinds)) return false;
    if (!units_[verb].is(Cue::standing)) return false;
    for (std::size_t i = verb; i-- > 0 && verb - i <= reach && !units_[i].is_any(clause_end);) {
      if (std::find(behind.begin(), behind.end(), units_[i].text) != behind.end()) return true;
    }
    return false;
  }

  /// The object of the verb at the act's place; of a passive verb the subject.
  Agents accused() const {
    if (clause_.is_passive(act_)) {
      for (std::size_t i = act_; i-- > 0 && act_ - i <= 8;) {
        if (units_[i].is_any(clause_end)) break;
        if (units_[i].is_any(party_kinds) && !units_[i].against && !clause_.is_object(i))
          return group(i, "accused, passive", 0.7);
      }
      return {};
    }
    constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::agent) | kind_bit(Kind::quote) |
                             kind_bit(Kind::of) | kind_bit(Kind::attribute) | kind_bit(Kind::body) |
                             kind_bit(Kind::title) | kind_bit(Kind::preposition) | kind_bit(Kind::with) |
                             kind_bit(Kind::date) | kind_bit(Kind::conjunction) | kind_bit(Kind::in);
    for (std::size_t k = act_ + 1; k < units_.size() && k <= act_ + 7; ++k) {
      const Unit& unit = units_[k];
      // "Condemned X's war": the deed is accused, and is no act upon a vote.
      const bool of_a_deed = unit.possessive && k + 1 < units_.size() && units_[k + 1].is_plain() &&
                             !units_[k + 1].capital && clause_.is_english();
      if (of_a_deed) return {};
      // "Condemned the invasion of X", "осудил вторжение в X": what befell X.
      const bool befell = unit.is_any(kind_bit(Kind::of) | kind_bit(Kind::in)) && units_[k - 1].is_plain() &&
                          k >= act_ + 2 && units_[act_].is(Cue::condemning);
      if (befell) return {};
      if (unit.is_any(party_kinds) && !unit.against) return group(k, "accused", 0.8);
      if (!unit.is_plain() && !unit.is_any(passes)) break;
    }
    return {};
  }

 private:
  Agents likely() const {
    Agents unnamed;
    for (const auto rule :
         {&Search::traced, &Search::partner, &Search::told_off, &Search::prevented, &Search::denied, &Search::payer,
          &Search::asked, &Search::by_phrase, &Search::planned, &Search::possessor, &Search::called, &Search::charged,
          &Search::caused, &Search::subject, &Search::source, &Search::located, &Search::listed, &Search::only_other}) {
      Agents found = (this->*rule)();
      std::erase_if(found.units, [&](std::size_t i) { return units_[i].of_court; });
      if (found.units.empty()) continue;
      const bool named = std::any_of(found.units.begin(), found.units.end(),
                                     [&](std::size_t i) { return !units_[i].is(Kind::unnamed); });
      if (named) {
        std::erase_if(found.units, [&](std::size_t i) { return units_[i].is(Kind::unnamed) && !is_further(i); });
        return found;
      }
      if (unnamed.units.empty()) unnamed = found;
    }
    return unnamed;
  }

  /// "Another, unnamed state": told as one more than those that are named.
  bool is_further(std::size_t i) const {
    if (units_[i].text.starts_with("another")) return true;
    for (; i > 0 && (units_[i - 1].is(Kind::determiner) || units_[i - 1].is(Kind::comma)); --i) {
      const std::string_view word = units_[i - 1].text;
      if (word == "another" || word == "unnamed" || word == "unidentified" || word == "unspecified") return true;
    }
    return false;
  }

  /// "X links A to Z", and "X links Z to A".
  Agents traced() const {
    for (std::size_t i = 0; i < act_; ++i) {
      const auto to = traced_to(units_, i);
      if (!to) continue;
      if (act_ < *to) {
        if (const auto found = party_after(*to, 6)) return group(*found, "traced", 0.95);
      } else if (act_ <= *to + 6) {
        for (std::size_t k = i + 1; k < *to; ++k) {
          if (units_[k].is_any(party_kinds) && !units_[k].against) return group(k, "traced", 0.95);
        }
      }
    }
    return {};
  }

  Agents told_off() const { return group_if(told_to_stop(passage_, clause_, act_), "charged", 0.95); }
  Agents prevented() const { return group_if(kept_from(passage_, clause_, act_), "prevented", 0.9); }
  Agents asked() const { return group_if(asked_for(passage_, clause_, act_), "subject", 0.85); }
  Agents planned() const { return group_if(planner_of(passage_, clause_, act_), "possessor", 0.95); }

  Agents group(std::size_t at, std::string_view rule, double weight) const {
    return {coordinated(passage_, at), rule, weight};
  }

  Agents group_if(std::optional<std::size_t> at, std::string_view rule, double weight) const {
    return at ? group(*at, rule, weight) : Agents{};
  }

  /// "X's appeal is an interference", "saw X's appeal as interference".
  Agents called() const {
    std::optional<std::size_t> found = called_one(passage_, clause_, act_);
    if (!found) found = called_behind(passage_, clause_, act_);
    if (!found) found = called_as(passage_, clause_, act_);
    return group_if(found, "subject", 0.85);
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
    return group_if(party_after(of_next ? act_ + 1 : act_, 3), "by-phrase", 0.95);
  }

  /// "collusion with X", "conspired with X", "between the campaign and X": of several parties the one that is a state
  /// rather than a person, and has no vote there.
  Agents partner() const {
    if (!is_collusion()) return {};
    std::size_t i = act_ + 1;
    while (i < units_.size() && i <= act_ + 14 && !units_[i].is(Kind::with) && units_[i].text != "between") ++i;
    std::optional<std::size_t> best;
    for (std::size_t k = i + 1; k < units_.size() && k <= i + 12 && !units_[k].is_any(clause_end); ++k) {
      if (!units_[k].is_any(party_kinds) || (clause_.qualifies_vote(k) && !clause_.before_act(k))) continue;
      if (!best || (clause_.is_person(*best) && !clause_.is_person(k))) best = k;
    }
    if (!best) return {};
    // "Ties" and "contacts" are those of a campaign, or none of ours.
    const bool of_campaign = std::any_of(votes_.begin(), votes_.end(), [&](const Vote& vote) {
      return vote.unit + 4 >= act_ && vote.unit <= *best + 4;
    });
    if (units_[act_].term->weak && (!of_campaign || clause_.is_person(*best))) return {};
    return {{*best}, "partner", 0.9};
  }

  bool is_collusion() const { return units_[act_].term != nullptr && units_[act_].term->collusion; }

  /// "interference by X", "attacks from X", "interference of X": the phrase may stand after what is interfered with,
  /// but not beyond another verb.
  Agents by_phrase() const {
    constexpr Kinds passes = kind_bit(Kind::in) | kind_bit(Kind::of) | kind_bit(Kind::to) | kind_bit(Kind::determiner) |
                             kind_bit(Kind::vote) | kind_bit(Kind::landmark) | kind_bit(Kind::year) |
                             kind_bit(Kind::act) | kind_bit(Kind::conjunction) | kind_bit(Kind::quote) |
                             kind_bit(Kind::country) | kind_bit(Kind::our) | kind_bit(Kind::its) |
                             kind_bit(Kind::date) | kind_bit(Kind::against) | kind_bit(Kind::preposition) |
                             kind_bit(Kind::attempt);  // "interference efforts by X"
    if (passage_.tongue->follows) {
      if (const auto found = qualifier()) return group(*found, "by-phrase", 0.95);
    }
    const std::string_view act = units_[act_].text;  // "accounts run from X"
    const bool anothers = act_ > 0 && units_[act_ - 1].is_any(party_kinds) && clause_.is_adjectival(act_ - 1);
    if (!anothers && (act.ends_with(" from") || act.ends_with(" by"))) {
      if (const auto found = party_after(act_, 6)) return group(*found, "by-phrase", 0.95);
    }
    if (const auto found = by_phrase_before()) return group(*found, "by-phrase", 0.95);
    if (const auto found = run_by()) return group(*found, "by-phrase", 0.95);
    if (const auto found = modified()) return group(*found, "by-phrase", 0.95);
    for (const std::size_t from : {act_, head_}) {
      std::size_t words = 0;
      bool robs = false;  // "stole data from X"
      for (std::size_t i = from + 1; i + 1 < units_.size() && i <= from + 12; ++i) {
        robs = robs || takes_object(i - 1);
        if (robs && units_[i].text == "from") return {};
        const bool direct_of = i == from + 1 && units_[i].is(Kind::of) && !is_verb(units_, act_) &&
                               (!units_[act_].term->weak || units_[act_].is(Kind::agent));
        if (units_[i].is(Kind::by) && units_[i].is(Kind::unnamed)) return {{i}, "by-phrase", 0.95};  // "from abroad"
        if (units_[i].is(Kind::by) || units_[i].is(Kind::attribute) || direct_of) {
          // "Wegen Einmischung in die Wahl aus X ausgewiesen": another verb governs X.
          if (const auto found = party_after(i, 6); found && !clause_.is_closed_by(*found, kind_bit(Kind::sanction)))
            return group(*found, "by-phrase", 0.95);
        }
        if (units_[i].is_plain() ? ++words > 4 : !units_[i].is_any(passes)) break;
      }
    }
    return {};
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
      return party_after(i, 8);
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
    if (clause_.is_english()) return {};
    for (std::size_t i = act_; i-- > 0 && act_ - i <= 8;) {
      if (units_[i].is_any(clause_end | kind_bit(Kind::that))) return {};
      if (!units_[i].is(Kind::by)) continue;
      if (i > 0 && (units_[i - 1].text == "zugunsten" || units_[i - 1].text == "Gunsten")) return {};
      const auto found = party_after(i, 5);
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
    for (std::size_t k = act_ + 1; k < units_.size() && k <= act_ + 4; ++k) {
      const Unit& unit = units_[k];
      if (unit.is_any(party_kinds) && !unit.against && !clause_.qualifies_vote(k))
        return is_of_a_noun(passage_, k, act_) ? std::nullopt : std::optional(k);
      const bool word = unit.is_plain() && !unit.capital && (k == act_ + 1 || units_[k - 1].is_plain());
      const bool passes = word || unit.is_any(kind_bit(Kind::determiner) | kind_bit(Kind::quote) | kind_bit(Kind::act) |
                                              kind_bit(Kind::of) | kind_bit(Kind::body) | kind_bit(Kind::agent));
      if (!passes || (unit.is(Kind::act) && unit.term->verb)) return {};  // "a vizat X": its object
    }
    return {};
  }

  /// The first party after a preposition, within reach and before another phrase begins.
  std::optional<std::size_t> party_after(std::size_t at, std::size_t reach) const {
    for (std::size_t k = at + 1; k < units_.size() && k <= at + reach; ++k) {
      const Unit& unit = units_[k];
      if (unit.is_any(party_kinds) && !unit.against) return clause_.qualifies_vote(k) ? std::nullopt : std::optional(k);
      const bool passes = unit.is_plain() || unit.is(Kind::determiner) || unit.is(Kind::agent) ||
                          unit.is(Kind::quote) || unit.is(Kind::of) || unit.is(Kind::attribute) ||
                          unit.is(Kind::body) || unit.is(Kind::title) ||
                          (unit.text == "in" && units_[k - 1].is(Kind::resident));  // "a firm in X"
      if (!passes) return std::nullopt;
    }
    return std::nullopt;
  }

  /// "X rejects Y's claim of meddling", "X calls Y's meddling claims baseless": who denies it is said to act.
  Agents denied() const {
    constexpr Kinds claim =
        kind_bit(Kind::accuse) | kind_bit(Kind::report) | kind_bit(Kind::hedge) | kind_bit(Kind::say);
    for (std::size_t i = act_; i-- > 0;) {
      if (units_[i].is_any(clause_end)) return {};
      // "Called the charge baseless", but not "called for an inquiry".
      const bool calls = (units_[i].text == "calls" || units_[i].text == "called") && units_[i + 1].text != "for" &&
                         units_[i + 1].text != "on";
      if (!units_[i].is(Kind::deny) && !calls) continue;
      // "Called it a farce and said that Y had meddled": another verb's.
      const bool ended = calls && std::any_of(units_.begin() + static_cast<std::ptrdiff_t>(i),
                                              units_.begin() + static_cast<std::ptrdiff_t>(act_),
                                              [](const Unit& unit) { return unit.is(Kind::conjunction); });
      if (ended) return {};
      const std::size_t last = std::min(units_.size(), act_ + 3);
      const bool of_claim = std::any_of(units_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                        units_.begin() + static_cast<std::ptrdiff_t>(last),
                                        [](const Unit& unit) { return unit.is_any(claim); });
      // "Rejects a call for an inquiry into Y interference".
      const bool of_another = act_ > 0 && units_[act_ - 1].is_any(party_kinds) && !units_[act_ - 1].against &&
                              (act_ + 1 >= units_.size() || !units_[act_ + 1].is_any(claim));
      if (!of_claim || of_another || (calls && predicate_begins(passage_, clause_, act_) > i + 1) || names_another(i))
        return {};
      for (std::size_t k = i; k-- > 0 && i - k <= 6;) {
        if (units_[k].is_any(party_kinds) && !units_[k].against && !clause_.is_object(k))
          return group(k, "denied", 0.85);
      }
      return {};
    }
    return {};
  }

  /// "X dismissed a petition alleging that Y had sent voters": whether what the verb at `deny` rejects says of another
  /// party that it acts.
  bool names_another(std::size_t deny) const {
    bool clause = false;
    for (std::size_t i = deny + 1; i < act_; ++i) {
      if (units_[i].is(Kind::that)) {
        clause = true;
      } else if (clause && units_[i].is_any(party_kinds) && !units_[i].against && !clause_.is_object(i) &&
                 !clause_.qualifies_vote(i)) {
        return true;
      }
    }
    return false;
  }

  /// "X forced Y to meddle", "X ordered Y's spies to": X acts, whoever Y is.
  Agents caused() const {
    for (std::size_t i = head_; i-- > 0 && head_ - i <= 8;) {
      if (units_[i].is_any(clause_end)) return {};
      if (!units_[i].is(Kind::cause) || i == 0) continue;
      if (!makes_do(i)) return {};
      for (std::size_t k = i; k-- > 0 && i - k <= 6;) {
        if (units_[k].is_any(clause_end | kind_bit(Kind::comma))) break;
        if (units_[k].is_any(party_kinds) && !units_[k].against && !clause_.is_object(k))
          return group(k, "caused", 0.85);
      }
      return {};
    }
    return {};
  }

  /// Whether the verb at `cause` has its object do the act. In "X told the house that Y was trying to meddle" the
  /// object only hears of it.
  bool makes_do(std::size_t cause) const {
    constexpr std::array<std::string_view, 8> finite = {"was", "were", "is", "are", "had", "has", "have", "would"};
    constexpr Kinds does = ties | kind_bit(Kind::act) | kind_bit(Kind::cause);
    for (std::size_t i = cause + 1; i < act_; ++i) {
      if (units_[i].is(Kind::to)) {
        if (is_verb(units_, act_)) return act_ - i <= 4;
        // "Ordered its spies to launch a campaign", but not "a force to detect".
        return i + 1 == act_ || units_[i + 1].is_any(does);
      }
      if (units_[i].is(Kind::that) || std::find(finite.begin(), finite.end(), units_[i].text) != finite.end())
        return false;
    }
    return false;
  }

  /// "Adversaries like X and Y": named among those who act.
  Agents listed() const {
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
      if (!units_[i].is(Kind::example)) continue;
      const bool of_parties =
          i > 0 && (units_[i - 1].is_any(kind_bit(Kind::unnamed) | kind_bit(Kind::agent) | kind_bit(Kind::body)) ||
                    (i > 1 && units_[i - 2].is(Kind::unnamed)));
      if (!of_parties) continue;
      if (const auto found = party_after(i, 3)) return group(*found, "listed", 0.7);
    }
    return {};
  }

  /// "Russia's alleged meddling", "Chinese attempts to", "Kremlin-backed disinformation".
  Agents possessor() const {
    constexpr Kinds passes = kind_bit(Kind::act) | kind_bit(Kind::attempt) | kind_bit(Kind::agent) |
                             kind_bit(Kind::vote) | kind_bit(Kind::quote) | kind_bit(Kind::doubt) |
                             kind_bit(Kind::accuse) | kind_bit(Kind::title) | kind_bit(Kind::landmark);
    // "X-funded trolls", whatever the participle else is.
    if (act_ > 0 && units_[act_ - 1].joined && units_[act_ - 1].is_any(party_kinds) && !units_[act_ - 1].against)
      return group(act_ - 1, "possessor", 0.95);
    if ((head_ == act_ && is_verb(units_, act_)) || is_looked_into()) return {};
    bool bare = true;      // only nouns of the act itself so far
    bool accuses = false;  // "X decries interference"
    for (std::size_t i = head_; i-- > 0 && head_ - i <= 8;) {
      const Unit& unit = units_[i];
      if (unit.is_any(party_kinds)) {
        if (accuses && !clause_.is_adjectival(i)) return {};
        if (clause_.qualifies_vote(i) && !unit.possessive) return {};
        if (i + 1 == act_ && is_suffered()) return {};
        if (unit.against) return {};
        // "Canada's meddling claims": those that it makes.
        if (unit.possessive && act_ + 1 < units_.size() &&
            units_[act_ + 1].is_any(kind_bit(Kind::accuse) | kind_bit(Kind::hedge) | kind_bit(Kind::warn)))
          return {};
        // Where what qualifies a noun follows it, a country before it is the object of something else.
        const bool beside = bare && (!passage_.tongue->follows || unit.is(Kind::actor));
        if (clause_.is_adjectival(i) || beside) return group(i, "possessor", 0.95);
        return {};
      }
      if (unit.is(Kind::conjunction) && i > 0 && units_[i - 1].is_any(kind_bit(Kind::act) | kind_bit(Kind::attempt)))
        continue;
      if (unit.is_any(kind_bit(Kind::say) | kind_bit(Kind::body)) && !unit.is(Kind::agent)) return {};
      if (unit.is(Cue::calling)) return {};  // "X a numit ingerință": somebody else's deed
      accuses = accuses || (clause_.is_english() && unit.is(Kind::accuse) && !unit.is(Kind::hedge));
      if (unit.is_plain() && !unit.capital) {
        bare = false;
      } else if (!unit.is_any(passes)) {
        return {};
      }
    }
    return {};
  }

  /// "X's disinformation watchdog", "the meddling inquiry of X": the act only says what the body is for.
  bool is_looked_into() const {
    constexpr Kinds bodies = kind_bit(Kind::body) | kind_bit(Kind::authority) | kind_bit(Kind::title);
    if (!clause_.is_english() || act_ + 1 >= units_.size() || units_[act_].possessive) return false;
    const Unit& next = units_[act_ + 1];
    return next.is_any(bodies) && !next.is_any(kind_bit(Kind::agent) | kind_bit(Kind::act) | kind_bit(Kind::vote)) &&
           !next.capital;
  }

  /// "X's ousted leader": what a participle behind its possessor tells was done to it.
  bool is_suffered() const {
    return act_ > 0 && clause_.is_english() && units_[act_].term->verb && units_[act_].text.ends_with("ed") &&
           clause_.is_adjectival(act_ - 1) && !units_[act_ - 1].joined &&
           (units_[act_ - 1].possessive || !units_[act_ - 1].text.ends_with('s'));
  }

  /// "accuses X of", "blames X for", "sanctioned X over", "warned X not to", "clears X of": the object of a charge.
  Agents charged() const {
    constexpr Kinds charges = kind_bit(Kind::accuse) | kind_bit(Kind::charge) | kind_bit(Kind::sanction) |
                              kind_bit(Kind::warn) | kind_bit(Kind::convict);
    for (std::size_t i = head_; i-- > 0 && head_ - i <= 16;) {
      if (units_[i].is_any(clause_end)) return {};
      const std::string_view word = units_[i].text;
      const bool pronoun = units_[i].is(Kind::pronoun) || word == "him" || word == "her" || word == "them";
      if (pronoun && i > 0 && units_[i - 1].is(Kind::accuse))
        return group_if(antecedent(passage_, clause_, i - 1), "charged, pronoun", 0.8);
      if (units_[i].is(Kind::accuse) && i > 0 && units_[i - 1].is(Kind::pronoun) && !clause_.is_passive(i) &&
          (units_[i + 1].is(Kind::of) || units_[i + 1].text == "for")) {
        // "An X attache it accuses of".
        return group_if(people_before(passage_, clause_, i - 1), "charged", 0.95);
      }
      if (!units_[i].is_any(party_kinds) || units_[i].against || clause_.qualifies_vote(i) ||
          is_means(passage_, clause_, i))
        continue;
      std::size_t k = coordinated(passage_, i).front();
      std::size_t words = 0;  // "banned two senior Xs"
      while (k > 0 && (units_[k - 1].is(Kind::determiner) || units_[k - 1].is(Kind::title) ||
                       units_[k - 1].is(Kind::conjunction) || is_same_party(k - 1, i) || names_office(k - 1, i) ||
                       (units_[k - 1].is_plain() && ++words <= 2)))
        --k;
      const bool cleared = k > 0 && units_[k - 1].is(Kind::clear) && coordinated(passage_, i).back() + 1 < act_ &&
                           units_[coordinated(passage_, i).back() + 1].is(Kind::of);
      if (k == 0 || !(units_[k - 1].is_any(charges) || cleared) || clause_.is_passive(k - 1)) return {};
      // "Эстонию обвинили США": who stands behind the verb makes the charge.
      if (const auto object = object_before(k - 1); object && !is_accusative(passage_, i))
        return group(*object, "charged", 0.95);
      return group(i, "charged", 0.95);
    }
    return {};
  }

  /// "Colombian President Gustavo Petro": the country and its head.
  bool is_same_party(std::size_t at, std::size_t party) const {
    return units_[at].is(Kind::country) && !units_[at].against && units_[at].term->code == units_[party].term->code;
  }

  /// "Al presidente de Estados Unidos, Donald Trump, de": what ties a head's name to the office, or the object's "pe".
  bool names_office(std::size_t at, std::size_t party) const {
    if (units_[at].is(Kind::comma)) return at > 0 && is_same_party(at - 1, party);
    if (units_[at].is(Kind::of)) return at > 0 && units_[at - 1].is(Kind::title) && at < party;
    return units_[at].text == "pe" && passage_.tongue->code == "ro";
  }

  /// "Эстонию обвинили США": the object before its verb, where no noun governs it ("партия Эстонии обвинила").
  std::optional<std::size_t> object_before(std::size_t verb) const {
    constexpr Kinds nouns = kind_bit(Kind::body) | kind_bit(Kind::title) | kind_bit(Kind::agent) |
                            kind_bit(Kind::authority) | kind_bit(Kind::vote) | kind_bit(Kind::report) |
                            kind_bit(Kind::institution);
    for (std::size_t i = verb; i-- > 0 && verb - i <= 4;) {
      if (!units_[i].is_any(party_kinds)) continue;
      const bool governed = i > 0 && (units_[i - 1].is_any(nouns) || units_[i - 1].is_plain());
      return is_accusative(passage_, i) && !governed && !units_[i].against ? std::optional(i) : std::nullopt;
    }
    return std::nullopt;
  }

  /// The subject of the clause, past auxiliaries and the verbs that report the act of it.
  Agents subject() const {
    if (is_collusion()) return {};
    const bool verb = is_verb(units_, act_);
    if (const auto behind = subject_behind()) return group(*behind, "subject", 0.85);
    if (const auto before = relative_before(passage_, clause_, act_)) return group(*before, "subject", 0.85);
    bool reported = verb;  // a noun needs a verb that ties it to the subject: "faces claims of"
    bool spoken = false;   // an active verb of speech_kinds stands between: its subject speaks and does not act
    bool pronoun = false;
    bool detained = false;  // "said they had detained 41 for": the verb stands behind the pronoun, too
    for (std::size_t i = head_; i-- > 0 && head_ - i <= 40;) {
      const Unit& unit = units_[i];
      if (unit.is_any(clause_end)) return {};
      if (unit.is(Kind::accuse) && !clause_.is_passive(i)) spoken = true;
      if (unit.is_any(speech_kinds) && !clause_.is_passive(i)) {
        detained = detained || (!pronoun && clause_.is_english() && unit.is(Kind::charge));
        spoken = true;
      }
      if (unit.is(Kind::pronoun)) pronoun = true;
      if (unit.is(Kind::that) && is_of_another(passage_, clause_, i, act_)) return {};
      if (!verb && unit.is(Cue::countering)) return {};
      const bool tries = unit.is(Kind::attempt) && tries_something_else(i);
      if ((unit.is_any(ties) && !tries) || (unit.is(Kind::accuse) && clause_.is_passive(i))) reported = true;
      if (!unit.is_any(party_kinds) || unit.against) continue;
      if (clause_.qualifies_vote(i) || clause_.is_object(i) || clause_.is_part_of_name(i) || is_posed_as(passage_, i) ||
          is_oblique(passage_, i) || is_means(passage_, clause_, i) || is_called_on(i))
        continue;
      // "The minister said they had been expelled for": they are whom the sentence before tells of.
      if (spoken && pronoun && goes_on(passage_, votes_, act_)) return {};
      if ((spoken && !pronoun) || detained || !reported || (i + 1 == act_ && is_suffered())) return {};
      return group(i, "subject", verb ? 0.85 : 0.7);
    }
    return {};
  }

  /// "Plans to hold an inquiry into meddling".
  bool tries_something_else(std::size_t attempt) const {
    const std::size_t verb = attempt + (units_[attempt].text.ends_with(" to") ? 1 : 2);
    return verb < act_ && (verb == attempt + 1 || units_[attempt + 1].is(Kind::to)) &&
           clause_.is_other_deed(verb, act_);
  }

  /// "The chief visited X to discuss tariffs": the object of a verb that no list knows, whose subject stands before it.
  bool is_called_on(std::size_t party) const {
    constexpr Kinds somebody = kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::country) |
                               kind_bit(Kind::actor) | kind_bit(Kind::authority);
    if (!clause_.is_english() || clause_.is_adjectival(party) || coordinated(passage_, party).front() < 2) return false;
    // "Named X and Y as states that": what follows tells of them.
    const std::size_t behind = coordinated(passage_, party).back() + 1;
    if (behind < units_.size() && (units_[behind].text == "as" || units_[behind].is(Kind::that))) return false;
    const Unit& verb = units_[coordinated(passage_, party).front() - 1];
    if (!verb.is_plain() || verb.capital || (!verb.is(Cue::meeting) && !verb.text.ends_with("ed"))) return false;
    for (std::size_t i = party - 1; i-- > 0 && party - i <= 4;) {
      if (units_[i].is_any(clause_end | kind_bit(Kind::comma))) return false;
      if (units_[i].is_any(somebody)) return true;
    }
    return false;
  }

  /// "В выборы вмешивалась Россия": the subject stands right behind its verb, and is no object of it.
  std::optional<std::size_t> subject_behind() const {
    if (!is_verb(units_, act_) || act_ + 1 >= units_.size()) return std::nullopt;
    const bool reflexive = units_[act_].text.ends_with("ся") || units_[act_].text.ends_with("сь");
    const bool polish = units_[act_ + 1].text == "się" && act_ + 2 < units_.size();
    const std::size_t at = act_ + (polish ? 2 : 1);
    const bool party = units_[at].is(Kind::country) && !units_[at].against && !clause_.qualifies_vote(at) &&
                       (units_[at].term->form == Form::name || units_[at].term->form == Form::capital);
    const bool intransitive = (reflexive || polish) && !is_accusative(passage_, at);
    return party && (intransitive || is_nominative(passage_, at)) ? std::optional(at) : std::nullopt;
  }

  /// "Accounts in X", "a firm in X": who acts is where the sentence places them.
  Agents located() const {
    for (std::size_t i = act_ + 1; i-- > 0 && act_ - i <= 12;) {
      if (units_[i].is_any(clause_end)) return {};
      constexpr Kinds residents = kind_bit(Kind::resident) | kind_bit(Kind::agent);
      if (!units_[i].is_any(residents) || i + 2 >= units_.size() || units_[i + 1].text != "in") continue;
      const std::size_t place = units_[i + 2].is(Kind::determiner) ? i + 3 : i + 2;
      const bool is_place = place < units_.size() && units_[place].is(Kind::country) && !clause_.is_person(place) &&
                            !units_[place].against && !clause_.qualifies_vote(place);
      return is_place ? group(place, "located", 0.7) : Agents{};
    }
    return {};
  }

  /// "Chinese election interference": the nationality stands before the vote and nobody else acts. Where what qualifies
  /// a noun follows it, nouns are not put together so: "in die estnische Wahl eingemischt".
  Agents compound() const {
    if (passage_.tongue->follows) return {};
    for (const Vote& vote : votes_) {
      if (!vote.compound || vote.unit >= act_ || act_ - vote.unit > 2 || vote.countries.empty()) continue;
      return {vote.countries, "compound", 0.6};
    }
    return {};
  }

  /// The one other country of the sentence.
  Agents only_other() const {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const Unit& unit = units_[i];
      if (!unit.is_any(party_kinds) || unit.against || clause_.qualifies_vote(i)) continue;
      if (is_collusion() && clause_.is_person(i)) continue;
      const bool charges = i + 1 < units_.size() && units_[i + 1].is(Kind::accuse) && !clause_.is_adjectival(i);
      if (charges && clause_.is_english()) continue;
      if (found && units_[*found].term->code != unit.term->code) return {};
      found = i;
    }
    if (!found || units_[*found].is(Kind::unnamed) || clause_.is_person(*found) || units_[act_].term->weak) return {};
    return {{*found}, "only other", 0.35};
  }

  const Passage& passage_;
  const std::vector<Unit>& units_;
  std::size_t act_;
  const std::vector<Vote>& votes_;
  Clause clause_;
  std::size_t head_;
};

}  // namespace

AgentReadings agents_of(const Passage& passage, std::size_t act, const std::vector<Vote>& votes) {
  return Search(passage, act, votes).run();
}

Agents accused_by(const Passage& passage, std::size_t verb, const std::vector<Vote>& votes) {
  return Search(passage, verb, votes).accused();
}

Agents source_of(const Passage& passage, const std::vector<Vote>& votes) {
  if (passage.units.empty()) return {};
  return Search(passage, 0, votes).source();
}

}  // namespace alleged::detect
