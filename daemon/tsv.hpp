#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace alleged {

/// A reviewed table of schema/reference/: UTF-8, tab-separated, first line the column names, no quoting.
class Tsv {
 public:
  /// Parses the compiled-in file at `path`. Throws std::runtime_error naming file and line for a row of another width.
  explicit Tsv(std::string_view path);

  std::size_t rows() const { return rows_.size(); }
  /// Throws std::out_of_range for a column the file does not have.
  std::string_view cell(std::size_t row, std::string_view column) const;
  /// A cell that holds a ';'-separated list; empty items are left out.
  std::vector<std::string> list(std::size_t row, std::string_view column) const;
  /// Every value of a column, once.
  std::set<std::string, std::less<>> values(std::string_view column) const;
  /// Line number in the file, for messages.
  static std::size_t line(std::size_t row) { return row + 2; }

 private:
  std::string path_;
  std::vector<std::string_view> columns_;
  std::vector<std::vector<std::string_view>> rows_;
};

}  // namespace alleged
