#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/detect.hpp"

namespace alleged::detect {

/// The lexicon of the build, loaded once for all tests of this program.
inline const Lexicon& lexicon() {
  static const std::shared_ptr<const Lexicon> loaded = Lexicon::load({});
  return *loaded;
}

inline Finding read(std::string title, std::string text = {}) {
  Story story;
  story.title = std::move(title);
  story.text = std::move(text);
  return detect(story, lexicon());
}

/// "RU>MD US>FR": accused and target of every allegation, sorted, each pair once; "" when the story is not relevant.
inline std::string pairs(const Finding& finding) {
  std::vector<std::string> all;
  for (const Allegation& a : finding.allegations) all.push_back(a.accused + ">" + a.target);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::string line;
  for (const std::string& pair : all) line += (line.empty() ? "" : " ") + pair;
  return line;
}

inline std::string pairs(std::string title, std::string text = {}) {
  return pairs(read(std::move(title), std::move(text)));
}

/// The first allegation of a story that has one; an empty one otherwise.
inline Allegation first(std::string title, std::string text = {}) {
  const Finding finding = read(std::move(title), std::move(text));
  return finding.allegations.empty() ? Allegation{} : finding.allegations.front();
}

}  // namespace alleged::detect
