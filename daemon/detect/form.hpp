#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alleged::detect {

// A form of the lexicon, as its data file writes it: words between blanks, of which each may end in "*" (up to three
// further letters, for an inflected ending) or "**" (any number).

/// One word of a form.
struct Word {
  std::string stem;       ///< folded
  std::size_t tail = 0;   ///< so many letters may follow it
  bool unspaced = false;  ///< ends in a character beside which no boundary is looked for
};

/// What a form's occurrences begin with: the literals that the matcher looks for. Of a form of several words all of it,
/// of one with open endings its first stem. ASCII letters are in any case, the matcher sees to that; others stand as
/// given, small, and with a capital. Not in capitals throughout: a text that has a word only so is passed over.
std::vector<std::string> beginnings(std::string_view form);

/// The words of a form, folded.
std::vector<Word> words_of(std::string_view form);

/// Whether a form has a word with an open ending.
bool is_open(std::string_view form);

/// Where an occurrence that begins at `at` ends; absent when the text goes on otherwise. Between two words any blanks
/// may stand, or a hyphen.
std::optional<std::size_t> end_of(const std::vector<Word>& words, std::string_view text, std::size_t at);

/// The code point in the case that forms are compared in.
char32_t folded(char32_t c);

/// Whether the script of a character writes words without blanks: no boundary is looked for beside it.
bool is_unspaced(char32_t c);

/// Whether a word can end before, or begin after, this place: no letter or digit adjoins on that side.
bool boundary_before(std::string_view text, std::size_t at);
bool boundary_after(std::string_view text, std::size_t at);

}  // namespace alleged::detect
