#pragma once

#include <cstddef>
#include <string>

namespace alleged::feeds {

/// What was found broken in a document's markup while it was put right, counted by kind.
struct Breakage {
  std::size_t stray_brackets = 0;  ///< "<" that opens no tag; it was kept as text
  std::size_t bare_values = 0;     ///< attribute values without their quotes
  std::size_t unfinished = 0;      ///< tags, comments and CDATA sections without their end
  std::size_t unclosed_tags = 0;   ///< start tags without an end tag
  std::size_t unopened_tags = 0;   ///< end tags without a start tag
  std::size_t too_deep = 0;        ///< elements left out, though not their text, because of what they were nested in
  bool goes_on_behind = false;     ///< something stands behind the root element; it was left out
  bool is_truncated = false;       ///< the document ends before its root element does
  bool lost_last_entry = false;    ///< the end came within an entry, which was dropped
};

/// The same in words for a person, one line: "2 tags not closed, 1 stray '<'". Empty if nothing was broken but the end.
std::string describe(const Breakage& broken);

}  // namespace alleged::feeds
