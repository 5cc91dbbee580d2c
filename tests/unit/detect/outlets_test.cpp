#include "daemon/detect/outlets.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace alleged::detect {
namespace {

const Outlets& outlets() {
  static const Outlets built("schema/reference/outlets.tsv", "schema/reference/countries.tsv",
                             "schema/reference/actors.tsv");
  return built;
}

std::string home(std::string outlet, std::string url, std::string said = {}) {
  Story story;
  story.outlet = std::move(outlet);
  story.url = std::move(url);
  story.country = std::move(said);
  return outlets().home_of(story);
}

TEST(Home, IsWhatTheFeedSays) {
  EXPECT_EQ(home("Fox News", "https://paper.example.ro/1", "PT"), "PT");
}

TEST(Home, IsThatOfTheOutletsName) {
  EXPECT_EQ(home("Fox News (Online)", ""), "US");
}

TEST(Home, IsThatOfTheDomain) {
  EXPECT_EQ(home("", "https://rss.cnn.com/world"), "US");
  EXPECT_EQ(home("", "https://paper.example.ro/1"), "RO");
  EXPECT_EQ(home("", "https://paper.example.co.uk/1"), "GB");
}

TEST(Home, IsNobodysWhereTheDatabaseKnowsNoSuchCountry) {
  EXPECT_EQ(home("", "https://paper.example.cc/1"), "");
  EXPECT_EQ(home("", "https://paper.example.su/1"), "");
  EXPECT_EQ(home("", "https://paper.example.ro/1", "QQ"), "RO");
}

TEST(Home, IsNotToldByDomainsThatAreSoldAsWords) {
  EXPECT_EQ(home("", "https://paper.example.tv/1"), "");
}

}  // namespace
}  // namespace alleged::detect
