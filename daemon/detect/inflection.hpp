#pragma once

#include <string_view>

namespace alleged::detect {

/// "Шора" and "Шор": whether two words are the same but for an ending.
bool is_inflected_word(std::string_view word, std::string_view other);

/// Whether two namings are of as many words, and each of these the same but for its ending: "Майя Санду" and "Майи
/// Санду". Names of two words or more; one word alone may be of many.
bool is_inflected(std::string_view name, std::string_view other);

/// Whether a naming says more than the one that is known, or the same nearer to the form that a dictionary has: "Илана
/// Шора" after "Шора", "Илан Шор" after that. Most names are shortest in the nominative.
bool is_fuller(std::string_view name, std::string_view known);

}  // namespace alleged::detect
