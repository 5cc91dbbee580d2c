#include "daemon/detect/agents.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "daemon/detect/bidding.hpp"
#include "daemon/detect/by_phrase.hpp"
#include "daemon/detect/charged.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/coordination.hpp"
#include "daemon/detect/declension.hpp"
#include "daemon/detect/denial.hpp"
#include "daemon/detect/predicate.hpp"
#include "daemon/detect/reference.hpp"
#include "daemon/detect/subject.hpp"
#include "daemon/detect/tracing.hpp"

namespace alleged::detect {
namespace {

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
        const auto found = clause_.party_after(i, 7);
        if (found) return joined(passage_, *found, "source", 0.7);
      }
      if (stands_behind(i)) return joined(passage_, i + 1, "source", 0.7);
      if (units_[i].is(Kind::behind)) {
        bool clause = false;
        for (std::size_t k = i; k-- > 0 && i - k <= 6;) {
          clause = clause || units_[k].is(Kind::that);
          if (clause && units_[k].is(Kind::say)) break;  // "X admitted that voters are bribed"
          // "X ввёл санкции против организаторов": X punishes those behind it.
          if (units_[k].is_any(kind_bit(Kind::sanction) | kind_bit(Kind::charge)) && !clause_.is_passive(k)) break;
          const bool of_hand = k > 1 && units_[k - 1].is(Kind::of) && units_[k - 2].is(Kind::attempt);
          const bool agent = units_[k].is_any(party_kinds) && !clause_.qualifies_vote(k) &&
                             (!clause_.is_object(k) || of_hand) && !units_[k].against;
          if (agent) return joined(passage_, k, "source", 0.7);
        }
        // "Hinter dem Netz steckt X", "за роликами стоит X".
        if (const auto found = clause_.is_english() ? std::nullopt : clause_.party_after(i, 4))
          return joined(passage_, *found, "source", 0.7);
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

 private:
  Agents likely() const {
    const std::optional<std::size_t> accuse = fronted_accuse(passage_, clause_, act_);
    Agents unnamed;
    for (const auto rule :
         {&Search::traced, &Search::partner,  &Search::told_off,  &Search::prevented, &Search::denied,
          &Search::payer,  &Search::asked,    &Search::by_phrase, &Search::planned,   &Search::possessor,
          &Search::called, &Search::fronted,  &Search::charged,   &Search::caused,    &Search::subject,
          &Search::source, &Search::supplied, &Search::located,   &Search::listed,    &Search::only_other}) {
      if (accuse && rule == &Search::charged) break;  // "people whom it accuses of": nobody else is charged
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
        if (const auto found = clause_.party_after(*to, 6)) return joined(passage_, *found, "traced", 0.95);
      } else if (act_ <= *to + 6) {
        for (std::size_t k = i + 1; k < *to; ++k) {
          if (units_[k].is_any(party_kinds) && !units_[k].against) return joined(passage_, k, "traced", 0.95);
        }
      }
    }
    return {};
  }

  /// "X, which it accused of meddling".
  Agents fronted() const {
    const auto accuse = fronted_accuse(passage_, clause_, act_);
    return accuse ? joined(passage_, fronted_accused(passage_, clause_, *accuse), "charged", 0.95) : Agents{};
  }

  Agents told_off() const { return joined(passage_, told_to_stop(passage_, clause_, act_), "charged", 0.95); }
  Agents prevented() const { return joined(passage_, kept_from(passage_, clause_, act_), "prevented", 0.9); }
  Agents asked() const { return joined(passage_, asked_for(passage_, clause_, act_), "subject", 0.85); }
  Agents denied() const { return denier_of(passage_, clause_, act_); }
  Agents caused() const { return causer_of(passage_, clause_, act_, votes_); }
  Agents subject() const { return subject_of(passage_, clause_, act_, votes_); }
  Agents charged() const { return charged_with(passage_, clause_, act_); }
  Agents payer() const { return payer_of(passage_, clause_, act_); }
  Agents by_phrase() const { return by_phrase_of(passage_, clause_, act_); }
  Agents planned() const { return joined(passage_, planner_of(passage_, clause_, act_), "possessor", 0.95); }

  /// "X's appeal is an interference", "saw X's appeal as interference".
  Agents called() const {
    std::optional<std::size_t> found = called_one(passage_, clause_, act_);
    if (!found) found = called_behind(passage_, clause_, act_);
    if (!found) found = called_as(passage_, clause_, act_);
    return joined(passage_, found, "subject", 0.85);
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
      if (!best || is_rather_partner(k, *best)) best = k;
    }
    if (!best) return {};
    // "Ties" and "contacts" are those of a campaign, or none of ours.
    const bool of_campaign = std::any_of(votes_.begin(), votes_.end(), [&](const Vote& vote) {
      return vote.unit + 4 >= act_ && vote.unit <= *best + 4;
    });
    if (units_[act_].term->weak && (!of_campaign || clause_.is_person(*best))) return {};
    return {{*best}, "partner", 0.9};
  }

  /// "Between the White House and X", "between Y's officials and X": a state by its name before one by its people, and
  /// those before a person.
  bool is_rather_partner(std::size_t other, std::size_t known) const {
    const auto rank = [&](std::size_t i) {
      if (clause_.is_person(i)) return 0;
      const bool named = units_[i].term->form == Form::name || units_[i].term->form == Form::capital;
      return named && !units_[i].possessive ? 2 : 1;
    };
    return rank(other) > rank(known);
  }

  bool is_collusion() const { return units_[act_].term != nullptr && units_[act_].term->collusion; }

  /// "Millions from X for bribing voters", "деньги из X на подкуп": where what the act needs comes from.
  Agents supplied() const {
    constexpr Kinds leads = kind_bit(Kind::preposition) | kind_bit(Kind::in) | kind_bit(Kind::to) | kind_bit(Kind::of);
    constexpr std::size_t reach = 5;
    constexpr std::array<std::string_view, 9> out_of = {"from", "z", "ze", "из", "з", "із", "aus", "din", "de"};
    const auto purposes = [&](std::size_t i) {
      return units_[i].text == "for" || units_[i].text == "para" || units_[i].text == "pour" ||
             units_[i].text.starts_with("for ") || units_[i].text.starts_with("para ") ||
             units_[i].text.starts_with("pour ") || units_[i].text.starts_with("pentru ");
    };
    for (std::size_t i = act_; i-- > 1 && act_ - i <= reach;) {
      const Unit& unit = units_[i];
      if (unit.is_any(party_kinds)) {
        const bool from = std::find(out_of.begin(), out_of.end(), units_[i - 1].text) != out_of.end() ||
                          units_[i - 1].text.ends_with(" de");  // "millones de"
        const bool led = i + 1 == act_ ? purposes(act_) : units_[i + 1].is_any(leads) || purposes(i + 1);
        return from && led && !unit.against ? Agents{{i}, "source", 0.7} : Agents{};
      }
      const bool passes = unit.is_any(leads | kind_bit(Kind::determiner)) || (unit.is_plain() && !unit.capital);
      if (!passes) return {};
    }
    return {};
  }

  /// "Adversaries like X and Y": named among those who act.
  Agents listed() const {
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
      if (!units_[i].is(Kind::example)) continue;
      const bool of_parties =
          i > 0 && (units_[i - 1].is_any(kind_bit(Kind::unnamed) | kind_bit(Kind::agent) | kind_bit(Kind::body)) ||
                    (i > 1 && units_[i - 2].is(Kind::unnamed)));
      if (!of_parties) continue;
      if (const auto found = clause_.party_after(i, 3)) return joined(passage_, *found, "listed", 0.7);
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
      return joined(passage_, act_ - 1, "possessor", 0.95);
    if ((head_ == act_ && is_verb(units_, act_)) || is_looked_into()) return {};
    bool bare = true;      // only nouns of the act itself so far
    bool accuses = false;  // "X decries interference"
    for (std::size_t i = head_; i-- > 0 && head_ - i <= 8;) {
      const Unit& unit = units_[i];
      if (unit.is_any(party_kinds)) {
        if (accuses && !clause_.is_adjectival(i)) return {};
        if (clause_.qualifies_vote(i) && !unit.possessive) return {};
        if (i + 1 == act_ && clause_.is_suffered(act_)) return {};
        if (unit.against || is_given_to(i)) return {};
        // "Canada's meddling claims": those that it makes.
        if (unit.possessive && act_ + 1 < units_.size() &&
            units_[act_ + 1].is_any(kind_bit(Kind::accuse) | kind_bit(Kind::hedge) | kind_bit(Kind::warn)))
          return {};
        // Where what qualifies a noun follows it, a country before it is the object of something else.
        const bool beside = bare && (!passage_.tongue->follows || unit.is(Kind::actor));
        if (clause_.is_adjectival(i) || beside) return joined(passage_, i, "possessor", 0.95);
        return {};
      }
      // "Фактор X и его попытки вмешательства": whose they are stands before.
      if (unit.is(Cue::his) && !units_[act_].term->weak) return joined(passage_, named_before(i), "possessor", 0.85);
      // "X's candidates cash": no compound, but two objects.
      const bool plural = unit.is(Kind::vote) && !unit.possessive && unit.text.ends_with('s') && i + 1 == act_;
      if (plural && clause_.is_english()) return {};
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

  /// Whom "his" at `pronoun` means: the last party before it in the sentence that owns no vote there.
  std::optional<std::size_t> named_before(std::size_t pronoun) const {
    for (std::size_t i = pronoun; i-- > 0;) {
      if (units_[i].is_any(clause_end)) return std::nullopt;
      if (units_[i].is_any(party_kinds) && !units_[i].against && !clause_.qualifies_vote(i)) return i;
    }
    return std::nullopt;
  }

  /// "Подсовывала американцам поддельные статьи": it is done to them; "іранцям інкримінують злам" is no gift.
  bool is_given_to(std::size_t party) const {
    const auto charges = [](const Unit& unit) {
      return unit.is_any(kind_bit(Kind::accuse) | kind_bit(Kind::charge) | kind_bit(Kind::sanction));
    };
    return is_dative(passage_, party) && std::none_of(units_.begin() + static_cast<std::ptrdiff_t>(party),
                                                      units_.begin() + static_cast<std::ptrdiff_t>(act_), charges);
  }

  /// "X's disinformation watchdog", "the meddling inquiry of X": the act only says what the body is for.
  bool is_looked_into() const {
    constexpr Kinds bodies = kind_bit(Kind::body) | kind_bit(Kind::authority) | kind_bit(Kind::title);
    if (!clause_.is_english() || act_ + 1 >= units_.size() || units_[act_].possessive) return false;
    const Unit& next = units_[act_ + 1];
    return next.is_any(bodies) && !next.is_any(kind_bit(Kind::agent) | kind_bit(Kind::act) | kind_bit(Kind::vote)) &&
           !next.capital;
  }

  /// "Accounts in X", "a firm in X": who acts is where the sentence places them.
  Agents located() const {
    for (std::size_t i = act_ + 1; i-- > 0 && act_ - i <= 12;) {
      if (units_[i].is_any(clause_end)) return {};
      constexpr Kinds residents = kind_bit(Kind::resident) | kind_bit(Kind::agent);
      if (!units_[i].is_any(residents) || i + 2 >= units_.size() || units_[i + 1].text != "in") continue;
      // "Haben die Behörden in X ein Netz gefunden": who finds it.
      if (!clause_.is_english() && units_[i].is_any(kind_bit(Kind::body) | kind_bit(Kind::authority))) continue;
      const std::size_t place = units_[i + 2].is(Kind::determiner) ? i + 3 : i + 2;
      const bool is_place = place < units_.size() && units_[place].is(Kind::country) && !clause_.is_person(place) &&
                            !units_[place].against && !clause_.qualifies_vote(place);
      // "Groups in X say that Y has meddled".
      const bool speak = place < act_ && std::any_of(units_.begin() + static_cast<std::ptrdiff_t>(place),
                                                     units_.begin() + static_cast<std::ptrdiff_t>(act_),
                                                     [](const Unit& unit) { return unit.is_any(speech_kinds); });
      if (speak) return {};
      return is_place ? joined(passage_, place, "located", 0.7) : Agents{};
    }
    return {};
  }

  /// "Chinese election interference": the nationality stands before the vote and nobody else acts. Where what qualifies
  /// a noun follows it, nouns are not put together so: "in die estnische Wahl eingemischt".
  Agents compound() const {
    if (passage_.tongue->follows) return {};
    for (const Vote& vote : votes_) {
      if (!vote.compound || vote.unit >= act_ || act_ - vote.unit > 2 || vote.countries.empty()) continue;
      if (is_part_of_another(vote.countries.front())) continue;
      return {vote.countries, "compound", 0.6};
    }
    return {};
  }

  /// "X's involvement in Y election meddling": somebody else's, whose vote it is not.
  bool is_part_of_another(std::size_t country) const {
    if (country < 3) return false;
    const std::size_t part = units_[country - 1].is(Kind::in) ? country - 2 : country - 1;
    const bool governs = part + 1 < country || units_[part].text.ends_with(" in");  // "role in" is one phrase
    if (!governs || !units_[part].is_any(kind_bit(Kind::attempt) | kind_bit(Kind::act))) return false;
    for (std::size_t i = part; i-- > 0 && part - i <= 4;) {
      const Unit& unit = units_[i];
      if (unit.is(Kind::country)) {
        return clause_.is_adjectival(i) && !clause_.is_person(i) && unit.term->code != units_[country].term->code;
      }
      if (!unit.is_plain() || unit.capital) return false;
    }
    return false;
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

Agents joined(const Passage& passage, std::optional<std::size_t> at, std::string_view rule, double weight) {
  return at ? Agents{coordinated(passage, *at), rule, weight} : Agents{};
}

AgentReadings agents_of(const Passage& passage, std::size_t act, const std::vector<Vote>& votes) {
  return Search(passage, act, votes).run();
}

Agents source_of(const Passage& passage, const std::vector<Vote>& votes) {
  if (passage.units.empty()) return {};
  return Search(passage, 0, votes).source();
}

}  // namespace alleged::detect
