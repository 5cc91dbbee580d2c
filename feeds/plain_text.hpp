#pragma once

#include <string>
#include <string_view>

namespace alleged::feeds {

/// A title's HTML as one line of plain text: tags removed, entities decoded, once more where they were escaped twice,
/// white space folded to single spaces.
std::string plain_text(std::string_view html);

/// Runs of white space as one space, none at the ends.
std::string fold_space(std::string_view text);

}  // namespace alleged::feeds
