#include "daemon/site.hpp"

#include <gtest/gtest.h>

namespace alleged {
namespace {

TEST(Site, IsTheRegistrableDomain) {
  EXPECT_EQ(site_of("https://feeds.bbci.co.uk/news/rss.xml"), "bbci.co.uk");
  EXPECT_EQ(site_of("http://Example.ORG"), "example.org");
  EXPECT_EQ(site_of("http://user@a.b.example.com:8080/?q#f"), "example.com");
  EXPECT_EQ(site_of("http://example.com./feed"), "example.com");
}

TEST(Site, OfAHostingServiceIsTheOneWhoIsHosted) {
  EXPECT_EQ(site_of("https://desk.blogspot.com/feeds/posts/default"), "desk.blogspot.com");
  EXPECT_EQ(site_of("https://desk.github.io/atom.xml"), "desk.github.io");
}

TEST(Site, OfWhatHasNoDomainIsTheHost) {
  EXPECT_EQ(site_of("http://127.0.0.1:8088/f"), "127.0.0.1");
  EXPECT_EQ(site_of("http://[2001:DB8::1]/f"), "2001:db8::1");
  EXPECT_EQ(site_of("http://localhost/f"), "localhost");
  EXPECT_EQ(site_of("http://co.uk/f"), "co.uk");
  EXPECT_EQ(site_of("nonsense"), "");
}

}  // namespace
}  // namespace alleged
