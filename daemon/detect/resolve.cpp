#include "daemon/detect/resolve.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "daemon/detect/score.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {
namespace {

/// How often the story names each country as the owner of a vote.
class Owners {
 public:
  Owners(const std::vector<Passage>& story, const std::vector<Claim>& claims) {
    for (const Claim& claim : claims) {
      if (!claim.compound && !claim.otherwise) accused_.insert(claim.accused);
    }
    for (const Passage& passage : story) {
      for (const Vote& vote : votes_in(passage)) {
        const int weight = vote.weak ? 1 : 3;
        if (!vote.landmark.empty()) count_[vote.landmark] += weight;
        for (const std::size_t i : vote.countries) {
          const Unit& unit = passage.units[i];
          if (!unit.is(Kind::country)) continue;
          if (!vote.compound) count_[unit.term->code] += weight;
        }
      }
      for (const Unit& unit : passage.units) {
        if (unit.is(Kind::country) || unit.is(Kind::actor) || unit.is(Kind::institution)) ++mentions_[unit.term->code];
      }
    }
  }

  int votes_of(const std::string& code) const {
    const auto found = count_.find(code);
    return found == count_.end() ? 0 : found->second;
  }

  bool is_accused(const std::string& code) const { return accused_.contains(code); }

  /// The country whose vote the story speaks of most, rather none that is accused itself; empty when there is none.
  std::string likeliest_but(const std::string& accused) const { return most(count_, accused); }

  /// The country that the story names most, on the same terms.
  std::string most_named_but(const std::string& accused) const { return most(mentions_, accused); }

 private:
  std::string most(const std::map<std::string, int>& counts, const std::string& accused) const {
    std::string best;
    int highest = 0;
    for (const auto& [code, count] : counts) {
      const int weight = accused_.contains(code) ? count : count * 3;  // the accused of one claim is seldom a victim
      if (code != accused && weight > highest) {
        best = code;
        highest = weight;
      }
    }
    return best;
  }

  std::set<std::string> accused_;
  std::map<std::string, int> count_;
  std::map<std::string, int> mentions_;
};

/// Drops the unnamed accused where the story names one for the same vote: "foreign meddling" then means theirs.
void prefer_named(std::vector<Claim>& claims) {
  const std::vector<Claim> all = claims;
  std::erase_if(claims, [&](const Claim& claim) {
    return claim.accused == "XX" && !claim.further && std::any_of(all.begin(), all.end(), [&](const Claim& other) {
             return other.accused != "XX" && other.target == claim.target;
           });
  });
}

/// The one country of the claim's sentence that neither acts nor speaks: "X doubts Y's claim of Z's meddling"; or
/// empty.
std::string bystander(const Claim& claim, const std::vector<Passage>& story) {
  std::string found;
  for (const Unit& unit : story[claim.passage].units) {
    if (!unit.is(Kind::country) || unit.term->form == Form::person || unit.against) continue;
    const std::string& code = unit.term->code;
    if (code == claim.accused || code == claim.statement.speaker.country || code == found) continue;
    if (!found.empty()) return {};
    found = code;
  }
  return found;
}

std::string target_of(const Claim& claim, const std::vector<Passage>& story, const Owners& owners,
                      std::string_view home) {
  const std::string& speaker = claim.statement.speaker.country;
  if (claim.ours && !speaker.empty() && speaker != claim.accused) return speaker;
  if (std::string likely = owners.likeliest_but(claim.accused); !likely.empty()) return likely;
  if (std::string other = bystander(claim, story); !other.empty() && !owners.is_accused(other)) return other;
  if (!speaker.empty() && speaker != claim.accused) return speaker;
  const bool specific = claim.year != 0 || !claim.vote_kind.empty();
  if (specific && !home.empty() && home != claim.accused) return std::string(home);
  if (std::string named = owners.most_named_but(claim.accused); !named.empty()) return named;
  return "XX";
}

/// A sentence that does not say whose vote it is, in a story about the accused's own votes: no foreign matter. Nor is a
/// leader who is not told to act abroad.
bool is_domestic(const Claim& claim, const Owners& owners, const std::vector<Passage>& story) {
  if (claim.accused == "XX" || claim.ours) return false;
  // Officials are mostly punished for what they do to their own people's vote.
  if (claim.statement.stance == Stance::sanctioned && claim.act_weight < 1) return true;
  const std::string likely = owners.likeliest_but(claim.accused);
  const int own = owners.votes_of(claim.accused);
  if (own > 0 && own >= owners.votes_of(likely)) return true;
  const std::vector<Unit>& units = story[claim.passage].units;
  const bool person = std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
    return unit.is(Kind::country) && unit.term->form == Form::person && unit.term->code == claim.accused;
  });
  const std::string& speaker = claim.statement.speaker.country;
  if (!speaker.empty() && speaker != claim.accused) return false;
  return likely.empty() && person && claim.agent_weight < 0.9;
}

bool is_denial(const Claim& claim) {
  return claim.statement.stance == Stance::denied;
}

/// Which vote, from all that the story says of this country's.
Election election_of(const Claim& claim, const std::vector<Claim>& claims, const std::vector<Passage>& story) {
  Election election;
  if (claim.target == "XX") return election;
  election.country = claim.target;
  election.year = claim.year;
  election.kind = std::string(claim.vote_kind);
  for (const Claim& other : claims) {
    if (other.target != claim.target) continue;
    if (election.year == 0) election.year = other.year;
    if (election.kind.empty()) election.kind = std::string(other.vote_kind);
  }
  constexpr std::size_t reach = 200;  // passages; a story names its election early
  for (std::size_t at = 0; at < story.size() && at < reach; ++at) {
    const Passage& passage = story[at];
    for (const Vote& vote : votes_in(passage)) {
      const bool same = vote.landmark == claim.target ||
                        std::any_of(vote.countries.begin(), vote.countries.end(), [&](std::size_t i) {
                          return passage.units[i].is(Kind::country) && passage.units[i].term->code == claim.target;
                        });
      if (!same || (!election.kind.empty() && !vote.kind.empty() && vote.kind != election.kind)) continue;
      if (election.year == 0) election.year = vote.year;
      if (election.kind.empty()) election.kind = std::string(vote.kind);
    }
  }
  return election;
}

Evidence evidence_of(const Passage& passage) {
  return {passage.field, passage.first_point, passage.last_point, std::string(passage.text)};
}

void add_evidence(Allegation& allegation, const Claim& claim, const std::vector<Passage>& story) {
  constexpr std::size_t most = 5;
  const Evidence evidence = evidence_of(story[claim.passage]);
  for (const Evidence& known : allegation.evidence) {
    if (known.field == evidence.field && known.start == evidence.start) return;
  }
  if (allegation.evidence.size() < most) allegation.evidence.push_back(evidence);
}

template <typename T>
void add_new(std::vector<T>& to, const std::vector<T>& from) {
  for (const T& value : from) {
    if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
  }
}

/// A list of more is no news story.
constexpr std::size_t most_pairs = 32;

/// How much a stance outweighs a bare allegation when several sentences tell of the same charge.
int rank(Stance stance) {
  switch (stance) {
    case Stance::retracted:
      return 6;
    case Stance::convicted:
      return 5;
    case Stance::sanctioned:
      return 4;
    case Stance::charged:
      return 3;
    case Stance::asserted:
      return 2;
    case Stance::alleged:
      return 1;
    default:
      return 0;
  }
}

std::vector<Claim> compounds_in(const std::vector<Claim>& claims) {
  std::vector<Claim> compounds;
  std::copy_if(claims.begin(), claims.end(), std::back_inserter(compounds), [](const Claim& c) { return c.compound; });
  return compounds;
}

}  // namespace

std::vector<Claim> resolve(std::vector<Claim> claims, const std::vector<Passage>& story, std::string_view home) {
  const Owners owners(story, claims);
  const auto acts_elsewhere = [&](const std::string& code) {
    return std::any_of(claims.begin(), claims.end(), [&](const Claim& c) { return !c.compound && c.accused == code; });
  };
  std::erase_if(claims, [&](const Claim& claim) {
    return claim.compound && !acts_elsewhere(claim.accused) && owners.votes_of(claim.accused) > 0;
  });
  const std::vector<Claim> compounds = compounds_in(claims);
  std::erase_if(claims, [&](const Claim& claim) {
    return claim.otherwise && std::any_of(compounds.begin(), compounds.end(), [&](const Claim& c) {
             return c.passage == claim.passage && c.act == claim.act;
           });
  });
  std::erase_if(claims, [&](const Claim& claim) { return claim.target.empty() && is_domestic(claim, owners, story); });
  for (Claim& claim : claims) {
    if (claim.target.empty()) claim.target = target_of(claim, story, owners, home);
  }
  std::erase_if(
      claims, [](const Claim& claim) { return claim.target == claim.accused || confidence(claim) < least_confidence; });
  prefer_named(claims);
  return claims;
}

std::vector<Allegation> allegations(const std::vector<Claim>& claims, const std::vector<Passage>& story) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const Claim& claim : claims) {
    if (pairs.size() == most_pairs) break;
    if (std::find(pairs.begin(), pairs.end(), std::pair(claim.accused, claim.target)) == pairs.end()) {
      pairs.emplace_back(claim.accused, claim.target);
    }
  }
  std::vector<Allegation> result;
  for (const auto& [accused, target] : pairs) {
    Allegation charge;
    Allegation denial;
    Speaker accuser;
    Speaker denier;
    for (const Claim& claim : claims) {
      if (claim.accused != accused || claim.target != target) continue;
      const bool denied = is_denial(claim);
      Allegation& row = denied ? denial : charge;
      const bool first = row.evidence.empty();
      row.accused = accused;
      row.target = target;
      const bool firmer = !denied && rank(claim.statement.stance) > rank(row.stance);
      if (first || firmer) row.stance = claim.statement.stance;
      const Speaker& speaker = claim.statement.speaker;
      Speaker& known = denied ? denier : accuser;
      if (speaker && (!known || firmer || (known.state && !speaker.state))) known = speaker;
      row.confidence = std::max(row.confidence, confidence(claim));
      add_new(row.actors, claim.actors);
      add_new(row.methods, claim.methods);
      if (first) row.election = election_of(claim, claims, story);
      add_evidence(row, claim, story);
      if (!denied && claim.statement.also_denied) {
        const bool fresh = denial.evidence.empty();
        if (fresh)
          denial =
              Allegation{accused, target, claim.actors, {}, {}, charge.election, Stance::denied, claim.methods, 0, {}};
        if (!denier) denier = claim.statement.denier;
        denial.confidence = std::max(denial.confidence, confidence(claim));
        add_evidence(denial, claim, story);
      }
    }
    charge.accuser = charge.said_by = denial.accuser = accuser.name;
    denial.said_by = denier.name;
    if (!charge.evidence.empty()) result.push_back(std::move(charge));
    if (!denial.evidence.empty()) result.push_back(std::move(denial));
  }
  return result;
}

}  // namespace alleged::detect
