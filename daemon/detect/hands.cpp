#include "daemon/detect/hands.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "daemon/detect/apposition.hpp"
#include "daemon/detect/features.hpp"
#include "daemon/detect/inflection.hpp"
#include "daemon/detect/questions.hpp"

namespace alleged::detect {
namespace {

constexpr std::size_t most_hands = 32;
constexpr double actor_told = 0.4;

/// The bodies and persons that the story names for one accused country, and how.
class Hands {
 public:
  Hands(const std::string& accused, const Context& context, const Names& names, const Voices& voices)
      : accused_(accused), context_(context), names_(names), voices_(voices) {}

  void hear(const Claim& claim) {
    const Passage& passage = context_.story[claim.passage];
    for (const Named& actor : claim.actors) {
      if (is_outlet(actor.reference) && actor.how != "agent") continue;
      Met* met = meet(actor.name, actor.reference);
      if (met == nullptr) continue;
      ++met->times;
      met->best = std::max(met->best, strength(claim));
      const std::string how(actor.how);
      met->seen.insert(how);
      if (actor.how == "agent" || actor.how == "leader") met->seen.insert(how + " by " + std::string(claim.agent_rule));
      if (passage.field == Field::title) met->seen.insert(how + " in title");
      if (is_lead(passage)) met->seen.insert("lead");
      if (claim.act_weight >= 1) met->seen.insert("firm act");
    }
    claimed_.insert(claim.passage);
  }

  /// Sentences that charge nobody name hands too: the agency behind it, "Russian lawyer Jane Doe".
  void look_around() {
    for (std::size_t at = 0; at < context_.story.size() && at < reach; ++at) {
      const Passage& passage = context_.story[at];
      const std::string where = claimed_.contains(at) ? " beside a charge" : " elsewhere";
      for (std::size_t i = 0; i < passage.units.size(); ++i) {
        const Unit& unit = passage.units[i];
        if (unit.is(Kind::actor) && is_outlet(unit.term->name)) continue;
        if (unit.is(Kind::actor) && (unit.term->code == accused_ || unit.term->code == "XX")) {
          Met* met = meet(std::string(unit.text), unit.term->name);
          note(met, passage, (unit.term->code == "XX" ? "of no country" : "named") + where);
          if (met != nullptr && is_source(passage.units, i)) met->seen.insert("a source");
        } else if (unit.is(Kind::country) && unit.term->code == accused_) {
          note(meet(named_beside(passage, i), {}), passage, "after its country" + where);
        }
        if (unit.is(Cue::outfit)) look_at_outfit(at, i);
      }
      for (const Speaker& named : named_in(passage)) {
        const Speaker speaker = names_.complete(named);
        const bool leads = passage.units[named.last].is(Kind::country);
        if (!speaker || leads || speaker.country != accused_ || speaker.state) continue;
        Met* met = meet(speaker.name, {});
        note(met, passage, (speaker.body ? "body of it" : "person of it") + where);
        if (met == nullptr || speaker.body || met->named > 1) continue;
        met->seen.insert("person: " + voices_.kind_of(speaker));
      }
    }
  }

  std::vector<Hand> likeliest_first(const Model& model) && {
    std::vector<Hand> hands;
    for (Met& one : met_) {
      one.seen.insert(one.actor.reference.empty() ? "not in the table" : "in the table");
      Hand hand{std::move(one.actor), as_features(one.seen), 0};
      hand.features.push_back({"times", log1(one.times)});
      hand.features.push_back({"times named", log1(one.named)});
      hand.features.push_back({"best", one.best});
      hand.features.push_back({"hands", log1(met_.size())});
      hand.probability = model.probability(actor_question(context_), hand.features);
      hands.push_back(std::move(hand));
    }
    std::stable_sort(hands.begin(), hands.end(),
                     [](const Hand& a, const Hand& b) { return a.probability > b.probability; });
    return hands;
  }

 private:
  struct Met {
    Actor actor;
    std::set<std::string> seen;
    std::size_t times = 0;  ///< claims that name it
    std::size_t named = 0;  ///< times that the story names it
    double best = 0;
  };

  /// A group or firm that is named in a sentence of the charge, or in the one behind it.
  void look_at_outfit(std::size_t at, std::size_t unit) {
    const bool beside = claimed_.contains(at);
    if (!beside && !(at > 0 && claimed_.contains(at - 1))) return;
    const Passage& passage = context_.story[at];
    Met* met = meet(named_outfit(passage, unit), {});
    note(met, passage, beside ? "outfit beside a charge" : "outfit behind a charge");
    const bool placed = std::any_of(passage.units.begin(), passage.units.end(), [&](const Unit& one) {
      return one.is(Kind::country) && one.term->code == accused_;
    });
    if (met != nullptr && placed) met->seen.insert("outfit beside its country");
  }

  /// The outlet names itself as the place where the story stands, "experts told RT", whatever it tells of.
  bool is_outlet(std::string_view reference) const { return !reference.empty() && reference == context_.outlet; }

  /// "TASS reports", "experts told RT": who carries news does not act.
  static bool is_source(const std::vector<Unit>& units, std::size_t i) {
    constexpr Kinds speech = kind_bit(Kind::say) | kind_bit(Kind::report);
    return (i + 1 < units.size() && units[i + 1].is_any(speech)) || (i > 0 && units[i - 1].is(Kind::say));
  }

  /// A person as the story names them in full.
  std::string in_full(std::string name) const {
    Speaker person;
    person.name = std::move(name);
    return names_.complete(std::move(person)).name;
  }

  /// Null for nobody, and where the story names more than anybody could read.
  Met* meet(std::string name, const std::string& reference) {
    if (name.empty()) return nullptr;
    if (reference.empty()) name = in_full(std::move(name));
    const auto known = std::find_if(met_.begin(), met_.end(), [&](const Met& one) {
      return reference.empty() ? one.actor.name == name : one.actor.reference == reference;
    });
    if (known != met_.end()) {
      if (is_fuller(name, known->actor.name)) known->actor.name = std::move(name);
      return &*known;
    }
    if (met_.size() == most_hands) return nullptr;
    return &met_.emplace_back(Met{{std::move(name), reference}, {}, 0, 0, 0});
  }

  static void note(Met* met, const Passage& passage, std::string how) {
    if (met == nullptr) return;
    ++met->named;
    if (passage.field == Field::title) met->seen.insert("in title");
    if (is_lead(passage)) met->seen.insert("in lead");
    met->seen.insert(std::move(how));
  }

  const std::string& accused_;
  const Context& context_;
  const Names& names_;
  const Voices& voices_;
  std::set<std::size_t> claimed_;
  std::vector<Met> met_;
};

}  // namespace

std::vector<Hand> hands_of(const std::vector<const Claim*>& claims, const std::string& accused, const Context& context,
                           const Names& names, const Lexicon::Parts& lexicon) {
  Hands hands(accused, context, names, lexicon.voices);
  for (const Claim* claim : claims) hands.hear(*claim);
  hands.look_around();
  return std::move(hands).likeliest_first(lexicon.model);
}

bool is_actor(const Hand& hand) {
  return hand.probability >= actor_told;
}

}  // namespace alleged::detect
