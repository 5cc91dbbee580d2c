#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

TEST(Atom, FormatIsToldByTheNamespace) {
  EXPECT_EQ(parsed("<feed xmlns='http://www.w3.org/2005/Atom'/>").format, "atom10");
  EXPECT_EQ(parsed("<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>").format, "atom03");
  EXPECT_EQ(parsed("<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>").format, "atom10");
}

TEST(Atom, EntryGivesEveryField) {
  const Entry entry = first_entry(atom_entry(
      "<id>urn:1</id><title>One</title><link rel='self' href='https://a.example/self'/>"
      "<link href='https://a.example/1'/><link rel='enclosure' href='https://a.example/1.mp3' type='audio/mpeg'/>"
      "<author><name>Ana</name><email>ana@a.example</email></author><author><name>Ion</name></author>"
      "<published>2024-10-20T08:00:00+03:00</published><updated>2024-10-20T06:00:00Z</updated>"
      "<category term='politics' label='Politics'/><summary>Short</summary>"
      "<content type='html'>&lt;p&gt;Long&lt;/p&gt;</content>"));
  EXPECT_EQ(entry.id, "urn:1");
  EXPECT_EQ(entry.title, "One");
  EXPECT_EQ(entry.link, "https://a.example/1");
  EXPECT_EQ(entry.author, "Ana, Ion");
  EXPECT_EQ(entry.published, utc(2024, 10, 20, 5));
  EXPECT_EQ(entry.updated, utc(2024, 10, 20, 6));
  EXPECT_EQ(entry.categories, std::vector<std::string>{"politics"});
  EXPECT_EQ(entry.summary, "Short");
  EXPECT_EQ(entry.content, "<p>Long</p>");
  ASSERT_EQ(entry.enclosures.size(), 1U);
  EXPECT_EQ(entry.enclosures[0].url, "https://a.example/1.mp3");
}

TEST(Atom, TextTitleIsLiteral) {
  EXPECT_EQ(first_entry(atom_entry("<title>5 &lt; 6 &amp;amp; &lt;b&gt;</title>")).title, "5 < 6 &amp; <b>");
}

TEST(Atom, HtmlTitleLosesItsTags) {
  EXPECT_EQ(first_entry(atom_entry("<title type='html'>&lt;b&gt;Vote&lt;/b&gt; &amp;amp; fraud</title>")).title,
            "Vote & fraud");
}

TEST(Atom, TextContentBecomesHtmlThatShowsTheSame) {
  EXPECT_EQ(first_entry(atom_entry("<content type='text'>a &lt;b&gt; &amp; c</content>")).content,
            "a &lt;b&gt; &amp; c");
}

TEST(Atom, IdServesAsLinkOnlyIfItIsAWebAddressAndThereIsNoOther) {
  EXPECT_EQ(first_entry(atom_entry("<id>https://a.example/now#a b</id>")).link, "https://a.example/now#a b");
  EXPECT_EQ(first_entry(atom_entry("<id>tag:a.example,2024:1</id>")).link, "");
  EXPECT_EQ(first_entry(atom_entry("<id>https://a.example/1</id><link href='https://a.example/2'/>")).link,
            "https://a.example/2");
}

TEST(Atom, XhtmlContentLosesItsDivAndPrefixes) {
  EXPECT_EQ(first_entry(atom_entry("<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>"
                                   "<x:p title='a &amp; b'>One</x:p> <x:br/>two &lt; three</x:div></content>"))
                .content,
            "<p title=\"a &amp; b\">One</p> <br>two &lt; three");
}

TEST(Atom, Base64ContentIsDecoded) {
  EXPECT_EQ(first_entry("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>"
                        "<content type='text/html' mode='base64'>PGI+dm90ZTwvYj4=</content></entry></feed>")
                .content,
            "<b>vote</b>");
}

TEST(Atom, PictureAsContentGivesNoText) {
  EXPECT_EQ(first_entry(atom_entry("<content type='image/png'>iVBORw0KGgo=</content>")).content, "");
}

TEST(Atom, OldNamesOfTheDatesAreRead) {
  const Entry entry = first_entry(
      "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><issued>2003-12-13T08:29:29-04:00</issued>"
      "<modified>2003-12-13T18:30:02Z</modified></entry></feed>");
  EXPECT_EQ(entry.published, utc(2003, 12, 13, 12, 29, 29));
  EXPECT_EQ(entry.updated, utc(2003, 12, 13, 18, 30, 2));
}

TEST(Atom, FeedWithoutItsNamespaceIsReadAsAtom) {
  const Entry entry =
      first_entry("<feed><entry><title>a &lt;b&gt;</title><link href='http://a.example/'/></entry></feed>");
  EXPECT_EQ(entry.title, "a <b>");
  EXPECT_EQ(entry.link, "http://a.example/");
}

TEST(Atom, IdThatIsAPathIsMadeAbsolute) {
  const Source source{"https://a.example/feeds/all", ""};
  EXPECT_EQ(first_entry(atom_entry("<id>/votes/1</id>"), source).id, "https://a.example/votes/1");
  EXPECT_EQ(first_entry(atom_entry("<id xml:base='https://b.example/'>/votes/1</id>"), source).id,
            "https://b.example/votes/1");
  EXPECT_EQ(first_entry(atom_entry("<id>/votes/1</id>")).id, "/votes/1");
}

TEST(Atom, IdThatIsNoPathStaysAsGiven) {
  const Source source{"https://a.example/feeds/all", ""};
  EXPECT_EQ(first_entry(atom_entry("<id>vote-1</id>"), source).id, "vote-1");
  EXPECT_EQ(first_entry(atom_entry("<id>tag:a.example,2024:1</id>"), source).id, "tag:a.example,2024:1");
}

}  // namespace
}  // namespace alleged::feeds
