#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alleged::detect {

struct Speaker;

/// What kind of party accuses: "intelligence", "court", "platform" ... as schema/reference/voices.tsv has them.
/// Immutable.
class Voices {
 public:
  /// Reads the compiled-in voices.tsv. Throws as Tsv does.
  explicit Voices(std::string_view file);

  /// The kind of the first row of which a form stands in the speaker's phrase, as whole words in any case, with other
  /// endings where it has "*" as a form of the phrase files, or as written where it is all capitals; a bare country is
  /// a "government", everybody else a "person".
  std::string kind_of(const Speaker& speaker) const;

 private:
  struct Row {
    std::string kind;
    std::vector<std::string> forms;  ///< in small ASCII letters, or all in capitals
  };
  std::vector<Row> rows_;
};

}  // namespace alleged::detect
