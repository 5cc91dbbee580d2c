#include "feeds/discover.hpp"

#include <gtest/gtest.h>

namespace alleged::feeds {
namespace {

using Urls = std::vector<std::string>;

TEST(Discover, FindsTheFeedsThatAPageNamesInTheirOrder) {
  EXPECT_EQ(feeds_in_page("<html><head><LINK REL='Alternate' TYPE='application/rss+xml; charset=utf-8' "
                          "href='/feed.xml?a=1&amp;b=2'><link type=application/atom+xml rel='home alternate' "
                          "href=atom><link rel=alternate type='application/feed+json' href='https://o.example/j'>",
                          "http://n.example/desk/index.html"),
            (Urls{"http://n.example/feed.xml?a=1&b=2", "http://n.example/desk/atom", "https://o.example/j"}));
}

TEST(Discover, PassesOverLinksToWhatIsNoFeed) {
  EXPECT_EQ(feeds_in_page("<link rel='alternate stylesheet' type='text/css' href='a.css'>"
                          "<link rel='alternate' hreflang='ro' href='/ro'>"
                          "<link rel='stylesheet' type='application/rss+xml' href='b'>"
                          "<link rel='alternate' type='application/rss+xml' href='javascript:alert(1)'>"
                          "<link rel='alternate' type='application/rss+xml' href=''>"
                          "<!-- <link rel='alternate' type='application/rss+xml' href='/old'> -->",
                          "http://n.example/"),
            Urls{});
}

TEST(Discover, TakesThePagesOwnBase) {
  EXPECT_EQ(feeds_in_page("<base href='//m.example/x/'><link rel=alternate type='application/rss+xml' href='f'>",
                          "https://n.example/"),
            Urls{"https://m.example/x/f"});
}

TEST(Discover, NamesAFeedOnceAndNotMoreThanTwenty) {
  std::string page;
  for (int i = 0; i < 100; ++i)
    page += "<link rel=alternate type='application/rss+xml' href='/f" + std::to_string(i / 2) + "'>";
  const Urls found = feeds_in_page(page, "http://n.example/");
  ASSERT_EQ(found.size(), 20U);
  EXPECT_EQ(found[19], "http://n.example/f19");
}

}  // namespace
}  // namespace alleged::feeds
