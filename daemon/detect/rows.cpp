#include "daemon/detect/rows.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace alleged::detect {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == text.npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string place(std::string_view file, std::size_t line) {
  return std::string(file) + ":" + std::to_string(line);
}

}  // namespace

Row::Row(std::string_view file, std::size_t line, const std::vector<std::string_view>& columns,
         std::vector<std::string_view> cells)
    : file_(file), line_(line), columns_(&columns), cells_(std::move(cells)) {}

std::string_view Row::at(std::string_view column) const {
  const auto found = std::find(columns_->begin(), columns_->end(), column);
  if (found == columns_->end()) throw std::runtime_error(where() + ": no column " + std::string(column));
  return cells_[static_cast<std::size_t>(found - columns_->begin())];
}

std::vector<std::string> Row::list(std::string_view column) const {
  std::vector<std::string> parts;
  for (const std::string_view part : split(at(column), ';')) {
    if (!part.empty()) parts.emplace_back(part);
  }
  return parts;
}

std::string Row::where() const {
  return place(file_, line_);
}

Rows::Rows(std::string_view file, std::string_view bytes) {
  std::size_t number = 0;
  for (std::string_view line : split(bytes, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    std::vector<std::string_view> cells = split(line, '\t');
    if (columns_.empty()) {
      columns_ = std::move(cells);
      continue;
    }
    if (cells.size() != columns_.size()) {
      throw std::runtime_error(place(file, number) + ": " + std::to_string(cells.size()) + " cells, expected " +
                               std::to_string(columns_.size()));
    }
    rows_.emplace_back(file, number, columns_, std::move(cells));
  }
}

}  // namespace alleged::detect
