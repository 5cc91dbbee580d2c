#include "daemon/detect/accusers.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "daemon/detect/features.hpp"
#include "daemon/detect/inflection.hpp"
#include "daemon/detect/questions.hpp"
#include "daemon/detect/sayer.hpp"
#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

constexpr std::size_t most_voices = 32;
constexpr double accuser_told = 0.2;  ///< near half of the F1 that it reaches: where F1 is highest
constexpr double heard_from = 0.6;    ///< strength of a claim around which others may say so

/// "Mueller" and "Robert Mueller", "Treasury" and "US Treasury": one word that ends the other's name. A country, or who
/// speaks for it, is not meant: "House" is no White House.
bool is_short_for(const Speaker& one, const Speaker& other) {
  const std::string& word = one.name;
  const std::string& name = other.name;
  return !one.state && !other.state && word.find(' ') == word.npos && name.size() > word.size() + 1 &&
         name.ends_with(word) && name[name.size() - word.size() - 1] == ' ';
}

/// What stands before a name, in so far as it tells of the part that the named one has.
std::string before(const Unit& unit) {
  constexpr std::array<std::string_view, 10> words = {"with",    "of",  "for",  "to",      "from",
                                                      "between", "and", "that", "against", "as"};
  if (unit.is(Kind::by)) return "by";
  if (unit.is(Kind::according)) return "according to";
  if (unit.is(Kind::comma)) return "a comma";
  if (unit.is(Kind::quote)) return "a quotation";
  const auto word = std::find(words.begin(), words.end(), unit.text);
  return word == words.end() ? "another word" : std::string(*word);
}

/// A verb of speech at the name's end: "X, the chairman, said" is left to the rules of the statement.
bool then_speaks(const Passage& passage, const Speaker& named) {
  constexpr Kinds speech = kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::accuse) | kind_bit(Kind::find) |
                           kind_bit(Kind::charge) | kind_bit(Kind::sanction);
  for (std::size_t i = named.last + 1; i < passage.units.size() && i <= named.last + 2; ++i) {
    if (passage.units[i].is_any(speech)) return true;
  }
  return false;
}

/// "X said the inquiry into": whoever speaks of a probe says nothing of what it looks into.
bool speaks_of_a_probe(const Passage& passage, const Speaker& named, std::size_t act) {
  bool spoke = false;
  for (std::size_t i = named.last + 1; i < act; ++i) {
    const Unit& unit = passage.units[i];
    spoke = spoke || (i <= named.last + 3 && unit.is_any(kind_bit(Kind::say) | kind_bit(Kind::warn)));
    if (unit.is(Kind::probe)) return spoke;
  }
  return false;
}

}  // namespace

std::vector<Voice> voices_of(const std::vector<const Claim*>& claims, const Suspect& suspect, const Aim& aim,
                             const Context& context, const Names& names, const Model& model) {
  struct Heard {
    Speaker speaker;
    std::set<std::string> seen;
    std::size_t times = 0;
    double best = 0;
    std::size_t named = 0;   ///< in the whole story
    std::size_t spoken = 0;  ///< where a verb of speech follows
  };
  std::vector<Heard> heard;
  // In English an ending makes another name.
  const bool inflects = !context.story.empty() && !context.story.front().tongue->is_english;
  const auto is_same = [&](const Speaker& one, const Speaker& other) {
    return one.name == other.name || (inflects && is_inflected(one.name, other.name)) || is_short_for(one, other) ||
           is_short_for(other, one);
  };
  const auto hear = [&](const Speaker& named) -> Heard* {
    Speaker speaker = names.complete(named);
    if (!speaker || speaker.country == suspect.accused) return nullptr;
    auto known =
        std::find_if(heard.begin(), heard.end(), [&](const Heard& one) { return is_same(one.speaker, speaker); });
    if (known != heard.end()) {
      if (is_fuller(speaker.name, known->speaker.name)) known->speaker.name = std::move(speaker.name);
    } else {
      if (heard.size() == most_voices) return nullptr;
      known = heard.insert(heard.end(), Heard{std::move(speaker), {}, 0, 0, 0, 0});
      if (heard.size() == 1) known->seen.insert("first");
    }
    known->speaker.authority = known->speaker.authority || named.authority;
    return &*known;
  };
  std::set<std::size_t> passages;
  for (const Claim* claim : claims) {
    const Passage& passage = context.story[claim->passage];
    const bool denial = claim->statement.stance == Stance::denied && claim->statement.rule != "negated";
    if (Heard* one = denial ? nullptr : hear(claim->statement.speaker)) {
      ++one->times;
      one->best = std::max(one->best, strength(*claim));
      if (passage.field == Field::title) one->seen.insert("says it in title");
      if (is_lead(passage)) one->seen.insert("says it in lead");
      one->seen.insert("says it");
      one->seen.insert("stance " + std::string(name(claim->statement.stance)));
      one->seen.insert("rule " + std::string(claim->statement.rule));
      one->seen.insert("by " + std::string(claim->statement.speaker.how));
      if (claim == claims.front()) one->seen.insert("first claim");
    }
    if (Heard* one = hear(claim->statement.charged_by)) {
      ++one->times;
      one->best = std::max(one->best, strength(*claim));
      one->seen.insert("is answered");
      if (is_lead(passage)) one->seen.insert("is answered in lead");
    }
    if (passages.insert(claim->passage).second) {
      for (const Speaker& named : named_in(passage)) {
        // "Told CNN": where it stands, and not who says it.
        if (named.outlet || names.complete(named).common || speaks_of_a_probe(passage, named, claim->act)) continue;
        Heard* one = hear(named);
        if (one == nullptr) continue;
        one->seen.insert("beside");
        if (is_lead(passage)) one->seen.insert("beside in lead");
        const std::size_t first = named.first < 3 ? 0 : named.first - 3;
        for (std::size_t i = first; i < passage.units.size() && i <= named.last + 4; ++i) {
          const Unit& unit = passage.units[i];
          if (unit.is(Kind::probe)) one->seen.insert("beside a probe");
          if (unit.is(Kind::report)) one->seen.insert("beside a report");
          if (unit.is_any(kind_bit(Kind::say) | kind_bit(Kind::warn))) one->seen.insert("beside a word of speech");
          if (unit.is(Kind::accuse)) one->seen.insert("beside an accusation");
          if (unit.is(Kind::find)) one->seen.insert("beside a finding");
          if (unit.is(Kind::deny)) one->seen.insert("beside a denial");
          if (unit.is_any(kind_bit(Kind::charge) | kind_bit(Kind::sanction))) one->seen.insert("beside a punishment");
        }
        if (named.first < claim->act) one->seen.insert("before the act");
        if (named.first > 0) one->seen.insert("after " + before(passage.units[named.first - 1]));
        if (then_speaks(passage, named)) one->seen.insert("speaks");
        if (named.last < passage.units.size() && passage.units[named.last].possessive) one->seen.insert("possessor");
      }
    }
  }
  // "X meddled. "It was planned in their capital," said Y": who speaks in the sentences around a charge.
  std::set<std::pair<std::size_t, bool>> around;  // each sentence once before and once behind a charge
  for (const Claim* claim : claims) {
    if (claim->statement.speaker || strength(*claim) < heard_from) continue;
    const std::size_t last = std::min(context.story.size(), claim->passage + 2);
    for (std::size_t at = claim->passage == 0 ? 0 : claim->passage - 1; at < last; ++at) {
      const Passage& passage = context.story[at];
      if (at == claim->passage || passage.field == Field::title || !around.emplace(at, at < claim->passage).second)
        continue;
      for (const Speaker& named : named_in(passage)) {
        const bool before = named.first > 1 && passage.units[named.first - 1].is_any(kind_bit(Kind::say));
        // A newspaper, too: "it prepares candidates, the Herald wrote".
        if (!then_speaks(passage, named) && !before) continue;
        Heard* one = names.complete(named).common ? nullptr : hear(named);
        if (one != nullptr) one->seen.insert(at < claim->passage ? "speaks before it" : "speaks behind it");
      }
    }
  }
  for (const Passage& passage : context.story) {
    if (passage.field != Field::title) break;
    if (Speaker label = label_of(passage, names); label && !label.outlet) {
      if (Heard* one = hear(label)) one->seen.insert("labels the headline");
    }
    for (const Speaker& named : named_in(passage)) {
      if (Heard* one = named.outlet ? nullptr : hear(named)) one->seen.insert("in title");
    }
  }
  for (std::size_t at = 0; at < context.story.size() && at < reach; ++at) {
    const Passage& passage = context.story[at];
    for (const Speaker& named : named_in(passage)) {
      const Speaker speaker = names.complete(named);
      const auto one =
          std::find_if(heard.begin(), heard.end(), [&](const Heard& h) { return is_same(h.speaker, speaker); });
      if (one == heard.end()) continue;
      ++one->named;
      if (then_speaks(passage, named)) ++one->spoken;
      const auto after = [&](Kind kind) {
        return named.last + 1 < passage.units.size() && passage.units[named.last + 1].is(kind);
      };
      if (after(Kind::deny) || after(Kind::dispute)) one->seen.insert("denies");
      if (after(Kind::vote)) one->seen.insert("has a campaign");
    }
  }
  std::vector<Voice> voices;
  for (Heard& one : heard) {
    if (one.speaker.authority) one.seen.insert("authority");
    if (one.speaker.outlet) one.seen.insert("outlet");
    one.seen.insert(one.speaker.state ? "state" : one.speaker.body ? "body" : "person");
    if (!one.speaker.country.empty())
      one.seen.insert(one.speaker.country == aim.target ? "of the target" : "of a third country");
    if (heard.size() == 1) one.seen.insert("alone");
    const Cases cases = cases_of(one.speaker.name);
    if (cases.small && !cases.capital) one.seen.insert("in small letters");
    Voice voice{one.speaker, as_features(one.seen), 0};
    voice.features.push_back({"times", log1(one.times)});
    voice.features.push_back({"times named", log1(one.named)});
    voice.features.push_back({"times speaking", log1(one.spoken)});
    voice.features.push_back({"best", one.best});
    voice.features.push_back({"voices", log1(heard.size())});
    voice.probability = model.probability(accuser_question(context), voice.features);
    voices.push_back(std::move(voice));
  }
  std::stable_sort(voices.begin(), voices.end(),
                   [](const Voice& a, const Voice& b) { return a.probability > b.probability; });
  return voices;
}

bool is_accuser(const Voice& voice) {
  return voice.probability >= accuser_told;
}

}  // namespace alleged::detect
