#pragma once

#include <hs/hs.h>

#include <cstddef>
#include <cstring>
#include <pugixml.hpp>
#include <string>

namespace alleged::bench {

/// Calls `field(name, text)` for every field of every entry of an RSS or Atom document; text is empty where there is
/// none. Out: how many entries there are.
template <typename Field>
std::size_t each_field(const pugi::xml_document& document, Field field) {
  std::size_t entries = 0;
  const pugi::xml_node root = document.document_element();
  const pugi::xml_node channel = root.child("channel");
  for (const pugi::xml_node entry : (channel ? channel : root).children()) {
    if (std::strcmp(entry.name(), "item") != 0 && std::strcmp(entry.name(), "entry") != 0) continue;
    ++entries;
    for (const pugi::xml_node each : entry.children()) field(each.name(), each.child_value());
  }
  return entries;
}

/// Phrases in one vectorscan database, looked for without regard to case.
class Phrases {
 public:
  /// A file has one a line. Throws std::runtime_error if vectorscan refuses them.
  explicit Phrases(const std::string& path);
  ~Phrases();
  Phrases(const Phrases&) = delete;
  Phrases& operator=(const Phrases&) = delete;

  std::size_t count_in(const char* text) const;

 private:
  hs_database_t* database_ = nullptr;
  hs_scratch_t* scratch_ = nullptr;
};

}  // namespace alleged::bench
