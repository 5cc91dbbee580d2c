#pragma once

#include <string_view>
#include <vector>

#include "daemon/detect/suspects.hpp"
#include "daemon/detect/telling.hpp"

namespace alleged::detect {

/// Words that name a means by which somebody interferes.
struct Means {
  std::string_view code;   ///< of schema/reference/methods.tsv
  std::string_view words;  ///< of the story
  std::size_t passage = 0;
};

/// By which means a charge says that somebody interferes: what the sentences of its claims name, in reading order, each
/// code once. Pure; views point into the story and the lexicon.
std::vector<Means> means_of(const Charge& charge, const Context& context);

}  // namespace alleged::detect
