#include "feeds/recover.hpp"

#include "feeds/entities.hpp"
#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

std::string item(std::string_view number, std::string_view inside) {
  return "<item><guid>" + std::string(number) + "</guid>" + std::string(inside) + "</item>";
}

/// A feed of three items; the second holds `inside`.
std::string three(std::string_view inside) {
  return "<rss version=\"2.0\"><channel><title>Harbour Post</title>" + item("1", "<title>One</title>") +
         item("2", inside) + item("3", "<title>Three</title>") + "</channel></rss>";
}

/// What the second of the three items gives; a failure of the running test if an item is missing or nothing is said.
Entry second(std::string_view inside) {
  Document document = parsed(three(inside));
  EXPECT_NE(document.salvaged, "");
  if (document.entries.size() != 3) {
    ADD_FAILURE() << document.entries.size() << " entries; " << document.salvaged;
    return {};
  }
  EXPECT_EQ(document.entries[0].title, "One");
  EXPECT_EQ(document.entries[2].title, "Three");
  EXPECT_EQ(document.entries[2].id, "3");
  return document.entries[1];
}

TEST(Recover, TagThatIsNotClosedEndsWithTheOneAroundIt) {
  EXPECT_EQ(second("<description>a<p>b</description>").summary, "a<p>b</p>");
}

TEST(Recover, VoidElementOfHtmlNeedsNoEnd) {
  EXPECT_EQ(second("<description>a<br>b<img src='x'>c</description>").summary, "a<br>b<img src=\"x\">c");
}

TEST(Recover, CrossedTagsAreUncrossed) {
  EXPECT_EQ(second("<description><b>x<i>y</b>z</i></description>").summary, "<b>x<i>y</i></b>z");
}

TEST(Recover, EndTagThatClosesNothingIsLeftOut) {
  EXPECT_EQ(second("<title>Two</b></title>").title, "Two");
}

TEST(Recover, EndTagInAnEntryClosesNothingAroundTheEntry) {
  EXPECT_EQ(second("<title>Two</title></title></title>").title, "Two");
}

TEST(Recover, FieldThatIsNotClosedEndsWhereTheNextOneBegins) {
  const Entry entry = second("<title>Two<link>https://a.example/2</link><pubDate>2024-10-21T00:00:00Z");
  EXPECT_EQ(entry.title, "Two");
  EXPECT_EQ(entry.link, "https://a.example/2");
  EXPECT_EQ(entry.published, utc(2024, 10, 21));
}

TEST(Recover, MisspeltEndTagDoesNotSpoilTheNextField) {
  const Entry entry = second("<title>Two</titel><link>https://a.example/2</link>");
  EXPECT_EQ(entry.title, "Two");
  EXPECT_EQ(entry.link, "https://a.example/2");
}

TEST(Recover, EntryThatIsNotClosedEndsWhereTheNextOneBegins) {
  const Document document = parsed("<rss><channel><item><title>One</title><item><title>Two</title></channel></rss>");
  ASSERT_EQ(document.entries.size(), 2U);
  EXPECT_EQ(document.entries[0].title, "One");
  EXPECT_EQ(document.entries[1].title, "Two");
  EXPECT_EQ(document.salvaged, "broken XML (2 tags were not closed): 2 entries were kept");
}

TEST(Recover, StartTagInPlaceOfAnEndTagMakesNoEmptyEntry) {
  const Document document = parsed("<rss><channel><item><title>One</title><item> <item><title>Two</title></item>");
  ASSERT_EQ(document.entries.size(), 2U);
  EXPECT_EQ(document.entries[1].title, "Two");
}

TEST(Recover, AtomEntriesAreRecoveredToo) {
  const Document document = parsed(
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><content type='xhtml'><div><p>a</div></content>"
      "</entry><entry><id>2</id><title>Two</title></entry></feed>");
  ASSERT_EQ(document.entries.size(), 2U);
  EXPECT_EQ(document.entries[0].content, "<p>a</p>");
  EXPECT_EQ(document.entries[1].title, "Two");
}

TEST(Recover, StrayBracketInTextStaysText) {
  EXPECT_EQ(second("<title>Turnout 3 < 4, says AT&T <R&D></title>").title, "Turnout 3 < 4, says AT&T");
  EXPECT_EQ(second("<description>3 < 4</description>").summary, "3 < 4");
}

TEST(Recover, AttributeWithoutQuotesIsRead) {
  const Entry entry = second("<enclosure url=https://a.example/2.mp3 length=5 type=audio/mpeg/>");
  ASSERT_EQ(entry.enclosures.size(), 1U);
  EXPECT_EQ(entry.enclosures[0].url, "https://a.example/2.mp3");
  EXPECT_EQ(entry.enclosures[0].length, 5);
}

TEST(Recover, AttributeInTypographicQuotesIsRead) {
  const Entry entry = second("<enclosure url=“https://a.example/2.mp3” type=“audio/mpeg”/>");
  ASSERT_EQ(entry.enclosures.size(), 1U);
  EXPECT_EQ(entry.enclosures[0].url, "https://a.example/2.mp3");
  EXPECT_EQ(entry.enclosures[0].type, "audio/mpeg");
}

TEST(Recover, AttributeWhoseQuoteIsNotClosedSwallowsNoEntry) {
  EXPECT_EQ(second("<title>Two</title><description>a <a href=\"https://a.example/>b</a></description>").title, "Two");
}

TEST(Recover, EndTagWithoutItsBracketEndsTheElement) {
  EXPECT_EQ(second("<title>Two</title<category>x</category>").title, "Two");
}

TEST(Recover, CdataThatIsNotClosedEndsWithItsElement) {
  const Entry entry = second("<title><![CDATA[Two & a half</title><description><![CDATA[<p>b</p>]]></description>");
  EXPECT_EQ(entry.title, "Two & a half");
  EXPECT_EQ(entry.summary, "<p>b</p>");
}

TEST(Recover, TextIsTheSameAsInASoundDocument) {
  const std::string text =
      "A &amp; B &lt;b&gt; &eacute;&nbsp;&undefined; &#8364; &#38;amp; R&D 'x' \"y\" &amp;hellip; ]]&gt;";
  const Entry sound = first_entry(rss_item("<title>" + text + "</title><category>" + text + "</category>"));
  const Entry broken = first_entry(rss_item("<title>" + text + "</title><category>" + text + "</category></b>"));
  EXPECT_EQ(broken.title, sound.title);
  EXPECT_EQ(broken.categories, sound.categories);
}

TEST(Recover, AttributesAreTheSameAsInASoundDocument) {
  const std::string link = "<link href='https://a.example/?a=1&amp;b=2&amp;lt;&c=\"3\"&#38;d'/>";
  EXPECT_EQ(first_entry(atom_entry(link + "</b>")).link, first_entry(atom_entry(link)).link);
}

TEST(Recover, NamespacesAreKept) {
  const Entry entry = first_entry(
      "<x:feed xmlns:x='http://www.w3.org/2005/Atom'><x:entry><x:title>One</b></x:title></x:entry></x:feed>");
  EXPECT_EQ(entry.title, "One");
}

TEST(Recover, TextBehindTheEndIsLeftOutAndSaidSo) {
  const Document document = parsed(three("<title>Two</title>") + "garbage <b>");
  EXPECT_EQ(document.entries.size(), 3U);
  EXPECT_EQ(document.salvaged, "broken XML (text stood behind the end): 3 entries were kept");
}

TEST(Recover, TextBeforeTheDocumentIsLeftOutAndSaidSo) {
  const Document document = parsed("Notice: cache is cold\n<?xml version='1.0'?>" + three("<title>Two</title>"));
  EXPECT_EQ(document.entries.size(), 3U);
  EXPECT_EQ(document.salvaged, "text before the document was left out");
}

TEST(Recover, PrologIsNoTextBeforeTheDocument) {
  EXPECT_EQ(parsed("\n<?xml version='1.0'?><!-- made by hand -->" + three("")).salvaged, "");
}

TEST(Recover, EntitiesAreNeverExpanded) {
  const Document document =
      parsed("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + three("<title>Two &x;</b></title>"));
  ASSERT_EQ(document.entries.size(), 3U);
  EXPECT_EQ(document.entries[1].title, "Two &x;");
}

TEST(Recover, MillionNestedTagsAreOnlyLong) {
  std::string tags;
  for (int i = 0; i < 1'000'000; ++i) tags += "<a>";
  EXPECT_EQ(second("<title>Two</title><description>" + tags + "x</description>").title, "Two");
}

TEST(Recover, MillionEndTagsAreOnlyLong) {
  std::string tags;
  for (int i = 0; i < 1'000'000; ++i) tags += "</a>";
  EXPECT_EQ(second("<title>Two</title><description>" + tags + "x</description>").summary, "x");
}

TEST(Recover, WhatIsRecoveredIsSoundAndStaysAsItIs) {
  const std::string once = recover(three("<title>T<wo</b></title><description>a<p>b & c</description>")).text;
  const Recovered again = recover(once);
  EXPECT_EQ(again.text, once);
  EXPECT_EQ(describe(again.broken), "");
  EXPECT_FALSE(again.broken.is_truncated);
}

TEST(Recover, EveryCharacterLostLeavesAReadableDocument) {
  const std::string sound = three("<title>Two &amp; <![CDATA[x]]></title><link a='b'/>");
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string broken = sound;
    broken.erase(at, 1);
    const std::variant<Document, Unreadable> result = parse(broken, {});
    if (const auto* document = std::get_if<Document>(&result)) {
      EXPECT_LE(document->entries.size(), 3U) << broken;
      EXPECT_GE(document->entries.size(), 2U) << broken;
    } else {
      EXPECT_LT(at, 5U) << std::get<Unreadable>(result).reason;
    }
  }
}

}  // namespace
}  // namespace alleged::feeds
