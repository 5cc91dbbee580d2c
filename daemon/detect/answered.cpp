#include "daemon/detect/answered.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "daemon/detect/replies.hpp"

namespace alleged::detect {
namespace {

constexpr std::size_t near = 3;  ///< sentences behind a charge, in which the accused may answer it
constexpr std::size_t next = 2;  ///< the same, where somebody else does
constexpr std::size_t lead = 2;  ///< sentences that tell what the headline answers

bool is_firm(const Claim& claim) {
  return claim.agent_weight >= 0.5;
}

bool is_answered_by(const Claim& claim, const Reply& reply) {
  return reply.of_accused || (!reply.speaker.country.empty() && reply.speaker.country == claim.accused);
}

/// What the reply is to this claim: a denial by whoever is charged or speaks for them, a clearing by who looks into it,
/// a doubt of others; nothing where it is not told who replies.
std::optional<Reply> answer_to(const Claim& claim, const Reply& reply, const Names& names) {
  Reply own = reply;
  if (is_answered_by(claim, reply)) {
    own.stance = Stance::denied;
  } else if (own.stance == Stance::retracted) {
    // Only whoever made it takes it back.
    const Speaker& maker = claim.statement.speaker;
    if (own.speaker && maker && own.speaker.name != maker.name) return std::nullopt;
  } else {
    const Speaker& speaker = own.speaker;
    const bool inquiry = names.look_into(speaker);
    if (!speaker || (own.stance == Stance::cleared && !inquiry)) return std::nullopt;
    // "The ministry denied it": of which country is not told; of the accused, most likely.
    const bool office = own.stance == Stance::denied && speaker.body && !speaker.outlet && speaker.country.empty();
    own.stance = inquiry ? Stance::cleared : office ? Stance::denied : Stance::disputed;
  }
  return own;
}

/// The claims of one story, and who answers them.
class Answered {
 public:
  Answered(std::vector<Claim>& claims, const std::vector<Passage>& story, const Names& names)
      : claims_(claims), story_(story), names_(names) {}

  void tie() {
    std::size_t past = 0;  // the first claim that is not before the sentence
    for (std::size_t at = 0; at < story_.size(); ++at) {
      const std::size_t first = past;
      while (past < claims_.size() && claims_[past].passage <= at) ++past;
      if (std::any_of(claim(first), claim(past), is_firm)) {
        follow(first, past);
      } else if (std::optional<Reply> reply = reply_in(story_, at, names_, speaker_)) {
        if (at == 0 && story_[at].field == Field::title) {
          tie_headline(*reply);
        } else {
          tie(*reply, first);
        }
        if (reply->speaker) speaker_ = reply->speaker;
      }
    }
  }

 private:
  /// Who speaks last before the sentence behind, for "he denied it".
  void follow(std::size_t first, std::size_t past) {
    for (std::size_t i = first; i < past; ++i) {
      if (claims_[i].statement.speaker) speaker_ = claims_[i].statement.speaker;
    }
  }

  /// To the nearest sentence that charges whoever replies; where that is none of the accused, that charges anybody.
  void tie(const Reply& reply, std::size_t past) {
    const auto charges = [&](const Claim& claim) { return claim.passage + near >= reply.passage && is_firm(claim); };
    std::size_t first = past;
    while (first > 0 && claims_[first - 1].passage + near >= reply.passage) --first;
    const bool by_accused = std::any_of(claim(first), claim(past), [&](const Claim& claim) {
      return charges(claim) && !reply.of_accused && is_answered_by(claim, reply);
    });
    std::optional<std::size_t> sentence;
    for (std::size_t i = past; i-- > first;) {
      Claim& claim = claims_[i];
      if (!charges(claim) || (by_accused && !is_answered_by(claim, reply))) continue;
      if (!by_accused && claim.passage + next < reply.passage) continue;
      if (sentence.value_or(claim.passage) != claim.passage) break;
      sentence = claim.passage;
      add(claim, reply);
    }
  }

  void add(Claim& claim, const Reply& reply) {
    std::optional<Reply> own = answer_to(claim, reply, names_);
    if (own && reply_to(claim, own->stance) == nullptr) claim.replies.push_back(std::move(*own));
  }

  void tie_headline(const Reply& reply) {
    for (Claim& claim : claims_) {
      if (claim.passage > lead) break;
      if (is_firm(claim)) add(claim, reply);
    }
  }

  std::vector<Claim>::iterator claim(std::size_t i) { return claims_.begin() + static_cast<std::ptrdiff_t>(i); }

  std::vector<Claim>& claims_;
  const std::vector<Passage>& story_;
  const Names& names_;
  Speaker speaker_;  ///< who spoke last
};

}  // namespace

void tie_replies(std::vector<Claim>& claims, const std::vector<Passage>& story, const Names& names) {
  Answered(claims, story, names).tie();
}

}  // namespace alleged::detect
