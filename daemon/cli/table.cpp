#include "daemon/cli/table.hpp"

#include <algorithm>
#include <cstdio>

#include "daemon/control.hpp"

namespace alleged::cli {

namespace {

constexpr std::size_t widest = 60;

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::string cell(const std::string& text) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!continues(text[at]) && ++count > widest) {
      while (!out.empty() && continues(out.back())) out.pop_back();
      out.pop_back();
      return out + "…";
    }
    const std::size_t control = control_at(text, at);
    out += control == 0 ? text[at] : ' ';
    at += control == 0 ? 1 : control;
  }
  return out;
}

void print_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    line += cells[i];
    if (i + 1 < cells.size()) line += std::string(widths[i] - width(cells[i]) + 2, ' ');
  }
  std::puts(line.c_str());
}

}  // namespace

void print(const Table& table) {
  std::vector<std::size_t> widths;
  for (const auto& column : table.columns) widths.push_back(width(column));
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : table.rows) {
    rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      rows.back().push_back(cell(row[i]));
      widths[i] = std::max(widths[i], width(rows.back()[i]));
    }
  }
  print_row(table.columns, widths);
  for (const auto& row : rows) print_row(row, widths);
}

}  // namespace alleged::cli
