#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "daemon/detect/method_words.hpp"
#include "daemon/detect/sentences.hpp"
#include "daemon/detect/term.hpp"

namespace alleged::detect {

/// The lexicon's words while it is being built: each form once, with all that it means.
class Terms {
 public:
  /// Adds a form. A form that is known already gains the other kind if both come from simple word lists, or if an
  /// actor is also an authority ("CIA"); otherwise the first meaning stays (a country before an actor of the same
  /// name). Cues are gained whatever else it is. Matching ignores case unless `term.cased`.
  void add(std::string form, Term term);

  /// Adds a list of words for a means. An apostrophe also stands for the typographic one.
  void add_means(MethodForms means);

  /// The term of a form, or null.
  Term* find(std::string_view form);

  /// Takes a form out, whatever it meant, and out of the words for means, so that it is found no more or may be given
  /// anew. False when there is none.
  bool remove(std::string_view form);

  std::vector<std::string> forms;  ///< parallel to `list`
  std::vector<Term> list;
  std::vector<MethodForms> means;

 private:
  bool remove_means(std::string_view form);

  std::unordered_map<std::string, std::size_t> index_;
};

/// How a language puts words together, as its phrase file says.
struct Grammar {
  std::string code;      ///< ISO 639-1
  bool follows = false;  ///< what qualifies a noun may follow it
  bool spaced = true;
  Stops stops;
};

/// Adds the names that ICU has for the countries of `file` in a language, where no form of the country is known yet.
void read_country_names(const std::string& language, std::string_view file, Terms& terms);

/// Reads a phrase file into `terms`. Throws std::runtime_error with file and line when it is unsound.
Grammar read_phrases(std::string_view file, std::string_view bytes, Terms& terms);

/// Reads an operator's file over that: what it adds, to `stops` too, may be known already, and [off] takes forms out
/// first. Throws as read_phrases does.
void read_own_phrases(std::string_view file, std::string_view bytes, Terms& terms, Stops& stops);

/// The language that a phrase file says it is in. Throws std::runtime_error with file and line.
std::string language_in(std::string_view file, std::string_view bytes);

/// Reads the compiled-in countries.tsv, actors.tsv and politics.tsv into `terms`. Throws as Tsv does.
void read_countries(std::string_view file, Terms& terms);
void read_actors(std::string_view file, Terms& terms);
void read_politics(std::string_view file, Terms& terms);

}  // namespace alleged::detect
