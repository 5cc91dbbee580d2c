#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/finding.hpp"
#include "daemon/detect/names.hpp"
#include "daemon/detect/parties.hpp"
#include "daemon/detect/replies.hpp"
#include "daemon/detect/statement.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// What one sentence says of one accused and one vote, before the story as a whole is weighed.
struct Claim {
  std::size_t passage = 0;
  std::size_t act = 0;  ///< unit: the act, or the agent when the act stands in the sentence before
  std::string accused;  ///< code or "XX"
  std::vector<Named> actors;
  std::string target;  ///< code, or empty while not known
  std::string_view vote_kind;
  int year = 0;
  bool ours = false;        ///< the vote is the speaker's own
  bool its = false;         ///< "its vote"
  std::string owner;        ///< of "its vote": code of the country that the sentence says it of
  bool compound = false;    ///< accused only because its name stands before "election interference"
  bool otherwise = false;   ///< holds only if no compound claim of the same act does
  bool further = false;     ///< an unnamed accused who is not one of those that the story names
  std::size_t to_vote = 0;  ///< sentences to the nearest vote that may be another's; Links::far: none is near
  bool direct = false;      ///< the act governs the vote: "to influence the election"
  bool framed = false;      ///< the sentence also tells of accusing, denying, finding, punishing or probing
  std::string_view sort;    ///< of the act; "charge" where only accusing is told
  Statement statement;
  std::vector<Reply> replies;  ///< of other sentences, one of each stance; tie_replies finds them

  // What the confidence is made of, each 0..1, and the rules that gave it.
  double agent_weight = 0;
  double vote_weight = 0;
  double act_weight = 0;
  std::string_view agent_rule;
  std::string_view vote_rule;
};

/// The reply of that stance to the claim; nullptr where there is none.
const Reply* reply_to(const Claim& claim, Stance stance);

/// The claims of a story's passages, in reading order, up to a thousand and those of one sentence. In: settled
/// passages. Out: every claim has an accused, an act and a vote; target may be missing, and accused may equal no target
/// of its own claim.
std::vector<Claim> claims_in(const std::vector<Passage>& story, const Names& names);

}  // namespace alleged::detect
