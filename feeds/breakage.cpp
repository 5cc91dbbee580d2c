#include "feeds/breakage.hpp"

#include <array>
#include <string_view>

namespace alleged::feeds {

std::string describe(const Breakage& broken) {
  struct Kind {
    std::size_t count;
    std::string_view one;
    std::string_view many;
  };
  const std::array kinds = {
      Kind{broken.unclosed_tags, "tag was not closed", "tags were not closed"},
      Kind{broken.unopened_tags, "end tag closed nothing", "end tags closed nothing"},
      Kind{broken.unfinished, "tag was not finished", "tags were not finished"},
      Kind{broken.stray_brackets, "'<' stood in text", "'<' stood in text"},
      Kind{broken.bare_values, "attribute had no quotes", "attributes had no quotes"},
      Kind{broken.too_deep, "tag was nested too deep", "tags were nested too deep"},
  };
  std::string words;
  for (const Kind& kind : kinds) {
    if (kind.count == 0) continue;
    if (!words.empty()) words += ", ";
    words += std::to_string(kind.count) + " ";
    words += kind.count == 1 ? kind.one : kind.many;
  }
  if (broken.goes_on_behind) words += words.empty() ? "text stood behind the end" : ", text stood behind the end";
  return words;
}

}  // namespace alleged::feeds
