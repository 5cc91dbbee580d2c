#include "daemon/tsv.hpp"

#include <algorithm>
#include <stdexcept>

#include "daemon/builtin.hpp"

namespace alleged {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end; (end = text.find(separator)) != std::string_view::npos; text.remove_prefix(end + 1))
    parts.push_back(text.substr(0, end));
  parts.push_back(text);
  return parts;
}

}  // namespace

Tsv::Tsv(std::string_view path) : path_(path) {
  std::string_view bytes = builtin(path);
  if (bytes.ends_with('\n')) bytes.remove_suffix(1);
  auto lines = split(bytes, '\n');
  columns_ = split(lines.front(), '\t');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    auto cells = split(lines[i], '\t');
    if (cells.size() != columns_.size())
      throw std::runtime_error(path_ + ":" + std::to_string(i + 1) + ": " + std::to_string(cells.size()) +
                               " columns, not " + std::to_string(columns_.size()));
    rows_.push_back(std::move(cells));
  }
}

std::string_view Tsv::cell(std::size_t row, std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  if (found == columns_.end()) throw std::out_of_range(path_ + " has no column " + std::string(column));
  return rows_.at(row)[static_cast<std::size_t>(found - columns_.begin())];
}

std::set<std::string, std::less<>> Tsv::values(std::string_view column) const {
  std::set<std::string, std::less<>> found;
  for (std::size_t row = 0; row < rows(); ++row) found.emplace(cell(row, column));
  return found;
}

std::vector<std::string> Tsv::list(std::size_t row, std::string_view column) const {
  std::vector<std::string> items;
  for (const std::string_view item : split(cell(row, column), ';'))
    if (!item.empty()) items.emplace_back(item);
  return items;
}

}  // namespace alleged
