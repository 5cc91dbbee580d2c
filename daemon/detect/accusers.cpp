#include "daemon/detect/accusers.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "daemon/detect/features.hpp"
#include "daemon/detect/inflection.hpp"
#include "daemon/detect/mention.hpp"
#include "daemon/detect/questions.hpp"
#include "daemon/detect/sayer.hpp"
#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

constexpr std::size_t most_voices = 32;
// Where F1 is near its highest on the labelled news and on the stories of the tree.
constexpr double sayer_told = 0.15;      ///< share from which on whoever says a claim is told
constexpr double bystander_told = 0.25;  ///< and whoever is only named beside one
constexpr double heard_from = 0.6;       ///< strength of a claim around which others may say so

/// "Mueller" and "Robert Mueller", "Treasury" and "US Treasury": one word that ends the other's name. A country, or who
/// speaks for it, is not meant: "House" is no White House.
bool is_short_for(const Speaker& one, const Speaker& other) {
  const std::string& word = one.name;
  const std::string& name = other.name;
  return !one.state && !other.state && word.find(' ') == word.npos && name.size() > word.size() + 1 &&
         name.ends_with(word) && name[name.size() - word.size() - 1] == ' ';
}

/// Somebody heard, and what the story shows of them.
struct Heard {
  Speaker speaker;
  std::set<std::string> seen;
  std::size_t times = 0;   ///< as whoever says a claim, or made the charge that a denial answers
  double best = 0;         ///< strength of the strongest of these claims
  std::size_t named = 0;   ///< in the whole story
  std::size_t spoken = 0;  ///< where a verb of speech follows

  /// Whether they say it, or speak behind it.
  bool speaks() const {
    return times > 0 || seen.contains("speaks behind it") || seen.contains("speaks behind it, described");
  }
};

/// Whether whoever says it rejects what somebody else charges, rather than says of their own that nothing was done.
bool rejects(const Claim& claim) {
  return claim.statement.stance == Stance::denied && claim.statement.rule != "negated";
}

/// Listens for who may accuse one suspect: in the sentences of the claims, around them, and in the headline.
class Hearing {
 public:
  Hearing(const Suspect& suspect, const Context& context, const Names& names)
      : accused_(suspect.accused),
        story_(context.story),
        names_(names),
        inflects_(!context.story.empty() && !context.story.front().tongue->is_english) {}

  /// In the order in which they are heard.
  std::vector<Heard> run(const std::vector<const Claim*>& claims) {
    for (const Claim* claim : claims) {
      hear_who_says(*claim, claim == claims.front());
      hear_answered(*claim);
      if (passages_.insert(claim->passage).second) hear_beside(*claim);
    }
    for (const Claim* claim : claims) hear_around(*claim);
    hear_headline();
    name_the_described();
    count_elsewhere();
    mark_descriptions();
    return std::move(heard_);
  }

 private:
  bool is_same(const Speaker& one, const Speaker& other) const {
    return one.name == other.name || (inflects_ && is_inflected(one.name, other.name)) || is_short_for(one, other) ||
           is_short_for(other, one);
  }

  /// Whoever is named, as one of those heard; nullptr where they cannot accuse the suspect, or too many are heard.
  Heard* hear(const Speaker& named) {
    Speaker speaker = names_.complete(named);
    if (!speaker || speaker.country == accused_ || is_dateline(speaker)) return nullptr;
    auto known =
        std::find_if(heard_.begin(), heard_.end(), [&](const Heard& one) { return is_same(one.speaker, speaker); });
    if (known != heard_.end()) {
      const bool authority = known->speaker.authority || speaker.authority;
      if (speaker.country.empty()) speaker.country = known->speaker.country;
      const bool head = known->speaker.head || speaker.head;
      if (is_fuller(speaker.name, known->speaker.name)) known->speaker = std::move(speaker);
      known->speaker.head = head;
      known->speaker.authority = authority;
    } else {
      if (heard_.size() == most_voices) return nullptr;
      known = heard_.insert(heard_.end(), Heard{std::move(speaker), {}, 0, 0, 0, 0});
      if (heard_.size() == 1) known->seen.insert("first");
    }
    known->speaker.authority = known->speaker.authority || named.authority;
    return &*known;
  }

  void hear_who_says(const Claim& claim, bool first) {
    const Statement& said = claim.statement;
    Heard* one = rejects(claim) ? nullptr : hear(said.speaker);
    if (one == nullptr) return;
    const Passage& passage = story_[claim.passage];
    ++one->times;
    one->best = std::max(one->best, strength(claim));
    if (passage.field == Field::title) one->seen.insert("says it in title");
    if (is_lead(passage)) one->seen.insert("says it in lead");
    one->seen.insert("says it");
    one->seen.insert("stance " + std::string(name(said.stance)));
    one->seen.insert("rule " + std::string(said.rule));
    one->seen.insert("by " + std::string(said.speaker.how));
    if (first) one->seen.insert("first claim");
  }

  /// Whose charge a denial answers.
  void hear_answered(const Claim& claim) {
    Heard* one = hear(claim.statement.charged_by);
    if (one == nullptr) return;
    ++one->times;
    one->best = std::max(one->best, strength(claim));
    one->seen.insert("is answered");
    if (is_lead(story_[claim.passage])) one->seen.insert("is answered in lead");
  }

  /// Everybody whom the claim's sentence names.
  void hear_beside(const Claim& claim) {
    const Passage& passage = story_[claim.passage];
    for (const Speaker& named : named_in(passage)) {
      // "Told CNN": where it stands, and not who says it.
      if (named.outlet || names_.complete(named).common || speaks_of_a_probe(passage, named, claim.act)) continue;
      Heard* one = hear(named);
      if (one == nullptr) continue;
      for (std::string& mark : marks_beside(passage, named, claim.act)) one->seen.insert(std::move(mark));
    }
  }

  /// "X meddled. "It was planned in their capital," said Y": who speaks in the sentences around a charge that nobody
  /// says. Where a party says it that the story only describes, its name may stand there.
  void hear_around(const Claim& claim) {
    const bool denial = rejects(claim);
    const Speaker& says = denial ? claim.statement.charged_by : claim.statement.speaker;
    if ((says && !says.state && !is_description(says)) || strength(claim) < heard_from) return;
    const std::size_t last = std::min(story_.size(), claim.passage + 2);
    for (std::size_t at = claim.passage == 0 ? 0 : claim.passage - 1; at < last; ++at) {
      const Passage& passage = story_[at];
      const bool before = at < claim.passage;
      if (at == claim.passage || passage.field == Field::title || !around_.emplace(at, before).second) continue;
      const std::string mark =
          std::string(before ? "speaks before it" : "speaks behind it") + (is_description(says) ? ", described" : "");
      for (const Speaker& named : named_in(passage)) {
        const bool behind_verb = named.first > 1 && passage.units[named.first - 1].is(Kind::say);
        const bool makes = is_made_by(passage, named);
        // A newspaper, too: "it prepares candidates, the Herald wrote".
        if (!then_speaks(passage, named) && !behind_verb && !makes) continue;
        Heard* one = names_.complete(named).common ? nullptr : hear(named);
        if (one == nullptr) continue;
        one->seen.insert(mark);
        if (makes) one->seen.insert("makes the charge beside it");
        if (then_accuses(passage, named)) one->seen.insert(denial ? "accuses, is answered" : "accuses beside it");
      }
      for (const Speaker& parted : parted_speakers(passage)) {
        if (Heard* one = hear(parted)) one->seen.insert(mark);
      }
    }
  }

  void hear_headline() {
    for (const Passage& passage : story_) {
      if (passage.field != Field::title) break;
      if (Speaker label = label_of(passage, names_); label && !label.outlet) {
        if (Heard* one = hear(label)) one->seen.insert("labels the headline");
      }
      for (const Speaker& named : named_in(passage)) {
        if (Heard* one = named.outlet ? nullptr : hear(named)) one->seen.insert("in title");
      }
    }
  }

  /// "A party blames X. Jane Doe, chairwoman of the party, said": of whoever is described, what is seen is seen of the
  /// first person who is named as such and speaks.
  void name_the_described() {
    const auto described = [](const Heard& one) { return is_description(one.speaker); };
    if (std::none_of(heard_.begin(), heard_.end(), described)) return;
    const std::vector<Spokesman> people = spokesmen();
    for (std::size_t i = 0; i < heard_.size(); ++i) {
      if (!described(heard_[i])) continue;
      const auto found = std::find_if(people.begin(), people.end(), [&](const Spokesman& one) {
        return speaks_for(*one.passage, one.speaker, heard_[i].speaker);
      });
      if (found == people.end()) continue;
      Heard other = std::move(heard_[i]);
      heard_.erase(heard_.begin() + static_cast<std::ptrdiff_t>(i--));
      Speaker named = found->speaker;
      if (named.country.empty()) named.country = other.speaker.country;
      Heard* one = hear(named);
      if (one == nullptr) continue;
      one->seen.merge(other.seen);
      one->times += other.times;
      one->best = std::max(one->best, other.best);
      one->speaker.authority = one->speaker.authority || other.speaker.authority;
    }
  }

  /// A person who speaks by name, and where.
  struct Spokesman {
    const Passage* passage = nullptr;
    Speaker speaker;
  };

  /// The first whom the text lets speak, in reading order.
  std::vector<Spokesman> spokesmen() const {
    constexpr std::size_t most = 64;
    std::vector<Spokesman> people;
    const auto add = [&](const Passage& passage, const Speaker& found) {
      Speaker named = names_.complete(found);
      if (is_named_person(named) && !found.outlet && named.country != accused_ && people.size() < most)
        people.push_back({&passage, std::move(named)});
    };
    for (std::size_t at = 0; at < story_.size() && at < reach && people.size() < most; ++at) {
      const Passage& passage = story_[at];
      const bool rejects = std::any_of(passage.units.begin(), passage.units.end(), [](const Unit& unit) {
        return unit.is_any(kind_bit(Kind::deny) | kind_bit(Kind::dispute));
      });
      if (passage.field == Field::title || rejects) continue;
      for (const Speaker& found : named_in(passage)) {
        if (speaks_in(passage, found)) add(passage, found);
      }
      for (const Speaker& found : parted_speakers(passage)) add(passage, found);
    }
    return people;
  }

  /// How often the story names each, and in which parts.
  void count_elsewhere() {
    for (std::size_t at = 0; at < story_.size() && at < reach; ++at) {
      const Passage& passage = story_[at];
      for (const Speaker& named : named_in(passage)) {
        const Speaker speaker = names_.complete(named);
        const auto one =
            std::find_if(heard_.begin(), heard_.end(), [&](const Heard& h) { return is_same(h.speaker, speaker); });
        if (one == heard_.end()) continue;
        ++one->named;
        if (then_speaks(passage, named)) ++one->spoken;
        const auto after = [&](Kind kind) {
          return named.last + 1 < passage.units.size() && passage.units[named.last + 1].is(kind);
        };
        if (after(Kind::deny) || after(Kind::dispute)) one->seen.insert("denies");
        if (after(Kind::vote)) one->seen.insert("has a campaign");
      }
    }
  }

  /// "A poll official blames X. Jane Doe, of the electoral council, said": one who is described and one who is named
  /// may be the same.
  void mark_descriptions() {
    const bool described = std::any_of(heard_.begin(), heard_.end(), [](const Heard& one) {
      return one.seen.contains("says it") && is_description(one.speaker);
    });
    const bool named = std::any_of(heard_.begin(), heard_.end(),
                                   [](const Heard& one) { return is_named_person(one.speaker) && one.speaks(); });
    for (Heard& one : heard_) {
      if (is_description(one.speaker)) one.seen.insert(named ? "described, others named" : "described");
      if (described && is_named_person(one.speaker) && one.speaks()) one.seen.insert("named, others described");
    }
  }

  const std::string& accused_;
  const std::vector<Passage>& story_;
  const Names& names_;
  bool inflects_;  ///< names may end otherwise by their case; in English an ending makes another name
  std::vector<Heard> heard_;
  std::set<std::size_t> passages_;                 ///< those whose names are heard
  std::set<std::pair<std::size_t, bool>> around_;  ///< each sentence once before and once behind a charge
};

/// The features of the accuser's question: what was seen of one of those heard.
Features features_of(Heard one, const Aim& aim, std::size_t heard) {
  const Speaker& speaker = one.speaker;
  if (speaker.authority) one.seen.insert("authority");
  if (speaker.outlet) one.seen.insert("outlet");
  one.seen.insert(speaker.state ? "state" : speaker.body ? "body" : "person");
  if (!speaker.country.empty()) one.seen.insert(speaker.country == aim.target ? "of the target" : "of a third country");
  if (heard == 1) one.seen.insert("alone");
  const Cases cases = cases_of(speaker.name);
  if (cases.small && !cases.capital) one.seen.insert("in small letters");
  Features features = as_features(one.seen);
  features.push_back({"times", log1(one.times)});
  features.push_back({"times named", log1(one.named)});
  features.push_back({"times speaking", log1(one.spoken)});
  features.push_back({"best", one.best});
  features.push_back({"voices", log1(heard)});
  return features;
}

/// Sums become shares: at most one of the voices is the accuser, and nobody's sum is 0.
void share_out(std::vector<Voice>& voices) {
  double most = 0;
  for (const Voice& voice : voices) most = std::max(most, voice.probability);
  double all = std::exp(-most);
  for (Voice& voice : voices) all += voice.probability = std::exp(voice.probability - most);
  for (Voice& voice : voices) voice.probability /= all;
}

}  // namespace

std::vector<Voice> voices_of(const std::vector<const Claim*>& claims, const Suspect& suspect, const Aim& aim,
                             const Context& context, const Names& names, const Model& model) {
  const std::vector<Heard> heard = Hearing(suspect, context, names).run(claims);
  std::vector<Voice> voices;
  for (const Heard& one : heard) {
    Voice voice{one.speaker, features_of(one, aim, heard.size()), 0};
    voice.probability = model.sum(accuser_question(context), voice.features);
    voices.push_back(std::move(voice));
  }
  share_out(voices);
  std::stable_sort(voices.begin(), voices.end(),
                   [](const Voice& a, const Voice& b) { return a.probability > b.probability; });
  return voices;
}

bool is_accuser(const Voice& voice) {
  const bool says = std::any_of(voice.features.begin(), voice.features.end(), [](const Feature& feature) {
    return feature.name == "says it" || feature.name == "makes the charge beside it";
  });
  return voice.probability >= (says ? sayer_told : bystander_told);
}

}  // namespace alleged::detect
