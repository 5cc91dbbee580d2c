#include "daemon/detect/detect.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "daemon/detect/explain.hpp"
#include "daemon/detect/fingerprint.hpp"
#include "daemon/detect/gate.hpp"
#include "daemon/detect/genre.hpp"
#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/reading.hpp"
#include "daemon/detect/telling.hpp"

namespace alleged::detect {
namespace {

Finding told(const Reading& reading, const Story& story, const Lexicon::Parts& lexicon) {
  Finding finding;
  const Context context = reading.context();
  finding.allegations = allegations(reading.charges, story, context, lexicon);
  finding.relevant = !finding.allegations.empty();
  const bool opinion = finding.relevant && is_opinion(story, reading.passages, reading.body);
  for (Allegation& one : finding.allegations) one.opinion = opinion;
  for (const Suspect& suspect : reading.suspects) finding.score = std::max(finding.score, suspect.probability);
  if (finding.relevant) finding.fingerprint = fingerprint(reading.title, reading.body);
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
  const Tongue* tongue = parts.gate.answer(story, parts.tongues).tongue;
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
  const Gate::Answer gate = parts.gate.answer(story, parts.tongues);
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
