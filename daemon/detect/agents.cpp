#include "daemon/detect/agents.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "daemon/detect/answerable.hpp"
#include "daemon/detect/bidding.hpp"
#include "daemon/detect/blamed.hpp"
#include "daemon/detect/by_phrase.hpp"
#include "daemon/detect/charged.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/comparison.hpp"
#include "daemon/detect/coordination.hpp"
#include "daemon/detect/culprits.hpp"
#include "daemon/detect/denial.hpp"
#include "daemon/detect/disavowal.hpp"
#include "daemon/detect/envoys.hpp"
#include "daemon/detect/first_person.hpp"
#include "daemon/detect/fronted.hpp"
#include "daemon/detect/inverted.hpp"
#include "daemon/detect/networks.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/possessor.hpp"
#include "daemon/detect/predicate.hpp"
#include "daemon/detect/reference.hpp"
#include "daemon/detect/source.hpp"
#include "daemon/detect/speaking.hpp"
#include "daemon/detect/subject.hpp"
#include "daemon/detect/tracing.hpp"

namespace alleged::detect {
namespace {

/// One sentence, one act: looks for its agent by one rule after the other.
class Search {
 public:
  Search(const Passage& passage, std::size_t act, const std::vector<Vote>& votes)
      : passage_(passage), units_(passage.units), act_(act), votes_(votes), clause_(passage, votes) {}

  AgentReadings run() const { return {likely(), compound()}; }

 private:
  Agents likely() const {
    const std::optional<std::size_t> accuse = fronted_accuse(passage_, clause_, act_);
    Agents unnamed;
    for (const auto rule :
         {&Search::traced,    &Search::front,     &Search::partner,   &Search::told_off,   &Search::prevented,
          &Search::denied,    &Search::disavowed, &Search::blamed,    &Search::answerable, &Search::payer,
          &Search::asked,     &Search::by_phrase, &Search::planned,   &Search::possessor,  &Search::network,
          &Search::sent_home, &Search::called,    &Search::fronted,   &Search::charged,    &Search::caused,
          &Search::subject,   &Search::opened,    &Search::source,    &Search::supplied,   &Search::served,
          &Search::located,   &Search::listed,    &Search::only_other}) {
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
      } else if (units_[*to].text == "con") {
        return joined(passage_, *to + 1, "traced", 0.95);
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

  /// "Told X to stop meddling", "X: stay out of our election, Y".
  Agents told_off() const {
    std::optional<std::size_t> found = told_to_stop(passage_, clause_, act_);
    if (!found) found = told_to_stay_out(passage_, clause_, act_);
    return joined(passage_, found, "charged", 0.95);
  }

  Agents answerable() const { return joined(passage_, answerable_for(passage_, clause_, act_), "charged", 0.95); }
  Agents blamed() const { return joined(passage_, blamed_for(passage_, clause_, act_), "charged", 0.95); }
  Agents prevented() const { return joined(passage_, kept_from(passage_, clause_, act_), "prevented", 0.9); }
  Agents asked() const { return joined(passage_, asked_for(passage_, clause_, act_), "subject", 0.85); }
  Agents front() const { return joined(passage_, charged_at_the_front(passage_, clause_, act_), "charged", 0.95); }
  Agents sent_home() const { return joined(passage_, sent_home_over(passage_, clause_, act_), "charged", 0.95); }
  Agents disavowed() const { return joined(passage_, disavowed_by(passage_, clause_, act_), "denied", 0.85); }
  Agents network() const { return joined(passage_, network_for(passage_, clause_, act_), "possessor", 0.95); }
  Agents possessor() const { return possessor_of(passage_, clause_, act_); }
  Agents supplied() const { return supplier_of(passage_, act_); }
  Agents opened() const { return joined(passage_, opened_from(passage_, clause_, act_), "source", 0.7); }
  Agents served() const { return joined(passage_, served_by(passage_, clause_, act_), "source", 0.7); }
  Agents source() const { return source_in(passage_, clause_); }
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

  /// "Elections in foreign states, including X": where it is done, at the "including" of `example`.
  bool is_place_of_others(std::size_t example) const {
    std::size_t others = example - 1;
    while (others > 0 && !units_[others].is(Kind::unnamed) && example - others < 2) --others;
    return units_[others].is(Kind::unnamed) && others > 0 &&
           units_[others - 1].is_any(kind_bit(Kind::in) | kind_bit(Kind::of));
  }

  /// "Adversaries like X and Y": named among those who act.
  Agents listed() const {
    if (const auto found = named_culprit(passage_, clause_, act_)) return joined(passage_, *found, "listed", 0.7);
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
      if (!units_[i].is(Kind::example)) continue;
      const bool of_parties =
          i > 0 && (units_[i - 1].is_any(kind_bit(Kind::unnamed) | kind_bit(Kind::agent) | kind_bit(Kind::body)) ||
                    (i > 1 && units_[i - 2].is(Kind::unnamed)));
      if (!of_parties || is_place_of_others(i)) continue;
      if (const auto found = clause_.party_after(i, 3)) return joined(passage_, *found, "listed", 0.7);
    }
    return {};
  }

  /// "Accounts in X", "a firm in X": who acts is where the sentence places them.
  Agents located() const {
    if (units_[act_].is(Cue::taking)) return {};  // "people in X received money"
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
      if (is_part_of_another(vote.countries.front()) || is_when(vote)) continue;
      return {vote.countries, "compound", 0.6};
    }
    return {};
  }

  /// "在X选举前散布", "X大选期间": in Chinese, the vote tells when it is done.
  bool is_when(const Vote& vote) const {
    const std::string_view sort = units_[act_].is(Kind::act) ? std::string_view(units_[act_].term->meaning->sort) : "";
    const std::size_t first = vote.countries.front();
    constexpr std::array<std::string_view, 8> times = {"前", "后", "後", "中", "期间", "期間", "之际", "之際"};
    if (passage_.tongue->code != "zh") return false;
    const std::size_t behind = vote.unit + 1;
    // "X选举买票案", "Y的X选举干预": X's own vote.
    if (sort == "vote_buying" || (first > 0 && units_[first - 1].is_any(party_kinds))) return true;
    return ends_with_any(units_[vote.unit].text, times) ||
           (behind < units_.size() && begins_with_any(units_[behind].text, times));
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
    if (clause_.is_english() && has_we(passage_)) return {};  // "We will not stand by as others meddle", X said
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const Unit& unit = units_[i];
      if (!unit.is_any(party_kinds) || unit.against || clause_.qualifies_vote(i)) continue;
      if (is_collusion() && clause_.is_person(i)) continue;
      if (!clause_.is_adjectival(i) && only_speaks(passage_, clause_, i)) continue;
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
};

}  // namespace

Agents joined(const Passage& passage, std::optional<std::size_t> at, std::string_view rule, double weight) {
  if (!at) return {};
  Agents agents{coordinated(passage, *at), rule, weight};
  const auto like = agents.units.size() == 1 ? likened_to(passage, *at) : std::nullopt;
  if (like) agents.units.insert(std::upper_bound(agents.units.begin(), agents.units.end(), *like), *like);
  return agents;
}

AgentReadings agents_of(const Passage& passage, std::size_t act, const std::vector<Vote>& votes) {
  return Search(passage, act, votes).run();
}

}  // namespace alleged::detect
