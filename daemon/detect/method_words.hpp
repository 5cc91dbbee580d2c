#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/dictionary.hpp"

namespace alleged::detect {

/// Forms that name a means of interfering.
struct MethodForms {
  std::string code;  ///< of schema/reference/methods.tsv
  std::vector<std::string> forms;
  std::vector<std::string> with;  ///< where there are any, one of them stands in the sentence, too: "paid" and "voters"
};

/// The words of one language for the means by which somebody interferes. They charge nobody: they are looked for only
/// in the sentences of a charge that is told. Immutable; any thread.
class MethodWords {
 public:
  explicit MethodWords(const std::vector<MethodForms>& all);

  /// A means that a sentence names, and the first of its words.
  struct Found {
    std::string_view code;
    std::string_view words;
  };

  /// The means that a sentence names, each list's at most once, in the order of the lists. Linear in the text. Views
  /// into the text and this.
  std::vector<Found> in(std::string_view text) const;

 private:
  /// What a form stands for: a list, and on which side.
  struct Side {
    std::uint16_t list = 0;
    bool with = false;
  };
  struct List {
    std::string code;
    bool pairs = false;  ///< counts only where a word of either side stands
  };

  std::vector<List> lists_;
  std::vector<Side> sides_;  ///< of each form
  Dictionary dictionary_;
};

}  // namespace alleged::detect
