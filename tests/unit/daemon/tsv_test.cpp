#include "daemon/tsv.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/builtin.hpp"

namespace alleged {
namespace {

constexpr std::string_view countries = "schema/reference/countries.tsv";
constexpr std::string_view actors = "schema/reference/actors.tsv";

std::size_t row_of(const Tsv& table, std::string_view column, std::string_view value) {
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (table.cell(row, column) == value) return row;
  throw std::out_of_range(std::string(value));
}

TEST(Tsv, EveryReferenceTableIsSound) {
  std::size_t tables = 0;
  for (const BuiltinFile& file : builtin_files()) {
    if (!file.path.ends_with(".tsv")) continue;
    ++tables;
    EXPECT_GT(Tsv(file.path).rows(), 0U) << file.path;
  }
  EXPECT_GE(tables, 4U);
}

TEST(Tsv, EveryLineButTheFirstIsARow) {
  const std::string_view bytes = builtin(countries);
  EXPECT_EQ(Tsv(countries).rows() + 1, static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')));
}

TEST(Tsv, ACellIsFoundByItsColumnsName) {
  const Tsv table(countries);
  const std::size_t row = row_of(table, "code", "MD");
  EXPECT_EQ(table.cell(row, "name"), "Moldova");
}

TEST(Tsv, ALineNumberLeadsToTheRowInTheFile) {
  const Tsv table(countries);
  const std::size_t row = row_of(table, "code", "MD");
  std::string_view bytes = builtin(countries);
  for (std::size_t line = 1; line < Tsv::line(row); ++line) bytes.remove_prefix(bytes.find('\n') + 1);
  EXPECT_TRUE(bytes.starts_with("MD\t")) << bytes.substr(0, 20);
}

TEST(Tsv, AColumnThatIsNotThereIsNamed) {
  const Tsv table(countries);
  try {
    table.cell(0, "colour");
    FAIL() << "found it";
  } catch (const std::out_of_range& error) {
    EXPECT_NE(std::string(error.what()).find("countries.tsv has no column colour"), std::string::npos) << error.what();
  }
}

TEST(Tsv, AFileThatIsNotBuiltInIsNamed) {
  try {
    const Tsv table("schema/reference/none.tsv");
    FAIL() << "found it";
  } catch (const std::out_of_range& error) {
    EXPECT_NE(std::string(error.what()).find("schema/reference/none.tsv"), std::string::npos) << error.what();
  }
}

TEST(Tsv, AListIsItsItemsWithoutEmptyOnes) {
  const Tsv table(actors);
  std::size_t several = 0, none = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::vector<std::string> items = table.list(row, "aliases");
    std::string joined;
    for (const std::string& item : items) {
      EXPECT_FALSE(item.empty());
      joined += (joined.empty() ? "" : ";") + item;
    }
    EXPECT_EQ(joined, table.cell(row, "aliases"));
    if (items.size() > 1) ++several;
    if (items.empty()) ++none;
  }
  EXPECT_GT(several, 0U);
  EXPECT_LT(none, table.rows());
}

}  // namespace
}  // namespace alleged
