#include "feeds/links.hpp"

#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

TEST(Resolve, FollowsRfc3986) {
  EXPECT_EQ(resolve("http://a.example/b/c?d", "e"), "http://a.example/b/e");
  EXPECT_EQ(resolve("http://a.example/b/c?d", "/e"), "http://a.example/e");
  EXPECT_EQ(resolve("http://a.example/b/c?d", "../e"), "http://a.example/e");
  EXPECT_EQ(resolve("http://a.example/b/c?d", "//f.example/g"), "http://f.example/g");
  EXPECT_EQ(resolve("http://a.example/b/c?d", "?x=1"), "http://a.example/b/c?x=1");
}

TEST(Resolve, AbsoluteLinksStayAsGiven) {
  EXPECT_EQ(resolve("http://a.example/", " https://b.example/ă b "), "https://b.example/ă b");
  EXPECT_EQ(resolve("http://a.example/", "mailto:ana@a.example"), "mailto:ana@a.example");
}

TEST(Resolve, LettersBeyondAsciiAndSpacesAreEncoded) {
  EXPECT_EQ(resolve("http://a.example/", "/știri noi"), "http://a.example/%C8%99tiri%20noi");
}

TEST(Resolve, WithoutAUsableBaseTheLinkStaysAsGiven) {
  EXPECT_EQ(resolve("", "/x"), "/x");
  EXPECT_EQ(resolve("not a url", "/x"), "/x");
  EXPECT_EQ(resolve("http://[::1", "/x"), "/x");
}

TEST(Resolve, ALongBaseIsNotCopiedIntoEveryLink) {
  const std::string folders = "http://a.example/" + std::string(600, 'b') + "/";
  EXPECT_EQ(resolve(folders, "x"), "x");
  EXPECT_EQ(resolve(folders, "/x"), "http://a.example/x");
  EXPECT_EQ(resolve("http://a.example/b/c?" + std::string(3000, 'd'), "x"), "http://a.example/b/x");
}

TEST(Links, ManyAttachmentsBelowALongBaseStayAMultipleOfTheDocument) {
  std::string bytes = "<rss><channel><link>http://a.example/" + std::string(4000, 'b') + "/</link><item>";
  for (int i = 0; i < 3000; ++i) bytes += "<enclosure url='x'/>";
  const Entry entry = first_entry(bytes + "</item></channel></rss>", {});
  ASSERT_EQ(entry.enclosures.size(), 3000U);
  std::size_t total = 0;
  for (const Enclosure& enclosure : entry.enclosures) total += enclosure.url.size();
  EXPECT_LT(total, 30 * bytes.size());
}

TEST(ResolveLinks, RewritesRelativeHrefAndSrcOnly) {
  EXPECT_EQ(resolve_links("<a class=x href='/a?b=1&amp;c=2'>t</a> <img src=i.png> <a href=\"http://z.example/\">z</a>",
                          "http://a.example/d/"),
            "<a class=x href='http://a.example/a?b=1&amp;c=2'>t</a> <img src=http://a.example/d/i.png> "
            "<a href=\"http://z.example/\">z</a>");
}

TEST(ResolveLinks, LeavesBrokenTagsAlone) {
  for (const char* html :
       {"<a href", "<a href=", "<a href='x", "<a href><b src>", "5 < 6 href=x", "<!-- <a href='x'> -->"}) {
    EXPECT_EQ(resolve_links(html, "http://a.example/"), html);
  }
}

TEST(ResolveLinks, GrowthIsBounded) {
  std::string html;
  for (int i = 0; i < 20'000; ++i) html += "<a href=x>";
  const std::string base = "http://a.example/" + std::string(4000, 'b') + "/";
  EXPECT_LT(resolve_links(html, base).size(), 10 * html.size());
}

TEST(Links, XmlBaseWinsOverTheFeedsLinkAndThatOverItsAddress) {
  const Source source{"http://feeds.example/rss.xml", ""};
  EXPECT_EQ(first_entry("<rss><channel><item><link>/1</link></item></channel></rss>", source).link,
            "http://feeds.example/1");
  EXPECT_EQ(
      first_entry("<rss><channel><link>http://site.example/</link><item><link>/1</link></item></channel></rss>", source)
          .link,
      "http://site.example/1");
  EXPECT_EQ(first_entry("<rss xml:base='http://base.example/x/'><channel><link>http://site.example/</link>"
                        "<item xml:base='y/'><description>&lt;a href=\"1\"&gt;</description></item></channel></rss>",
                        source)
                .summary,
            "<a href=\"http://base.example/x/y/1\">");
}

}  // namespace
}  // namespace alleged::feeds
