#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace alleged::feeds {

/// A tag, comment or declaration in HTML, as byte positions.
struct Tag {
  std::string_view name;  ///< "a"; "/a" for an end tag; "!" for a comment or declaration
  std::size_t start;      ///< of "<"
  std::size_t end;        ///< past ">"
};

/// Walks over the tags of HTML of any quality, in one pass and without copying. A "<" that opens no tag ("5 < 6") and a
/// tag that is never closed are text. The HTML must outlive the reader.
class TagReader {
 public:
  explicit TagReader(std::string_view html) : html_(html) {}
  /// The next tag, absent at the end.
  std::optional<Tag> next();
  /// Continue reading at this byte.
  void skip_to(std::size_t position) { at_ = position; }

 private:
  std::string_view html_;
  std::size_t at_ = 0;
};

struct Attribute {
  std::string_view name;
  std::string_view value;  ///< raw, without quotes; empty if there is none
};

/// Walks over the attributes of one tag of `html`.
class AttributeReader {
 public:
  AttributeReader(std::string_view html, const Tag& tag);
  std::optional<Attribute> next();

 private:
  std::string_view rest_;
};

}  // namespace alleged::feeds
