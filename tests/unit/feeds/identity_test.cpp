#include "feeds/identity.hpp"

#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

TEST(Identity, IdThenLinkThenTitleAndBody) {
  Entry entry;
  entry.title = "One";
  entry.summary = "Body";
  EXPECT_EQ(identity(entry), "One\nBody");
  entry.link = "https://a.example/1";
  EXPECT_EQ(identity(entry), "https://a.example/1");
  entry.id = "n-1";
  EXPECT_EQ(identity(entry), "n-1");
}

TEST(Identity, NeverDependsOnTheDate) {
  Entry entry;
  entry.title = "One";
  const std::string before = identity(entry);
  entry.published = utc(2024, 10, 20);
  entry.updated = utc(2024, 10, 21);
  EXPECT_EQ(identity(entry), before);
}

TEST(Identity, ContentStandsInForTheSummary) {
  Entry entry;
  entry.content = "Long";
  EXPECT_EQ(identity(entry), "\nLong");
}

TEST(Identity, EntryWithNothingHasNone) {
  EXPECT_EQ(identity(Entry{}), "");
}

}  // namespace
}  // namespace alleged::feeds
