#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feeds/breakage.hpp"
#include "feeds/vocabulary.hpp"

namespace alleged::feeds {

/// Puts the tags of a broken feed back into one another, and writes the sound XML that comes of it. It knows what a
/// feed looks like: an entry is in no entry, a guid is in no title, and no tag within an entry closes anything outside
/// of it. The text it is given is written as it comes, references undecoded; only a "<" is escaped.
class Nesting {
 public:
  explicit Nesting(Breakage& broken) : broken_(broken) {}

  /// A start tag: its name, and its attributes as they are to be written behind it (" a=\"b\"").
  void start(std::string_view name, std::string_view attributes);
  void end(std::string_view name);
  void text(std::string_view text);
  void cdata(std::string_view text);

  /// The whole document. An entry that is still open is dropped: the document was cut within it.
  std::string finish();

 private:
  struct Open {
    std::string name;
    Element element;
  };

  std::size_t first_inside() const;
  void close_down_to(std::size_t depth);
  void close_unclosed(std::size_t depth);
  void make_room_for(Element element);

  Breakage& broken_;
  std::vector<Open> open_;
  std::string out_;
  std::optional<std::size_t> entry_;  ///< index in open_ of the entry
  std::size_t entry_start_ = 0;       ///< where the entry begins in out_
  std::size_t entry_body_ = 0;        ///< where what is in the entry begins in out_
  std::size_t left_out_ = 0;          ///< elements open now that are not in open_, being too deep
  bool is_over_ = false;              ///< the root was closed
};

}  // namespace alleged::feeds
