#include "daemon/detect/reading.hpp"

#include <algorithm>
#include <iterator>

#include "daemon/detect/answered.hpp"
#include "daemon/detect/courts.hpp"
#include "daemon/detect/html_text.hpp"
#include "daemon/detect/utf8.hpp"

namespace alleged::detect {

Reading::Reading(const Story& story, std::string_view given, const Tongue& tongue, const Lexicon::Parts& lexicon)
    : home(lexicon.outlets.home_of(story)), outlet(lexicon.outlets.actor_of(story)) {
  title = valid_utf8(story.title, sound_title);
  const Field field = story.article.empty() ? Field::text : Field::article;
  body = valid_utf8(given, sound_text);
  if (field == Field::text && looks_like_html(body)) {
    text = html_to_text(body);
    body = text;
  }
  passages = detect::passages(Field::title, title, tongue);
  std::vector<Passage> rest = detect::passages(field, body, tongue);
  std::move(rest.begin(), rest.end(), std::back_inserter(passages));
  settle_guards(passages);
  settle_courts(passages, lexicon.voices);
  names = std::make_unique<const Names>(passages, lexicon.voices);
  owners = std::make_unique<const Owners>(passages);
  scene = std::make_unique<const Scene>(passages);
  claims = claims_in(passages, *names);
  tie_replies(claims, passages, *names);
  suspects = suspects_in(claims, context(), lexicon.model);
  charges = charges_told(suspects, context(), *names, lexicon);
}

}  // namespace alleged::detect
