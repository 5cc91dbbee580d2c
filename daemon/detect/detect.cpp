#include "daemon/detect/detect.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "daemon/detect/claims.hpp"
#include "daemon/detect/explain.hpp"
#include "daemon/detect/fingerprint.hpp"
#include "daemon/detect/html_text.hpp"
#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/resolve.hpp"
#include "daemon/detect/score.hpp"
#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

/// Whether a vote is named, and somewhere an act of interference near a party that might have done it. One pass over
/// the raw bytes that allocates nothing: nearly all of what feeds bring ends here.
class Gate {
 public:
  explicit Gate(const Lexicon::Parts& lexicon) : lexicon_(lexicon) {}

  bool passes(const Story& story) {
    if (!names_act(story.title) && !names_act(story.text)) return false;
    return passes(story.title) || passes(story.text);
  }

 private:
  /// Bytes between an act and its agent: a long sentence with its markup.
  static constexpr std::int64_t reach = 600;
  static constexpr std::int64_t unnamed_reach = 120;  ///< "foreign" is a common word, and stands close to what it does

  bool names_act(std::string_view text) const {
    bool named = false;
    lexicon_.acts.each(text, [&](const Occurrence&) { return named = true; });
    return named;
  }

  bool passes(std::string_view text) {
    std::int64_t act = -reach;
    std::int64_t party = -reach;
    std::int64_t unnamed = -reach;
    lexicon_.words.each(text, [&](const Occurrence& o) {
      const Term& term = lexicon_.terms[o.literal];
      if ((term.kinds & signals) == 0) return false;
      if (!lexicon_.is_cased_right(o.literal, text.substr(o.begin, o.end - o.begin))) return false;
      if ((term.kinds & (kind_bit(Kind::vote) | kind_bit(Kind::landmark))) != 0) vote_ = true;
      if ((term.kinds & kind_bit(Kind::act)) != 0) act = o.begin;
      if ((term.kinds & parties) != 0) party = o.begin;
      if ((term.kinds & kind_bit(Kind::unnamed)) != 0) unnamed = o.begin;
      if (act >= 0) {
        near_ = near_ || (party >= 0 && std::abs(act - party) < reach) ||
                (unnamed >= 0 && std::abs(act - unnamed) < unnamed_reach);
      }
      return vote_ && near_;
    });
    return vote_ && near_;
  }

  static constexpr Kinds parties = kind_bit(Kind::country) | kind_bit(Kind::actor);
  static constexpr Kinds signals =
      parties | kind_bit(Kind::act) | kind_bit(Kind::vote) | kind_bit(Kind::landmark) | kind_bit(Kind::unnamed);

  const Lexicon::Parts& lexicon_;
  bool vote_ = false;
  bool near_ = false;
};

/// The story as the rules read it. The passages' views point into its strings.
struct Reading {
  std::string text;
  std::string sound_title;
  std::string sound_text;
  std::vector<Passage> passages;
};

void read(const Story& story, const Lexicon::Parts& lexicon, Reading& reading) {
  const std::string_view title = valid_utf8(story.title, reading.sound_title);
  std::string_view text = valid_utf8(story.text, reading.sound_text);
  if (looks_like_html(text)) {
    reading.text = html_to_text(text);
    text = reading.text;
  }
  reading.passages = passages(Field::title, title, lexicon);
  std::vector<Passage> body = passages(Field::text, text, lexicon);
  std::move(body.begin(), body.end(), std::back_inserter(reading.passages));
  settle_guards(reading.passages);
}

Finding find(const Story& story, const Lexicon& lexicon, std::vector<std::string>* reasons) {
  Finding finding;
  if (!Gate(lexicon.parts()).passes(story)) {
    if (reasons != nullptr) reasons->emplace_back("gate: no act of interference near a party, or no vote, is named");
    return finding;
  }
  Reading reading;
  read(story, lexicon.parts(), reading);
  const Names names(reading.passages);
  const std::vector<Claim> all = claims_in(reading.passages, names);
  const std::vector<Claim> kept = resolve(all, reading.passages, story.country);
  if (reasons != nullptr) *reasons = reasons_for(reading.passages, all, kept);
  finding.allegations = allegations(kept, reading.passages);
  finding.relevant = !finding.allegations.empty();
  for (const Allegation& allegation : finding.allegations)
    finding.score = std::max(finding.score, allegation.confidence);
  if (finding.relevant) finding.fingerprint = fingerprint(story.title, story.text);
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

Finding detect(const Story& story, const Lexicon& lexicon) {
  return find(story, lexicon, nullptr);
}

Explained explain(const Story& story, const Lexicon& lexicon) {
  Explained explained;
  explained.finding = find(story, lexicon, &explained.reasons);
  return explained;
}

}  // namespace alleged::detect
