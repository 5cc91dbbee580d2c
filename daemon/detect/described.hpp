#pragma once

#include <cstddef>

#include "daemon/detect/speaker.hpp"

namespace alleged::detect {

/// A speaker whom a sentence only describes: "a retired admiral said", ", cybersecurity researchers said". In: the unit
/// of a verb of speech. Out: the words of the noun phrase before it without its article and what follows a preposition;
/// nobody where the phrase names somebody, is one bare noun ("officials said", "the admiral said"), or is of what is
/// written rather than said ("the report said"). English only.
Speaker described_before(const Passage& passage, std::size_t verb);

/// The same behind "according to" or "said", in any language that parts words: "a professor of law", "un ancien
/// amiral", "международные наблюдатели".
Speaker described_after(const Passage& passage, std::size_t at);

/// Whether `speaker`, found before a verb, only ends the phrase of the subject: "the former envoy to X said" is no
/// statement of X's, nor is ", на Тайване, говорится".
bool ends_a_phrase(const Passage& passage, const Speaker& speaker);

}  // namespace alleged::detect
