#include "daemon/detect/claims.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "daemon/detect/agents.hpp"
#include "daemon/detect/apposition.hpp"
#include "daemon/detect/tracing.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {
namespace {

/// Whose vote is meant, and how firmly the sentence ties the act to it.
struct Link {
  std::vector<std::string> targets;  ///< empty: a vote is named but not whose
  std::string_view kind;
  int year = 0;
  bool ours = false;
  bool its = false;
  double weight = 0;
  std::string_view rule;
};

/// Nobody writes so many; a hostile text may, and claims are weighed against one another.
constexpr std::size_t most_claims = 1'000;

/// Reads the passages of one story in order; keeps what later sentences lean on.
class Collector {
 public:
  Collector(const std::vector<Passage>& story, const Names& names) : story_(story), names_(names) {
    for (const Passage& passage : story) votes_.push_back(votes_in(passage));
    keep_countries();
  }

  std::vector<Claim> run() {
    for (at_ = 0; at_ < story_.size() && claims_.size() < most_claims; ++at_) {
      const std::size_t before = claims_.size();
      const std::vector<Unit>& units = story_[at_].units;
      for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].is(Kind::act) && !traced_to(units, i)) read(i);
      }
      if (claims_.size() == before) read_source();
      if (claims_.size() == before) listen();
    }
    return std::move(claims_);
  }

 private:
  /// An act whose agent its own sentence does not name: the next may ("X was behind it").
  struct Orphan {
    std::size_t passage = 0;
    Link link;
    double act_weight = 0;
  };

  /// In a story of an organisation's election "the vote" is that one, unless the story names a country's.
  void keep_countries() {
    if (std::none_of(story_.begin(), story_.end(), names_organisations_vote)) return;
    for (const std::vector<Vote>& votes : votes_) {
      for (const Vote& vote : votes) {
        if (!vote.weak && (vote.ours || !vote.landmark.empty() || !vote.countries.empty())) return;
      }
    }
    for (std::vector<Vote>& votes : votes_) votes.clear();
  }

  const Passage& passage() const { return story_[at_]; }

  void read(std::size_t act) {
    const AgentReadings agents = agents_of(passage(), act, votes_[at_]);
    const bool certain = agents.likely.weight >= 0.9;
    const bool guess = agents.likely.weight < 0.5 && !agents.compound.units.empty();
    if (!agents.compound.units.empty() && !certain) read(act, agents.compound, true, false);
    if (!agents.likely.units.empty() && !guess) {
      read(act, agents.likely, false, !agents.compound.units.empty() && !certain);
    }
    if (!agents.likely.units.empty() || !agents.compound.units.empty()) return;
    if (const auto link = link_of(act, {}); link && link->weight >= 0.85) orphan_ = Orphan{at_, *link, weight_of(act)};
  }

  void read(std::size_t act, const Agents& agents, bool compound, bool otherwise) {
    const bool weak = passage().units[act].term->weak;
    if (weak && agents.weight < 0.6) return;
    const std::optional<Link> link = link_of(act, agents);
    if (!link || (weak && link->weight < 0.7)) return;
    Claim claim;
    claim.act = act;
    claim.compound = compound;
    claim.otherwise = otherwise;
    claim.act_weight = weight_of(act);
    claim.methods = methods();
    claim.statement = statement_of(passage(), act, agents, names_, speaker_);
    add(claim, agents, *link);
  }

  void read_source() {
    if (!orphan_ || orphan_->passage + 1 != at_ || passage().field == Field::title) return;
    const Agents agents = source_of(passage(), votes_[at_]);
    if (agents.units.empty()) return;
    Claim claim;
    claim.act = agents.units.front();
    claim.act_weight = orphan_->act_weight;
    claim.statement = statement_of(passage(), claim.act, agents, names_, speaker_);
    Link link = orphan_->link;
    link.rule = "act of the sentence before";
    link.weight -= 0.1;
    add(claim, agents, link);
  }

  /// Who speaks in a sentence that charges nobody: the next may go on with "it said".
  void listen() {
    constexpr Kinds speech = kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::find);
    const std::vector<Unit>& units = passage().units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!units[i].is_any(speech)) continue;
      if (Speaker found = names_.complete(speaker_before(passage(), i))) speaker_ = std::move(found);
      return;
    }
  }

  /// One claim for each accused and each country whose vote it is.
  void add(const Claim& pattern, const Agents& agents, const Link& link) {
    if (pattern.statement.speaker) speaker_ = pattern.statement.speaker;
    for (const auto& [code, actors] : parties(agents)) {
      std::vector<std::string> targets = link.targets;
      std::erase(targets, code);
      if (targets.empty()) {
        if (!link.targets.empty() && !link.its && !pattern.compound) continue;  // its own vote
        targets.emplace_back();
      }
      for (const std::string& target : targets) {
        Claim claim = pattern;
        claim.passage = at_;
        claim.accused = code;
        claim.actors = actors;
        claim.target = target;
        claim.vote_kind = link.kind;
        claim.year = link.year;
        claim.ours = link.ours;
        claim.further = code == "XX" && (answers() || agents.units.size() > 1);
        claim.agent_weight = agents.weight;
        claim.agent_rule = agents.rule;
        claim.vote_weight = link.weight;
        claim.vote_rule = link.rule;
        claims_.push_back(std::move(claim));
      }
    }
  }

  /// Whoever answers a charge with one of their own means somebody else.
  bool answers() const {
    const std::vector<Unit>& units = passage().units;
    return std::any_of(units.begin(), units.end(), [](const Unit& unit) { return unit.is(Kind::answer); });
  }

  double weight_of(std::size_t act) const { return passage().units[act].term->weak ? 0.6 : 1.0; }

  /// Accused countries with the bodies and persons named for each, in reading order.
  std::vector<std::pair<std::string, std::vector<std::string>>> parties(const Agents& agents) const {
    std::vector<std::pair<std::string, std::vector<std::string>>> result;
    for (const std::size_t i : agents.units) {
      const Unit& unit = passage().units[i];
      const std::string code = unit.is(Kind::unnamed) ? "XX" : unit.term->code;
      auto found = std::find_if(result.begin(), result.end(), [&](const auto& p) { return p.first == code; });
      if (found == result.end()) found = result.insert(result.end(), {code, {}});
      if (unit.is(Kind::actor)) found->second.push_back(unit.term->name);
      if (!unit.is(Kind::country)) continue;
      if (unit.term->form == Form::person && agents.weight >= 0.85) found->second.push_back(full_name(unit.term->name));
      if (std::string name = named_beside(passage(), i); !name.empty()) found->second.push_back(std::move(name));
    }
    for (const Unit& unit : passage().units) {
      if (!unit.is(Kind::actor)) continue;
      for (auto& [code, actors] : result) {
        const bool known = std::find(actors.begin(), actors.end(), unit.term->name) != actors.end();
        if (code == unit.term->code && !known) actors.push_back(unit.term->name);
      }
    }
    return result;
  }

  /// "Vladimir Putin" where the story writes it out.
  std::string full_name(const std::string& person) const {
    Speaker named;
    named.name = person;
    return names_.complete(std::move(named)).name;
  }

  std::vector<std::string> methods() const {
    std::set<std::string> codes;
    for (const Unit& unit : passage().units) {
      if (unit.is(Kind::act)) codes.insert(unit.term->methods.begin(), unit.term->methods.end());
    }
    return {codes.begin(), codes.end()};
  }

  std::vector<std::string> codes_of(const std::vector<std::size_t>& units, const Agents& agents) const {
    std::vector<std::string> codes;
    for (const std::size_t i : units) {
      const Unit& unit = passage().units[i];
      const bool agent = std::find(agents.units.begin(), agents.units.end(), i) != agents.units.end();
      if (!agent && unit.is(Kind::country) && std::find(codes.begin(), codes.end(), unit.term->code) == codes.end()) {
        codes.push_back(unit.term->code);
      }
    }
    return codes;
  }

  std::optional<Link> link_of(std::size_t act, const Agents& agents) const {
    const bool weak = passage().units[act].term->weak;
    const std::vector<std::string> place = codes_of(place_of(passage(), act), agents);
    if (const Vote* vote = vote_of(act, votes_[at_])) {
      Link link;
      link.targets = codes_of(vote->countries, agents);
      if (link.targets.empty() && !vote->landmark.empty()) link.targets = {vote->landmark};
      if (link.targets.empty()) link.targets = place;
      if (link.targets.empty() && vote->persons) link.targets = person_before(vote->unit, agents);
      link.kind = vote->kind;
      link.year = vote->year;
      link.ours = vote->ours;
      link.its = vote->its;
      const bool placed = !link.targets.empty() || link.ours;
      const bool strong = !vote->weak;
      link.weight = strong ? (placed ? 1.0 : 0.85) : (placed ? 0.7 : 0.45);
      link.rule = strong ? (placed ? "vote of a country" : "vote") : (placed ? "voters of a country" : "voters");
      return link;
    }
    if (weak) return std::nullopt;
    return carried(place);
  }

  /// Of "his campaign": the country of the last person named before it, unless that person acts.
  std::vector<std::string> person_before(std::size_t at, const Agents& agents) const {
    for (std::size_t i = at; i-- > 0;) {
      const Unit& unit = passage().units[i];
      if (unit.is(Kind::country) && unit.term->form == Form::person) return codes_of({i}, agents);
    }
    return {};
  }

  /// A firm act without a vote leans on the sentence before or on the headline, if a vote is named there.
  std::optional<Link> carried(const std::vector<std::string>& place) const {
    const std::size_t before = at_ == 0 ? 1 : at_ - 1;  // a headline leans on the first sentence
    for (const std::size_t from : {before, std::size_t{0}}) {
      if (from >= story_.size() || from == at_) continue;
      const bool votes = std::any_of(votes_[from].begin(), votes_[from].end(), [](const Vote& v) { return !v.weak; });
      if (!votes) continue;
      Link link;
      link.targets = place;
      link.weight = 0.5;
      link.rule = "vote of the sentence before";
      return link;
    }
    return std::nullopt;
  }

  const std::vector<Passage>& story_;
  const Names& names_;
  std::vector<std::vector<Vote>> votes_;
  std::size_t at_ = 0;
  Speaker speaker_;  ///< who spoke last
  std::optional<Orphan> orphan_;
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> claims_in(const std::vector<Passage>& story, const Names& names) {
  return Collector(story, names).run();
}

}  // namespace alleged::detect
