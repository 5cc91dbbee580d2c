#include "feeds/entities.hpp"
#include "feeds/plain_text.hpp"
#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

std::string title(std::string_view xml) {
  return first_entry(rss_item("<title>" + std::string(xml) + "</title>")).title;
}

TEST(Title, NamedAndNumericEntitiesAreDecoded) {
  EXPECT_EQ(title("Chi&#537;in&#x103;u &amp; Tiraspol"), "Chișinău & Tiraspol");
  EXPECT_EQ(title("&laquo;Vot&raquo;&nbsp;&hellip;"), "«Vot»\u00A0…");
}

TEST(Title, EntitiesEscapedTwiceAreDecoded) {
  EXPECT_EQ(title("Tom &amp;amp; Ana &amp;#8211; &amp;quot;vot&amp;quot;"), "Tom & Ana – \"vot\"");
  EXPECT_EQ(title("<![CDATA[R&amp;amp;D]]>"), "R&D");
}

TEST(Title, NumbersOfWindows1252MeanWhatTheyShowInABrowser) {
  EXPECT_EQ(title("&#147;vot&#148; &#151;"), "“vot” —");
}

TEST(Title, BytesOfACharacterWrittenAsReferencesAreJoined) {
  EXPECT_EQ(title("&#226;&#128;&#166; &acirc;&#128;&brvbar;"), "… …");
  EXPECT_EQ(title("VOIL&Agrave;&nbsp;! &Ccedil;&atilde;o"), "VOILÀ\u00A0! Ção");
}

TEST(Title, AmpersandThatIsNoEntityStays) {
  EXPECT_EQ(title("AT&T, R&D; &nosuch; & co"), "AT&T, R&D; &nosuch; & co");
}

TEST(Title, TagsAreRemovedAndScriptsWithTheirText) {
  EXPECT_EQ(title("&lt;b&gt;Vot&lt;/b&gt;ul<![CDATA[<script>x = '<b>'</script>]]>"), "Votul");
  EXPECT_EQ(title("One&lt;br&gt;two"), "One two");
}

TEST(Title, LessThanThatOpensNoTagStays) {
  EXPECT_EQ(title("5 &lt; 6 and 7 &gt; 6"), "5 < 6 and 7 > 6");
  EXPECT_EQ(title("turnout &lt;50%"), "turnout <50%");
  EXPECT_EQ(title("never closed &lt;b"), "never closed <b");
}

TEST(Title, WhiteSpaceIsFolded) {
  EXPECT_EQ(title("\n  One\n\ttwo  "), "One two");
}

TEST(Title, ReferencesToNoCharacterDoNotReachTheText) {
  EXPECT_EQ(title("a&#0;b&#11;c&#xD800;d&#99999999;"), "abc\uFFFDd\uFFFD");
}

TEST(Entities, EveryHtml4NameIsKnown) {
  EXPECT_EQ(entity_code("AElig"), U'\u00C6');
  EXPECT_EQ(entity_code("zwnj"), U'\u200C');
  EXPECT_EQ(entity_code("thetasym"), U'\u03D1');
  EXPECT_EQ(entity_code("apos"), U'\'');
  EXPECT_EQ(entity_code("aelig;"), char32_t{0});
}

TEST(Entities, EscapedTextDecodesToItself) {
  const std::string text = "a < b && c > d &amp;";
  EXPECT_EQ(decode_entities(escape_html(text)), text);
}

}  // namespace
}  // namespace alleged::feeds
