#include "daemon/store/sql.hpp"

#include <gtest/gtest.h>

namespace alleged::store {
namespace {

TEST(SqlArray, IsEmptyForNoValues) {
  EXPECT_EQ(array({}), "{}");
}

TEST(SqlArray, QuotesEveryValue) {
  EXPECT_EQ(array({"RU", "CN"}), R"({"RU","CN"})");
}

TEST(SqlArray, KeepsAnEmptyValueAndTheWordNull) {
  EXPECT_EQ(array({"", "NULL", " "}), R"({"","NULL"," "})");
}

TEST(SqlArray, WhatWouldEndAValueIsEscaped) {
  EXPECT_EQ(array({R"(a"b)"}), R"({"a\"b"})");
  EXPECT_EQ(array({R"(a\b)"}), R"({"a\\b"})");
  EXPECT_EQ(array({R"(\")"}), R"({"\\\""})");
  EXPECT_EQ(array({R"(","x)"}), R"({"\",\"x"})");
}

TEST(SqlArray, BracesCommasQuotesAndOtherScriptsStandAsTheyAre) {
  EXPECT_EQ(array({"{a,b}", "it's; --", "Кремль\n2"}), "{\"{a,b}\",\"it's; --\",\"Кремль\n2\"}");
}

TEST(SqlConnection, ADatabaseThatIsNotThereIsABrokenConnection) {
  EXPECT_THROW(connect("host=/nonexistent/alleged-test dbname=a connect_timeout=2"), pqxx::broken_connection);
}

}  // namespace
}  // namespace alleged::store
