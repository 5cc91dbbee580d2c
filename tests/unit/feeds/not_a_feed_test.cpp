#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

TEST(NotAFeed, EmptyAnswer) {
  EXPECT_EQ(reason(""), "empty answer");
  EXPECT_EQ(reason(" \r\n\t"), "empty answer");
}

TEST(NotAFeed, WebPageIsNamedWithItsTitle) {
  EXPECT_EQ(reason("<!DOCTYPE html><html><head><title>Page not found</title></head><body/></html>"),
            "this is a web page, not a feed: Page not found");
}

TEST(NotAFeed, BotWallIsSaidToBeOne) {
  EXPECT_EQ(reason("<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>"),
            "this is a web page that keeps robots out, not a feed: Just a moment...");
}

TEST(NotAFeed, PlainTextIsQuoted) {
  EXPECT_EQ(reason("Too many requests"), "not XML: plain text, it begins: Too many requests");
}

TEST(NotAFeed, OtherXmlIsNamedByItsRoot) {
  EXPECT_EQ(reason("<?xml version='1.0'?><sitemapindex/>"), "this is XML, but no feed: its root is <sitemapindex>");
}

TEST(NotAFeed, OtherJsonIsSaidToBeNoFeed) {
  EXPECT_EQ(reason("{\"error\": \"no\"}"), "this is JSON, but no JSON Feed");
  EXPECT_EQ(reason("[1, 2]"), "this is JSON, but no JSON Feed");
}

TEST(NotAFeed, ReasonIsOneShortLineWhateverTheDocumentSays) {
  std::string title;
  for (int i = 0; i < 500; ++i) title += "ș\n";
  const std::string why = reason("<html><title>" + title + "</title></html>");
  EXPECT_LE(why.size(), 200U);
  EXPECT_EQ(why.find('\n'), std::string::npos);
}

TEST(NotAFeed, QuoteEndsBetweenCharacters) {
  const std::string why = reason("a" + std::string(1022, ' ') + "ș");
  EXPECT_EQ(why, "not XML: plain text, it begins: a \uFFFD");
}

TEST(NotAFeed, FeedWithoutItemsIsAFeed) {
  EXPECT_TRUE(parsed("<rss><channel/></rss>").entries.empty());
}

}  // namespace
}  // namespace alleged::feeds
