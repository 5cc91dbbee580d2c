#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

TEST(Rss, FormatIsNamedAfterTheVersion) {
  EXPECT_EQ(parsed("<rss version='0.91'><channel/></rss>").format, "rss091");
  EXPECT_EQ(parsed("<rss version='0.92'><channel/></rss>").format, "rss092");
  EXPECT_EQ(parsed("<rss version='0.93'><channel/></rss>").format, "rss093");
  EXPECT_EQ(parsed("<rss version='0.94'><channel/></rss>").format, "rss094");
  EXPECT_EQ(parsed("<rss version='2.0'><channel/></rss>").format, "rss20");
  EXPECT_EQ(parsed("<rss><channel/></rss>").format, "rss20");
}

TEST(Rss, RdfFormatIsToldByTheNamespace) {
  const std::string rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='";
  EXPECT_EQ(parsed(rdf + "http://purl.org/rss/1.0/'/>").format, "rss10");
  EXPECT_EQ(parsed(rdf + "http://my.netscape.com/rdf/simple/0.9/'/>").format, "rss090");
}

TEST(Rss, ChannelGivesTitleLinkLanguageAndDate) {
  const Document document = parsed(
      "<rss version='2.0'><channel><title>Ziarul &amp;amp; co</title><link>https://ziar.example/</link>"
      "<language>ro_MD</language><lastBuildDate>Sun, 20 Oct 2024 08:00:00 +0300</lastBuildDate></channel></rss>");
  EXPECT_EQ(document.title, "Ziarul & co");
  EXPECT_EQ(document.link, "https://ziar.example/");
  EXPECT_EQ(document.language, "ro-MD");
  EXPECT_EQ(document.updated, utc(2024, 10, 20, 5));
  EXPECT_TRUE(document.entries.empty());
  EXPECT_EQ(document.salvaged, "");
}

TEST(Rss, ItemGivesEveryField) {
  const Entry entry = first_entry(rss_item(
      "<guid isPermaLink='false'> n-1 </guid><link> https://a.example/1 </link><title>One</title>"
      "<description>&lt;p&gt;Short&lt;/p&gt;</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>"
      "<dc:creator>Ana Rusu</dc:creator><author>desk@a.example</author>"
      "<pubDate>Mon, 21 Oct 2024 10:30:00 GMT</pubDate><category>Politics</category><category>Moldova</category>"
      "<enclosure url='https://a.example/1.mp3' type='audio/mpeg' length='123'/>"));
  EXPECT_EQ(entry.id, "n-1");
  EXPECT_EQ(entry.link, "https://a.example/1");
  EXPECT_EQ(entry.title, "One");
  EXPECT_EQ(entry.summary, "<p>Short</p>");
  EXPECT_EQ(entry.content, "<p>Long</p>");
  EXPECT_EQ(entry.author, "Ana Rusu");
  EXPECT_EQ(entry.published, utc(2024, 10, 21, 10, 30));
  EXPECT_EQ(entry.updated, std::nullopt);
  EXPECT_EQ(entry.categories, (std::vector<std::string>{"Politics", "Moldova"}));
  ASSERT_EQ(entry.enclosures.size(), 1U);
  EXPECT_EQ(entry.enclosures[0].url, "https://a.example/1.mp3");
  EXPECT_EQ(entry.enclosures[0].type, "audio/mpeg");
  EXPECT_EQ(entry.enclosures[0].length, 123);
}

TEST(Rss, EnclosureLengthThatIsNoNumberIsAbsent) {
  const Entry entry = first_entry(rss_item("<enclosure url='http://a.example/x' length='12 MB'/>"));
  ASSERT_EQ(entry.enclosures.size(), 1U);
  EXPECT_EQ(entry.enclosures[0].length, std::nullopt);
}

TEST(Rss, ItemsBesideTheChannelAreReadInDocumentOrder) {
  const Document document = parsed(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='x'><title>T</title></channel>"
      "<item rdf:about='http://a.example/1'><title>a</title><dc:date>2004-05-06T07:08:09Z</dc:date></item>"
      "<item rdf:about='http://a.example/2'><title>b</title><dc:subject>s</dc:subject></item></rdf:RDF>");
  ASSERT_EQ(document.entries.size(), 2U);
  EXPECT_EQ(document.title, "T");
  EXPECT_EQ(document.entries[0].id, "http://a.example/1");
  EXPECT_EQ(document.entries[0].link, "http://a.example/1");
  EXPECT_EQ(document.entries[0].published, utc(2004, 5, 6, 7, 8, 9));
  EXPECT_EQ(document.entries[1].title, "b");
  EXPECT_EQ(document.entries[1].categories, std::vector<std::string>{"s"});
}

TEST(Rss, GuidServesAsLinkOnlyIfItIsAPermalink) {
  EXPECT_EQ(first_entry(rss_item("<guid>https://a.example/7</guid>")).link, "https://a.example/7");
  EXPECT_EQ(first_entry(rss_item("<guid isPermaLink='false'>https://a.example/7</guid>")).link, "");
  EXPECT_EQ(first_entry(rss_item("<guid>12345</guid>")).link, "");
  EXPECT_EQ(first_entry(rss_item("<guid>https://a.example/7</guid><link>https://a.example/8</link>")).link,
            "https://a.example/8");
}

TEST(Rss, NamespacesAreToldByAddressNotByPrefix) {
  const Entry entry = first_entry(
      "<rss xmlns:body='http://purl.org/rss/1.0/modules/content/' xmlns:content='http://other.example/'><channel><item>"
      "<content:encoded>no</content:encoded><body:encoded>yes</body:encoded></item></channel></rss>");
  EXPECT_EQ(entry.content, "yes");
}

TEST(Rss, WellKnownPrefixesNeedNoDeclaration) {
  EXPECT_EQ(first_entry("<rss><channel><item><dc:creator>Ana</dc:creator></item></channel></rss>").author, "Ana");
}

TEST(Rss, MediaTitleDoesNotReplaceTheTitle) {
  const std::string item =
      "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><item><media:title>Photo</media:title>"
      "<title>Story</title></item></channel></rss>";
  EXPECT_EQ(first_entry(item).title, "Story");
}

TEST(Rss, NamesAreReadInAnyCase) {
  const Document document =
      parsed("<RSS><Channel><ITEM><Title>x</Title><PUBDATE>2024-01-02</PUBDATE></ITEM></Channel></RSS>");
  ASSERT_EQ(document.entries.size(), 1U);
  EXPECT_EQ(document.entries[0].title, "x");
  EXPECT_EQ(document.entries[0].published, utc(2024, 1, 2));
}

TEST(Rss, TextAndCdataPiecesAreJoined) {
  EXPECT_EQ(first_entry(rss_item("<description>a &amp; <![CDATA[b & ]]>c</description>")).summary, "a & b & c");
}

TEST(Rss, MarkupThatWasNotEscapedIsKept) {
  EXPECT_EQ(first_entry(rss_item("<description>He <b>said</b> so<br/></description>")).summary,
            "He <b>said</b> so<br>");
}

TEST(Rss, EntitiesDeclaredInTheDocumentAreExpandedOnce) {
  EXPECT_EQ(first_entry("<!DOCTYPE rss [<!ENTITY site 'Ziar'><!ENTITY twice '&site;&site;'>]>"
                        "<rss><channel><item><title>&site; &twice;</title></item></channel></rss>")
                .title,
            "Ziar &site;&site;");
}

TEST(Rss, NestedMarkupOfAnyDepthIsOnlyLong) {
  constexpr int kDepth = 100'000;
  std::string body;
  for (int i = 0; i < kDepth; ++i) body += "<b>";
  body += "deep";
  for (int i = 0; i < kDepth; ++i) body += "</b>";
  EXPECT_EQ(first_entry(rss_item("<description>" + body + "</description>")).summary, body);
}

TEST(Rss, GuidStaysAsGiven) {
  EXPECT_EQ(first_entry(rss_item("<guid>/votes/1</guid>"), Source{"https://a.example/rss", ""}).id, "/votes/1");
}

TEST(Rss, OpeningThatOpensNothingIsText) {
  EXPECT_EQ(first_entry(rss_item("<description>&lt;! &lt;b&gt;vote&lt;/b&gt; &lt;!</description>")).summary,
            "&lt;! <b>vote</b> &lt;!");
  EXPECT_EQ(first_entry(rss_item("<title>5 &lt;! 6 &gt; 4</title>")).title, "5 <! 6 > 4");
}

TEST(Rss, CommentsAndDeclarationsInHtmlStayAsGiven) {
  const std::string_view html = "<!-- a --><!DOCTYPE html><![endif]--><!>vote!";
  EXPECT_EQ(first_entry(rss_item("<description><![CDATA[" + std::string(html) + "]]></description>")).summary, html);
}

TEST(Rss, ALinkThatWasEscapedTwiceIsAnAddressAllTheSame) {
  const auto parsed = parse(
      "<rss "
      "version='2.0'><channel><item><link>http://n.example/a?b=1&amp;amp;c=2&amp;d=3</link></item></channel></rss>",
      {"", "text/xml"});
  EXPECT_EQ(std::get<Document>(parsed).entries.at(0).link, "http://n.example/a?b=1&c=2&d=3");
}

}  // namespace
}  // namespace alleged::feeds
