#include "daemon/detect/voices.hpp"

#include "daemon/detect/form.hpp"
#include "daemon/detect/names.hpp"
#include "daemon/detect/utf8.hpp"
#include "daemon/tsv.hpp"

namespace alleged::detect {
namespace {

/// "F.B.I." is FBI.
std::string without_stops(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool initial = text[i] == '.' && i > 0 && (i < 2 || text[i - 2] == '.' || text[i - 2] == ' ');
    if (!initial) result += text[i];
  }
  return result;
}

bool has_words(std::string_view text, std::string_view words) {
  std::size_t at = 0;
  const bool spaced = !is_unspaced(next_point(words, at));
  for (at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
    if (!spaced || (boundary_before(text, at) && boundary_after(text, at + words.size()))) return true;
  }
  return false;
}

}  // namespace

Voices::Voices(std::string_view file) {
  const Tsv table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Row one{std::string(table.cell(row, "kind")), {}};
    for (const std::string& form : table.list(row, "forms")) one.forms.push_back(folded_form(form));
    rows_.push_back(std::move(one));
  }
}

std::string Voices::kind_of(const Speaker& speaker) const {
  const std::string text = without_stops(folded_form(speaker.phrase));
  for (const Row& row : rows_) {
    for (const std::string& form : row.forms) {
      if (has_words(text, form)) return row.kind;
    }
  }
  return speaker.state ? "government" : "person";
}

}  // namespace alleged::detect
