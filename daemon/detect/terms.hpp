#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "daemon/detect/term.hpp"

namespace alleged::detect {

/// The lexicon's words while it is being built: each form once, with all that it means.
class Terms {
 public:
  /// Adds a form. A form that is known already gains the other kind if both come from simple word lists, or if an
  /// actor is also an authority ("CIA"); otherwise the first meaning stays (a country before an actor of the same
  /// name). Matching ignores case unless `term.cased`.
  void add(std::string form, Term term);

  /// The term of a form, or null.
  Term* find(std::string_view form);

  std::vector<std::string> forms;  ///< parallel to `list`
  std::vector<Term> list;

 private:
  std::unordered_map<std::string, std::size_t> index_;
};

/// Reads a phrase file into `terms`. Throws std::runtime_error with file and line when it is unsound.
void read_phrases(std::string_view file, std::string_view bytes, Terms& terms);

/// Reads the compiled-in countries.tsv and actors.tsv into `terms`. Throws as Tsv does.
void read_countries(std::string_view file, Terms& terms);
void read_actors(std::string_view file, Terms& terms);

}  // namespace alleged::detect
