#pragma once

#include <optional>
#include <pugixml.hpp>

#include "feeds/byline.hpp"
#include "feeds/entry.hpp"
#include "feeds/scope.hpp"

namespace alleged::feeds {

/// Reads what a feed says about itself into a document, from the elements around its entries in document order. Of two
/// that say the same thing the first one wins, unless the second is a better source. The document must outlive it.
class HeadReader {
 public:
  explicit HeadReader(Document& document) : document_(document) {}

  /// Title, link, description and so on; any other element is passed over. `scope` is the element's own.
  void read(pugi::xml_node element, const Scope& scope);

  /// Sets what stands in for what nothing said, when all else has been read.
  void finish();

  /// The language that an element's attributes name, if no element did.
  void read_language_attribute(pugi::xml_node element);

 private:
  void read_description(pugi::xml_node element, Vocabulary vocabulary);

  Document& document_;
  Byline byline_ = Byline::kNone;
  std::optional<Time> other_date_;    ///< stands in for the one of the last change
  bool has_own_description_ = false;  ///< the format's own, not an extension's
};

}  // namespace alleged::feeds
