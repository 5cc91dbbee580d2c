#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alleged::detect {

/// What kind of party accuses: "intelligence", "court", "platform" ... as schema/reference/voices.tsv has them.
/// Immutable.
class Voices {
 public:
  /// Reads the compiled-in voices.tsv. Throws as Tsv does.
  explicit Voices(std::string_view file);

  /// The kind of the first row of which a form stands in the phrase, as whole words in any case; empty when none does.
  std::string kind_of(std::string_view phrase) const;

 private:
  struct Row {
    std::string kind;
    std::vector<std::string> forms;  ///< in small ASCII letters
  };
  std::vector<Row> rows_;
};

}  // namespace alleged::detect
