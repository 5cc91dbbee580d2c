#pragma once

#include <string>
#include <vector>

namespace alleged::cli {

/// A table for people: columns as wide as their widest cell, long cells cut with "…", control characters shown as
/// spaces.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

/// On stdout. Widths count code points; a cell is cut after 60.
void print(const Table& table);

}  // namespace alleged::cli
