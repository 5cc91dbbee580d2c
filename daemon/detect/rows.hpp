#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace alleged::detect {

/// One line of a reference table, by column.
class Row {
 public:
  Row(std::string_view file, std::size_t line, const std::vector<std::string_view>& columns,
      std::vector<std::string_view> cells);

  /// A cell; throws std::runtime_error with file and line when the table has no such column.
  std::string_view at(std::string_view column) const;
  /// The parts of a cell that holds a list separated by ';', without empty ones.
  std::vector<std::string> list(std::string_view column) const;
  /// "schema/reference/countries.tsv:12", for messages.
  std::string where() const;

 private:
  std::string_view file_;
  std::size_t line_;
  const std::vector<std::string_view>* columns_;
  std::vector<std::string_view> cells_;
};

/// A table of tab-separated values: the first line names the columns, lines that begin with '#' are comments.
/// Holds views into `bytes`. Throws std::runtime_error with file and line when a row has another number of cells.
class Rows {
 public:
  Rows(std::string_view file, std::string_view bytes);
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  std::vector<Row>::const_iterator begin() const { return rows_.begin(); }
  std::vector<Row>::const_iterator end() const { return rows_.end(); }

 private:
  std::vector<std::string_view> columns_;
  std::vector<Row> rows_;
};

}  // namespace alleged::detect
