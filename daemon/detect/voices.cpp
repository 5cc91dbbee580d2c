#include "daemon/detect/voices.hpp"

#include <algorithm>
#include <bitset>

#include "daemon/detect/form.hpp"
#include "daemon/detect/speaker.hpp"
#include "daemon/detect/utf8.hpp"
#include "daemon/tsv.hpp"

namespace alleged::detect {
namespace {

/// Whether a form, which may have open endings, stands in a text; both folded.
bool has_words(std::string_view text, std::string_view form) {
  const std::string_view beginning = form.substr(0, form.find_first_of(" *"));
  std::size_t point = 0;
  const bool spaced = !is_unspaced(next_point(form, point));
  for (std::size_t at = text.find(beginning); at != text.npos; at = text.find(beginning, at + 1)) {
    if ((!spaced || boundary_before(text, at)) && end_of(form, text, at)) return true;
  }
  return false;
}

/// Whether an abbreviation stands in a text as it is written.
bool has_capitals(std::string_view text, std::string_view form) {
  for (std::size_t at = text.find(form); at != text.npos; at = text.find(form, at + 1)) {
    if (boundary_before(text, at) && boundary_after(text, at + form.size())) return true;
  }
  return false;
}

/// "SRI", "PET": in small letters another word.
bool is_of_capitals(std::string_view form) {
  return std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

using Bytes = std::bitset<256>;

/// The bytes that words of a text may begin with, and some that they do not: most forms are passed over by them.
Bytes beginnings_of(std::string_view text) {
  Bytes bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // Of a script without blanks a word may begin anywhere.
    if (i == 0 || byte >= 0x80 || small_ascii(static_cast<unsigned char>(text[i - 1])) == 0) bytes.set(byte);
  }
  return bytes;
}

}  // namespace

Voices::Voices(std::string_view file) {
  const Tsv table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Row one{std::string(table.cell(row, "kind")), {}};
    for (const std::string& form : table.list(row, "forms"))
      one.forms.push_back(is_of_capitals(form) ? form : folded_form(form));
    rows_.push_back(std::move(one));
  }
}

std::string Voices::kind_of(const Speaker& speaker) const {
  std::string written = speaker.phrase;
  std::erase(written, '.');  // "F.B.I." is FBI
  const std::string text = folded_form(written);
  const Bytes beginnings = beginnings_of(text) | beginnings_of(written);
  for (const Row& row : rows_) {
    for (const std::string& form : row.forms) {
      if (!beginnings[static_cast<unsigned char>(form.front())]) continue;
      if (is_of_capitals(form) ? has_capitals(written, form) : has_words(text, form)) return row.kind;
    }
  }
  return speaker.state ? "government" : "person";
}

}  // namespace alleged::detect
