#include "daemon/detect/detect.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>

#include "daemon/detect/explain.hpp"
#include "daemon/detect/fingerprint.hpp"
#include "daemon/detect/language.hpp"
#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/reading.hpp"
#include "daemon/detect/telling.hpp"

namespace alleged::detect {
namespace {

/// What is read of a story beside its title.
std::string_view body_of(const Story& story) {
  return story.article.empty() ? story.text : story.article;
}

/// Whether a vote is named, and somewhere an act of interference near a party that might have done it; and in which
/// language. Reads the raw bytes; nearly all of what feeds bring ends at the first question.
class Gate {
 public:
  explicit Gate(const Lexicon::Parts& lexicon) : lexicon_(lexicon) {}

  struct Answer {
    const Tongue* tongue = nullptr;  ///< to read the story in; null when there is nothing to read
    std::string_view reason;         ///< why there is not
  };

  Answer answer(const Story& story) const {
    const std::string_view body = body_of(story);
    Languages languages = named(lexicon_.acts, story.title) | named(lexicon_.acts, body);
    if (languages == 0) return {nullptr, "no act of interference is named"};
    languages &= named(lexicon_.votes, story.title) | named(lexicon_.votes, body);
    if (languages == 0) return {nullptr, "no vote is named"};
    const Tongue* tongue = chosen(languages, story);
    if (tongue == nullptr) return {nullptr, "acts and votes are named in other languages than the text's"};
    if (has_act_by_party(story.title, *tongue) || has_act_by_party(body, *tongue)) return {tongue, {}};
    return {nullptr, "no act of interference is named near a party"};
  }

 private:
  using Languages = std::uint32_t;  ///< a bit for each tongue

  /// Bytes between an act and its agent: a long sentence with its markup.
  static constexpr std::uint32_t reach = 600;
  static constexpr std::uint32_t unnamed_reach = 120;  ///< "foreign" is common, and stands close to what it does

  Languages named(const Matcher& forms, std::string_view text) const {
    Languages found = 0;
    forms.each(text, [&](const Occurrence& o) {
      const GateForm& gate = lexicon_.gate[o.form];
      const Tongue& tongue = lexicon_.tongues[gate.tongue];
      if (tongue.is_cased_right({gate.form, o.begin, o.end}, text)) found |= Languages{1} << gate.tongue;
      return false;
    });
    return found;
  }

  /// Of several languages whose words occur: the one that the text is in. Where that cannot be told, as of a short
  /// text, the one that the feed says, or else English before others.
  const Tongue* chosen(Languages languages, const Story& story) const {
    constexpr std::size_t telling = 150;  // bytes; of less the guess is often wrong
    constexpr std::size_t plenty = 600;   // from here on it outweighs what the feed says
    const std::string text = story.title + ". " + std::string(body_of(story).substr(0, 2'048));
    const std::string guess = text.size() < telling ? std::string() : language_of(text);
    const Tongue* guessed = among(languages, guess);
    if (guessed != nullptr || (!guess.empty() && text.size() >= plenty)) return guessed;
    if (const Tongue* said = among(languages, two_letters(story.lang))) return said;
    if (!guess.empty()) return nullptr;
    return &lexicon_.tongues[static_cast<std::size_t>(std::countr_zero(languages))];
  }

  const Tongue* among(Languages languages, std::string_view code) const {
    for (std::size_t i = 0; i < lexicon_.tongues.size(); ++i) {
      if ((languages >> i & 1U) != 0 && lexicon_.tongues[i].code == code) return &lexicon_.tongues[i];
    }
    return nullptr;
  }

  static bool has_act_by_party(std::string_view text, const Tongue& tongue) {
    constexpr Kinds named = kind_bit(Kind::country) | kind_bit(Kind::actor);
    constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t act = never;  // the last one of each so far
    std::uint32_t party = never;
    std::uint32_t unnamed = never;
    bool found = false;
    const auto near = [](std::uint32_t before, std::uint32_t at, std::uint32_t most) {
      return before != never && at - before < most;
    };
    tongue.dictionary.each(text, [&](const Occurrence& o) {
      const Kinds kinds = tongue.terms[o.form].kinds;
      if ((kinds & (act_kinds | named | kind_bit(Kind::unnamed))) == 0 || !tongue.is_cased_right(o, text)) return false;
      if ((kinds & act_kinds) != 0) act = o.begin;
      if ((kinds & named) != 0) party = o.begin;
      if ((kinds & kind_bit(Kind::unnamed)) != 0) unnamed = o.begin;
      found = (kinds & kind_bit(Kind::affair)) != 0 ||
              (act != never && near(party, o.begin, reach) && near(act, o.begin, reach)) ||
              (act != never && near(unnamed, o.begin, unnamed_reach) && near(act, o.begin, unnamed_reach));
      return found;
    });
    return found;
  }

  const Lexicon::Parts& lexicon_;
};

Finding told(const Reading& reading, const Story& story, const Lexicon::Parts& lexicon) {
  Finding finding;
  const Context context = reading.context();
  finding.allegations = allegations(reading.charges, story, context, lexicon);
  finding.relevant = !finding.allegations.empty();
  double nobody = 1;
  for (const Suspect& suspect : reading.suspects) nobody *= 1 - suspect.probability;
  finding.score = 1 - nobody;
  if (finding.relevant) finding.fingerprint = fingerprint(story.title, body_of(story));
  return finding;
}

}  // namespace

Story story_of(feeds::Entry entry, std::string outlet, std::string lang, std::string country) {
  Story story;
  story.id = std::move(entry.id);
  story.title = std::move(entry.title);
  story.text = std::move(entry.content.size() > entry.summary.size() ? entry.content : entry.summary);
  story.outlet = std::move(outlet);
  story.url = std::move(entry.link);
  story.lang = std::move(lang);
  story.country = std::move(country);
  return story;
}

std::unique_ptr<const Reading> read(const Story& story, const Lexicon& lexicon) {
  const Lexicon::Parts& parts = lexicon.parts();
  const Tongue* tongue = Gate(parts).answer(story).tongue;
  if (tongue == nullptr) return nullptr;
  return std::make_unique<const Reading>(story, body_of(story), *tongue, parts);
}

Finding detect(const Story& story, const Lexicon& lexicon) {
  const auto reading = read(story, lexicon);
  return reading == nullptr ? Finding{} : told(*reading, story, lexicon.parts());
}

Explained explain(const Story& story, const Lexicon& lexicon) {
  Explained explained;
  const Lexicon::Parts& parts = lexicon.parts();
  const Gate::Answer gate = Gate(parts).answer(story);
  if (gate.tongue == nullptr) {
    explained.reasons.push_back("gate: " + std::string(gate.reason));
    return explained;
  }
  const Reading reading(story, body_of(story), *gate.tongue, parts);
  explained.finding = told(reading, story, parts);
  explained.reasons = reasons_for(reading, parts.model);
  return explained;
}

}  // namespace alleged::detect
