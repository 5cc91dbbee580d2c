#include "daemon/detect/claims.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/anaphora.hpp"
#include "daemon/detect/answers.hpp"
#include "daemon/detect/antecedents.hpp"
#include "daemon/detect/charged.hpp"
#include "daemon/detect/charges.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/first_person.hpp"
#include "daemon/detect/home_fraud.hpp"
#include "daemon/detect/links.hpp"
#include "daemon/detect/nearby.hpp"
#include "daemon/detect/predicate.hpp"
#include "daemon/detect/reactions.hpp"
#include "daemon/detect/source.hpp"
#include "daemon/detect/states.hpp"
#include "daemon/detect/teller.hpp"
#include "daemon/detect/tracing.hpp"

namespace alleged::detect {
namespace {

/// Nobody writes so many; a hostile text may, and claims are weighed against one another.
constexpr std::size_t most_claims = 1'000;

/// Reads the passages of one story in order; keeps what later sentences lean on.
class Collector {
 public:
  Collector(const std::vector<Passage>& story, const Names& names) : story_(story), names_(names), links_(story) {}

  std::vector<Claim> run() {
    if (links_.are_of_organisations()) return {};
    for (at_ = 0; at_ < story_.size() && claims_.size() < most_claims; ++at_) {
      const std::size_t before = claims_.size();
      const std::vector<Unit>& units = story_[at_].units;
      for (std::size_t i = 0; i < units.size() && claims_.size() < before + most_claims; ++i) {
        if (units[i].is(Kind::act) && !traced_to(units, i) && !is_of_accusers(passage(), links_.votes(at_), i)) read(i);
      }
      const bool behind_orphan = orphan_ && stands_behind(story_, orphan_->passage, at_);
      if (behind_orphan && claims_.size() == before)
        read_source(answering(passage(), links_.votes(at_), asks_who(story_[orphan_->passage])));
      if (std::none_of(claims_.begin() + static_cast<std::ptrdiff_t>(before), claims_.end(),
                       [](const Claim& claim) { return claim.agent_weight >= 0.5; }))
        read_accusations();
      read_affairs();
      if (behind_orphan) read_foremost(before);
      // What stands behind the answer is about something else.
      if (behind_orphan && orphan_->passage < at_ && (claims_.size() > before || gives_answer(passage())))
        orphan_.reset();
      if (claims_.size() == before) listen();
      hear_afterwards();
    }
    return std::move(claims_);
  }

 private:
  /// An act whose agent its own sentence does not name: the next may ("X was behind it").
  struct Orphan {
    std::size_t passage = 0;
    Link link;
    double act_weight = 0;
    std::string_view sort;
  };

  const Passage& passage() const { return story_[at_]; }

  void read(std::size_t act) {
    if (is_reaction(passage(), links_.votes(at_), act)) return;
    const AgentReadings agents = agents_of(passage(), act, links_.votes(at_));
    const bool certain = agents.likely.weight >= 0.9;
    const bool guess = agents.likely.weight < 0.5 && !agents.compound.units.empty();
    if (!agents.compound.units.empty() && !certain) read(act, agents.compound, true, false);
    if (agents.likely.weight < 0.5 && read_of_speakers(act)) return;
    if (agents.likely.weight < 0.5 && agents.compound.units.empty() && is_of_what_is_told(passage(), act)) {
      Statement statement = statement_of(passage(), act, {}, names_, speaker_);
      const std::string doer = doer_of(story_, links_, at_, act);
      if (!doer.empty() && doer != statement.speaker.country) {
        read_of(doer, act, links_.link_of(at_, act, {}), "goes on", 0.6, std::move(statement));
        return;
      }
    }
    if (agents.likely.weight < 0.5 && agents.compound.units.empty() && goes_on(passage(), links_.votes(at_), act)) {
      if (const std::vector<std::string> accused = told_before(story_, links_, at_, claims_); !accused.empty()) {
        for (const std::string& code : accused) read_of(code, act, links_.link_of(at_, act, {}), "goes on", 0.6);
        return;
      }
    }
    if (const std::string code = told_of_another(story_, links_, at_, act, agents.likely); !code.empty()) {
      read_of(code, act, links_.link_of(at_, act, {}), "goes on", 0.6);
      return;
    }
    if (!agents.likely.units.empty() && !guess) {
      read(act, agents.likely, false, !agents.compound.units.empty() && !certain);
    }
    if (!agents.likely.units.empty()) {
      const bool named = std::any_of(agents.likely.units.begin(), agents.likely.units.end(),
                                     [&](std::size_t i) { return !passage().units[i].is(Kind::unnamed); });
      // "Foreign interference. X has to do with it": who is meant may follow.
      if (const Link link = links_.link_of(at_, act, {}); !named && link.weight >= 0.85)
        orphan_ = Orphan{at_, link, weight_of(act), sort_of(act)};
      return;
    }
    if (!agents.compound.units.empty()) {
      // "X presses Y on X's election meddling", with the vote's country as an adjective: Y may be meant.
      if (const Agents near = parties_near(passage(), links_.votes(at_), act); !near.units.empty())
        read(act, near, false, true);
      return;
    }
    const Link link = links_.link_of(at_, act, {});
    if (link.weight >= 0.85) orphan_ = Orphan{at_, link, weight_of(act), sort_of(act)};
    if (std::string again = named_again(story_, at_, links_.votes(at_), act); !again.empty()) {
      read_of(again, act, link, "goes on", 0.6);
      return;
    }
    if (const std::string code = headed_by(story_, links_, at_, act); link.weight >= 0.85 && !code.empty()) {
      read_of(code, act, link, "goes on", 0.6);
      return;
    }
    if (const Agents near = bystanders(act); !near.units.empty()) {
      read(act, near, false, false);
    } else if (link.weight > 0) {
      read_beside(act, link);
    }
  }

  /// Who stands near the act; not an agency that says it here, nor in a sentence with "we" the country of who speaks:
  /// they say it of others, or of themselves.
  Agents bystanders(std::size_t act) const {
    Agents near = parties_near(passage(), links_.votes(at_), act);
    const bool we = passage().tongue->is_english && has_we(passage());
    const bool agency = std::any_of(near.units.begin(), near.units.end(),
                                    [&](std::size_t i) { return passage().units[i].is(Kind::authority); });
    if (near.units.empty() || (!we && !agency)) return near;
    const Speaker speaker = statement_of(passage(), act, {}, names_, {}).speaker;
    const bool ours = we && !speaker.country.empty();
    std::erase_if(near.units, [&](std::size_t i) {
      const Unit& unit = passage().units[i];
      const bool says = speaker && unit.is(Kind::authority) && i >= speaker.first && i <= speaker.last;
      return says || (ours && unit.term != nullptr && unit.term->code == speaker.country);
    });
    return near;
  }

  /// "We do not meddle": a claim of the country that the speaker speaks for; false where the story does not tell it, or
  /// the vote is their own.
  bool read_of_speakers(std::size_t act) {
    const OfSpeakers said = said_of_speakers(passage(), act);
    if (said == OfSpeakers::nothing) return false;
    const Link link = links_.link_of(at_, act, {});
    Statement statement = statement_of(passage(), act, {}, names_, speaker_);
    if (!statement.speaker) statement.speaker = speaker_;
    const std::string accused = statement.speaker.country;
    if (accused.empty() || link.ours) return false;
    if (said == OfSpeakers::denied) {
      statement.stance = Stance::denied;
      statement.rule = "own denial";
    } else {
      statement.speaker = {};  // owns it, and charges nobody
    }
    read_of(accused, act, link, "first person", 0.85, std::move(statement));
    return true;
  }

  void read(std::size_t act, const Agents& agents, bool compound, bool otherwise) {
    const Link link = links_.link_of(at_, act, agents);
    Claim claim;
    claim.act = act;
    claim.compound = compound;
    claim.otherwise = otherwise;
    claim.act_weight = weight_of(act);
    claim.statement = statement_of(passage(), act, agents, names_, speaker_);
    describe(claim);
    add(claim, agents, link);
  }

  void describe(Claim& claim) const {
    constexpr Kinds frame = kind_bit(Kind::accuse) | kind_bit(Kind::deny) | kind_bit(Kind::find) |
                            kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict) |
                            kind_bit(Kind::warn) | kind_bit(Kind::clear) | kind_bit(Kind::dispute) |
                            kind_bit(Kind::according) | kind_bit(Kind::probe) | kind_bit(Kind::retract);
    const std::vector<Unit>& units = passage().units;
    claim.sort = sort_of(claim.act);
    for (std::size_t i = 0; i < units.size(); ++i)
      claim.framed = claim.framed || (i != claim.act && units[i].is_any(frame));
    claim.direct = units[claim.act].within != nullptr || is_upon_vote(passage(), claim.act);
  }

  /// A sentence that tells of an act over a vote and names no party: those of the headline and of the sentence before.
  void read_beside(std::size_t act, const Link& link) {
    for (const std::size_t from : {at_ == 1 ? at_ : at_ - 1, std::size_t{0}}) {
      if (from >= story_.size() || from == at_) continue;
      const std::vector<Unit>& units = story_[from].units;
      const Clause clause(story_[from], links_.votes(from));
      std::set<std::string> known;
      for (std::size_t i = 0; i < units.size() && known.size() < 3; ++i) {
        if (!units[i].is_any(kind_bit(Kind::country) | kind_bit(Kind::actor)) || units[i].against) continue;
        // "Talks with X", "closer to X": X is no more than spoken of.
        const bool beside = i > 0 && units[i - 1].is_any(kind_bit(Kind::with) | kind_bit(Kind::to));
        if (beside && clause.is_object(i)) continue;
        if (!known.insert(units[i].term->code).second) continue;
        read_of(units[i].term->code, act, link, from == 0 ? "beside the headline" : "beside", 0.1);
      }
    }
  }

  /// Of an accused that another sentence names.
  void read_of(const std::string& accused, std::size_t act, const Link& link, std::string_view rule, double weight) {
    read_of(accused, act, link, rule, weight, statement_of(passage(), act, {}, names_, speaker_));
  }

  void read_of(const std::string& accused, std::size_t act, const Link& link, std::string_view rule, double weight,
               Statement statement) {
    Claim claim;
    claim.passage = at_;
    claim.act = act;
    claim.act_weight = weight_of(act);
    claim.accused = accused;
    claim.statement = std::move(statement);
    describe(claim);
    claim.agent_weight = weight;
    claim.agent_rule = rule;
    const std::vector<std::string> targets = foreign_to(accused, link);
    if (weight >= 0.5 && targets.empty() && !link.targets.empty() && !link.its) return;  // its own vote
    follow(claim.statement.speaker);
    add_over(targets, std::move(claim), link);
  }

  /// A claim over the vote of each of these countries; over one that is not told, where there are none.
  void add_over(std::vector<std::string> targets, Claim claim, const Link& link) {
    // "We do not meddle in other countries' elections": said of that which the story is about.
    const bool elsewhere = targets == std::vector<std::string>{"XX"};
    if (elsewhere && (claim.statement.stance == Stance::denied || links_.tell_of_vote_abroad(claim.accused)))
      targets.clear();
    claim.vote_kind = link.kind;
    claim.year = link.year;
    claim.ours = link.ours;
    claim.its = link.its;
    claim.owner = link.owner;
    claim.vote_weight = link.weight;
    claim.vote_rule = link.rule;
    claim.to_vote = links_.sentences_to_vote(at_, claim.accused);
    for (const std::string& target : targets) {
      claim.target = target;
      claims_.push_back(claim);
    }
    if (targets.empty()) claims_.push_back(std::move(claim));
  }

  /// Accusing and punishing tell of an act even where no list knows its words: "accuses X of settling the election
  /// over dinner".
  void read_accusations() {
    const std::vector<Unit>& units = passage().units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!units[i].is_any(charging_kinds) || units[i].is(Kind::act) || !is_reasoned(passage(), i)) continue;
      const Agents agents = accused_by(passage(), Clause(passage(), links_.votes(at_)), i);
      if (is_reaction(passage(), links_.votes(at_), i) || agents.units.empty() ||
          is_about_something_else(passage(), i, std::max(i, agents.units.back())))
        continue;
      read(i, agents, false, false);
    }
  }

  /// "The Russia probe": a charge by the name that newspapers gave it.
  void read_affairs() {
    const std::vector<Unit>& units = passage().units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!units[i].is(Kind::affair)) continue;
      Claim claim;
      claim.act = i;
      claim.act_weight = 0.6;
      claim.sort = "affair";
      claim.framed = true;
      Agents agents;
      agents.units = {i};
      agents.rule = "affair";
      agents.weight = 0.7;
      claim.statement = statement_of(passage(), i, agents, names_, speaker_);
      Link link = links_.link_of(at_, i, agents);
      link.targets = {units[i].term->meaning->target};
      add(claim, agents, link);
    }
  }

  /// "Foreign states tried to. X was the most active": one of them, whatever else the sentence says of others.
  void read_foremost(std::size_t before) {
    Agents agents = foremost_in(passage(), Clause(passage(), links_.votes(at_)));
    std::erase_if(agents.units, [&](std::size_t i) {
      return std::any_of(claims_.begin() + static_cast<std::ptrdiff_t>(before), claims_.end(), [&](const Claim& claim) {
        return claim.accused == passage().units[i].term->code && claim.agent_weight >= 0.5;
      });
    });
    read_source(agents);
  }

  /// Those of the act of the sentence before.
  void read_source(const Agents& agents) {
    if (agents.units.empty()) return;
    Claim claim;
    claim.act = agents.units.front();
    claim.act_weight = orphan_->act_weight;
    claim.statement = statement_of(passage(), claim.act, agents, names_, speaker_);
    const bool answers = agents.rule == "answer";
    claim.sort = answers ? orphan_->sort : "interference";
    claim.framed = !answers;
    Link link = orphan_->link;
    if (link.targets == std::vector<std::string>{"XX"}) link.targets.clear();
    link.rule = "act of the sentence before";
    link.weight -= 0.1;
    add(claim, agents, link);
  }

  /// "He" and "it said" in the sentences behind are `speaker`; a newspaper only carries it.
  void follow(const Speaker& speaker) {
    if (speaker && !speaker.outlet) speaker_ = speaker;
  }

  /// Who speaks in a sentence that charges nobody: the next may go on with "it said".
  void listen() {
    constexpr Kinds speech = kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::find) | kind_bit(Kind::deny) |
                             kind_bit(Kind::dispute);
    const std::vector<Unit>& units = passage().units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!units[i].is_any(speech)) continue;
      follow(names_.complete(speaker_before(passage(), i)));
      return;
    }
  }

  /// Whoever told what the sentence before says speaks for its claims that nobody else does.
  void hear_afterwards() {
    if (at_ == 0) return;
    Speaker teller = teller_of(passage(), names_);
    if (!teller) return;
    for (auto claim = claims_.rbegin(); claim != claims_.rend() && claim->passage + 1 >= at_; ++claim) {
      const bool untold = claim->passage + 1 == at_ && (!claim->statement.speaker || claim->statement.speaker.outlet);
      if (untold && teller.country != claim->accused) claim->statement.speaker = teller;
    }
    follow(teller);
  }

  /// One claim for each accused and each country whose vote it is.
  void add(const Claim& pattern, const Agents& agents, const Link& link) {
    follow(pattern.statement.speaker);
    for (const auto& [code, actors] : parties_of(passage(), agents, names_)) {
      const std::vector<std::string> targets = foreign_to(code, link);
      const bool own = targets.empty() && !link.targets.empty() && !link.its && !pattern.compound;
      if (own || (link.targets.empty() && denies_at_home(agents))) continue;
      if (link.targets.empty() && is_fraud_at_home(passage(), pattern, agents, code, link, links_)) continue;
      Claim claim = pattern;
      claim.passage = at_;
      claim.accused = code;
      claim.actors = actors;
      claim.further = code == "XX" && (answers() || agents.units.size() > 1);
      claim.agent_weight = agents.weight;
      claim.agent_rule = agents.rule;
      add_over(targets, std::move(claim), link);
    }
  }

  /// "Pakistan's army denies interfering in the election": at home, where no other vote is named.
  bool denies_at_home(const Agents& agents) const {
    const std::vector<Unit>& units = passage().units;
    return std::any_of(agents.units.begin(), agents.units.end(), [&](std::size_t i) {
      const bool force = i + 2 < units.size() && units[i + 1].is(Cue::force);
      return force && (units[i + 2].is(Kind::deny) || (i + 3 < units.size() && units[i + 3].is(Kind::deny)));
    });
  }

  /// Whoever answers a charge with one of their own means somebody else.
  bool answers() const {
    const std::vector<Unit>& units = passage().units;
    return std::any_of(units.begin(), units.end(), [](const Unit& unit) { return unit.is(Kind::answer); });
  }

  double weight_of(std::size_t act) const {
    const Unit& unit = passage().units[act];
    if (!unit.is(Kind::act)) return 0.4;
    return unit.term->weak ? 0.6 : 1.0;
  }

  std::string_view sort_of(std::size_t act) const {
    const Unit& unit = passage().units[act];
    return unit.is(Kind::act) ? std::string_view(unit.term->meaning->sort) : "charge";
  }

  const std::vector<Passage>& story_;
  const Names& names_;
  const Links links_;
  std::size_t at_ = 0;
  Speaker speaker_;  ///< who spoke last
  std::optional<Orphan> orphan_;
  std::vector<Claim> claims_;
};

}  // namespace

const Reply* reply_to(const Claim& claim, Stance stance) {
  const auto found = std::find_if(claim.replies.begin(), claim.replies.end(),
                                  [stance](const Reply& reply) { return reply.stance == stance; });
  return found == claim.replies.end() ? nullptr : &*found;
}

std::vector<Claim> claims_in(const std::vector<Passage>& story, const Names& names) {
  return Collector(story, names).run();
}

}  // namespace alleged::detect
