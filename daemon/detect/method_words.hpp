#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/dictionary.hpp"

namespace alleged::detect {

/// A form that names a means of interfering.
struct MethodForm {
  std::string form;
  std::string code;  ///< of schema/reference/methods.tsv
};

/// The words of one language for the means by which somebody interferes. They charge nobody: they are looked for only
/// in the sentences of a charge that is told. Immutable; any thread.
class MethodWords {
 public:
  /// Throws std::length_error for more than 255 different codes.
  explicit MethodWords(const std::vector<MethodForm>& forms);

  /// Calls `seen(code, words)` for each form that stands in a sentence, in reading order. Linear in the text.
  template <typename Seen>
  void each(std::string_view text, Seen seen) const {
    dictionary_.each(text, [&](const Occurrence& found) {
      seen(std::string_view(codes_[code_of_[found.form]]), text.substr(found.begin, found.end - found.begin));
      return false;
    });
  }

 private:
  std::vector<std::string> codes_;
  std::vector<std::uint8_t> code_of_;  ///< of each form, an index into codes_: there are thousands of forms
  Dictionary dictionary_;
};

}  // namespace alleged::detect
