#include "daemon/detect/detect.hpp"

#include <algorithm>
#include <cstdint>
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

/// What is read of a story beside its title.
std::string_view body_of(const Story& story) {
  return story.article.empty() ? story.text : story.article;
}

/// Whether a vote is named, and somewhere an act of interference near a party that might have done it. Reads the raw
/// bytes; nearly all of what feeds bring ends at the first question.
class Gate {
 public:
  explicit Gate(const Lexicon::Parts& lexicon) : lexicon_(lexicon) {}

  bool passes(const Story& story) const {
    const std::string_view body = body_of(story);
    const bool named = names(lexicon_.acts, story.title) || names(lexicon_.acts, body);
    if (!named || !(names(lexicon_.votes, story.title) || names(lexicon_.votes, body))) return false;
    return has_act_by_party(story.title) || has_act_by_party(body);
  }

 private:
  /// Bytes between an act and its agent: a long sentence with its markup.
  static constexpr std::uint32_t reach = 600;
  static constexpr std::uint32_t unnamed_reach = 120;  ///< "foreign" is common, and stands close to what it does

  bool names(const Matcher& forms, std::string_view text) const {
    bool named = false;
    forms.each(text, [&](const Occurrence& o) { return named = lexicon_.is_cased_right(o, text); });
    return named;
  }

  bool has_act_by_party(std::string_view text) const {
    std::vector<std::uint32_t> acts;
    lexicon_.acts.each(text, [&](const Occurrence& o) {
      acts.push_back(o.begin);
      return false;
    });
    if (acts.empty()) return false;
    std::sort(acts.begin(), acts.end());
    bool found = false;
    lexicon_.parties.each(text, [&](const Occurrence& o) {
      const bool is_named = (lexicon_.terms[o.literal].kinds & kind_bit(Kind::unnamed)) == 0;
      return found = is_near(acts, o.begin, is_named ? reach : unnamed_reach) && lexicon_.is_cased_right(o, text);
    });
    return found;
  }

  static bool is_near(const std::vector<std::uint32_t>& sorted, std::uint32_t at, std::uint32_t most) {
    const auto next = std::lower_bound(sorted.begin(), sorted.end(), at);
    return (next != sorted.end() && *next - at < most) || (next != sorted.begin() && at - *std::prev(next) < most);
  }

  const Lexicon::Parts& lexicon_;
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
  const Field field = story.article.empty() ? Field::text : Field::article;
  std::string_view text = valid_utf8(body_of(story), reading.sound_text);
  if (field == Field::text && looks_like_html(text)) {
    reading.text = html_to_text(text);
    text = reading.text;
  }
  reading.passages = passages(Field::title, title, lexicon);
  std::vector<Passage> body = passages(field, text, lexicon);
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

Finding detect(const Story& story, const Lexicon& lexicon) {
  return find(story, lexicon, nullptr);
}

Explained explain(const Story& story, const Lexicon& lexicon) {
  Explained explained;
  explained.finding = find(story, lexicon, &explained.reasons);
  return explained;
}

}  // namespace alleged::detect
