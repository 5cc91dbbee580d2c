#pragma once

#include <string>
#include <string_view>

namespace alleged::detect {

/// ISO 639-1 code of the language that a text is most likely in, by cld2 and its first two kilobytes; empty when it
/// cannot tell. HTML is allowed. Any thread.
std::string language_of(std::string_view text);

/// "en" of "en-US", "zh" of "zh_Hant_TW": what a feed says of its language, cut to the two letters; empty for anything
/// else.
std::string two_letters(std::string_view tag);

}  // namespace alleged::detect
