#include "daemon/detect/voices.hpp"

#include "daemon/detect/form.hpp"
#include "daemon/detect/names.hpp"
#include "daemon/tsv.hpp"
#include "feeds/ascii.hpp"

namespace alleged::detect {
namespace {

bool has_words(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
    const bool before = boundary_before(text, at) || static_cast<unsigned char>(words.front()) >= 0x80;
    const bool after = boundary_after(text, at + words.size()) || static_cast<unsigned char>(words.back()) >= 0x80;
    if (before && after) return true;
  }
  return false;
}

}  // namespace

Voices::Voices(std::string_view file) {
  const Tsv table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Row one{std::string(table.cell(row, "kind")), {}};
    for (const std::string& form : table.list(row, "forms")) one.forms.push_back(feeds::lower(form));
    rows_.push_back(std::move(one));
  }
}

std::string Voices::kind_of(const Speaker& speaker) const {
  const std::string text = feeds::lower(speaker.phrase);
  for (const Row& row : rows_) {
    for (const std::string& form : row.forms) {
      if (has_words(text, form)) return row.kind;
    }
  }
  return speaker.state ? "government" : "person";
}

}  // namespace alleged::detect
