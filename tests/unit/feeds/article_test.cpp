#include "feeds/article.hpp"

#include <gtest/gtest.h>

#include <string>

#include "feeds/utf8.hpp"

namespace alleged::feeds {
namespace {

const std::string first =
    "The harbour council of Vell met on Tuesday evening, and for the first time in nine years it did so in public.";
const std::string second =
    "Its chair, Odile Marrow, said that the minutes of all earlier meetings would be printed before the end of the "
    "month, with the names of those who had voted.";
const std::string third =
    "Fishermen who had come to listen were not convinced. “We have heard that before,” said one of them, who keeps two "
    "boats at the north pier.";
const std::string text = first + "\n" + second + "\n" + third;

std::string p(const std::string& paragraph) {
  return "<p>" + paragraph + "</p>\n";
}
const std::string body = p(first) + p(second) + p(third);
const std::string teasers =
    "<ul><li><a href=/1>Ferry to Osk runs again after a winter of repairs, and at half its old price</a></li>"
    "<li><a href=/2>Lighthouse keeper retires after forty years, and nobody is to follow her</a></li></ul>";
const std::string navigation = "<nav><a href=/>Home</a> <a href=/sport>Sport</a><p>" + first + "</p></nav>";

std::string page(const std::string& inner) {
  return "<!doctype html><html><head><title>The Vell Lantern</title></head><body>" + inner + "</body></html>";
}
std::string article(const std::string& inner) {
  return article_of(page(inner), "text/html; charset=utf-8");
}

TEST(Article, OfAPageWithAnArticleElementIsItsParagraphs) {
  EXPECT_EQ(article("<header><h1>The Vell Lantern</h1></header>" + navigation +
                    "<main><article><header><h1>Council meets"
                    "</h1></header>" +
                    body + "</article></main><aside>" + p(third) + "</aside><footer>" + p(third) + "</footer>"),
            text);
}

TEST(Article, OfAPageOfNestedDivsIsTheTextOfTheFullestOne) {
  EXPECT_EQ(
      article("<div id=wrap><div class=top>" + teasers + "</div><div class=middle><div class=left><div class=txt>" +
              body + "</div></div><div class=right>" + teasers + "</div></div></div>"),
      text);
}

TEST(Article, IsTakenWholeWhereAdvertisementsStandBetweenItsParts) {
  EXPECT_EQ(article("<div class=page><div class=copy><div class=part>" + p(first) +
                    "</div><div class=ad-slot><p>Advertisement</p>"
                    "</div><div class=part>" +
                    p(second) + "</div><div class=ad-slot></div><div class=part>" + p(third) + "</div></div></div>"),
            text);
}

TEST(Article, BeginsWithALeadThatStandsBeforeItsOtherParagraphs) {
  const std::string rest = "<div class=rest>" + p(second) + p(third) + p(second) + p(third) + "</div>";
  const std::string below =
      "<div class=below><p>By the desk</p>" + p("All of our letters of this week, in one place") + "</div>";
  const std::string whole = text + "\n" + second + "\n" + third;
  EXPECT_EQ(article("<div class=text><div class=lead>" + p(first) + "</div>" + rest + below + "</div>"), whole);
  EXPECT_EQ(article("<div class=text><p class=lead>" + first + "</p>" + rest + below + "</div>"), whole);
  EXPECT_EQ(article("<div class=text>" + rest + p("Letters are read by three of us.") + below + "</div>"),
            whole.substr(first.size() + 1))
      << "what stands behind it is none";
}

TEST(Article, IsWhatTheOutletMarksAsItsBody) {
  EXPECT_EQ(
      article("<div>" + p("A long text of another kind stands here, by our partners, which goes on and on, and on.") +
              p("And it has a second paragraph, longer than any of the article's own, so that it would be taken, "
                "if it were not for the mark, because it is the fullest element of this page by far, with commas, "
                "many of them, and again, and again, and once more, at some length, to no purpose at all.") +
              "</div><div itemprop=articleBody class=comments-off>" + body + "</div>"),
      text);
}

TEST(Article, OfOldPagesIsPartedByBreaksInATable) {
  EXPECT_EQ(article("<table width=100%><tr><td bgcolor=#eee>" + teasers + "<td><font size=2>" + first + "<br><br>\n" +
                    second + "<BR> <BR/>" + third + "</font></table>"),
            text);
}

TEST(Article, OfAPageWithinOneFormIsFound) {
  EXPECT_EQ(article("<form action=/page.aspx><input type=hidden value=x><div>" + body + body + body + "</div></form>"),
            text + "\n" + text + "\n" + text);
}

TEST(Article, LeavesOutWhatStandsWithinItAndIsNotIts) {
  EXPECT_EQ(
      article(
          "<article>" + p(first) + "<figure><img src=x><figcaption>" + third +
          "</figcaption></figure>"
          "<div class=\"related-stories\"><h3>Related</h3>" +
          p(third) + "</div>" + p(second) +
          "<form><p>Sign up for our letter, which comes every morning at six, and never on Sundays.</p><input></form>"
          "<script>document.write('<p>" +
          third + "</p>')</script><style>p{}</style><p class=sr-only>" + third + "</p><p hidden>" + third +
          "</p><p style='display : none'>" + third + "</p><div aria-hidden=true>" + p(third) + "</div>" + p(third) +
          "<section id=comments><article>" + p(first) +
          "</article></section>"
          "<div class=socialShare>" +
          p(first) + "</div><ul><li><a href=/x>" + first + "</a></ul></article>"),
      text);
}

TEST(Article, LeavesOutACookieBanner) {
  EXPECT_EQ(
      article(
          "<div id=\"cookie-consent\">" +
          p("We and our many partners value your privacy, and store cookies, and "
            "identifiers, on your device, for measurement, for advertising, and for other purposes, as described.") +
          "</div><div role=dialog>" + p(first) + "</div><div class=story>" + body + "</div>"),
      text);
}

TEST(Article, OfAPageThatNamesItsLayoutAfterWhatItHasIsFound) {
  EXPECT_EQ(
      article("<div class=\"has-sidebar category-newsletter no-comments\"><div class=\"content-sidebar-wrap\"><main "
              "class=right-sidebar><article class=\"post tag-comment related\">" +
              body + "</article></main></div></div>"),
      text);
}

TEST(Article, IsFoundWhereNamesHideEverything) {
  EXPECT_EQ(article("<div class=modal><div class=story>" + body + "</div></div>"), text);
}

TEST(Article, OfAPageBuiltByAScriptIsItsLinkedData) {
  const std::string data =
      R"({"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Council","articleBody":")" + first +
      R"(\n\n)" + second + " &amp; more\\u0000.\\n" + third + R"("}]})";
  EXPECT_EQ(article("<div id=root></div><script type='application/ld+json'>" + data + "</script>"),
            first + "\n" + second + " & more.\n" + third);
  EXPECT_EQ(article(body + "<script type=application/ld+json>" + data + "</script>"), text)
      << "what is shown goes first";
  EXPECT_EQ(article("<script type='application/ld+json'>{\"articleBody\":\"" + p(first) + p(second) + p(third) +
                    "\"}</script>")
                .substr(0, first.size()),
            "")
      << "a raw newline is no JSON";
}

TEST(Article, KeepsShortAnswersAndLinksWithinSentences) {
  const std::string linked =
      "The <a href=/minutes>minutes</a> of 1987, which <em>nobody</em> had seen&nbsp;since, were among them.";
  EXPECT_EQ(article("<article>" + p(first) + p("“No.”") + p("Share") + p("<a href=/more>Read more of this.</a>") +
                    p(linked) + p(second) + "</article>"),
            first + "\n“No.”\nThe minutes of 1987, which nobody had seen since, were among them.\n" + second);
}

TEST(Article, HasNoHeadings) {
  EXPECT_EQ(
      article("<article><h1>" + first + "</h1>" + p(first) +
              "<h2>What the fishermen say, and why it matters to them now</h2>" + p(second) + p(third) + "</article>"),
      text);
}

TEST(Article, BeforeAPaywallIsNone) {
  EXPECT_EQ(article("<article>" + p(first) + "<div class=paywall>" +
                    p("Subscribe to read on: the first month costs nothing, and "
                      "you may end it at any time. " +
                      second) +
                    p(third) + "</div></article>"),
            "");
}

TEST(Article, OfAPageOfLinksIsNone) {
  std::string links;
  for (int i = 0; i < 40; ++i)
    links += "<li><a href=/" + std::to_string(i) + ">" + first + "</a> <time>9 May</time></li>";
  EXPECT_EQ(article("<main><ul>" + links + "</ul></main>"), "");
  EXPECT_EQ(article("<table>" + links + "</table>"), "");
}

TEST(Article, OfAPageOfTeasersIsNone) {
  std::string teaser;
  for (int i = 0; i < 8; ++i) teaser += "<article><h2><a href=/1>Council meets</a></h2>" + p(second) + "</article>";
  EXPECT_EQ(article("<main>" + teaser + "</main>"), "");
}

TEST(Article, OfAnEmptyPageIsNone) {
  EXPECT_EQ(article_of("", ""), "");
  EXPECT_EQ(article(""), "");
  EXPECT_EQ(article_of(std::string("\0\1\2<\0p>", 8), "text/html"), "");
}

TEST(Article, OfBrokenHtmlIsRead) {
  EXPECT_EQ(article("<div><article class='x><p>" + first + "' id=a>" + body), text) << "a quote that is not closed";
  EXPECT_EQ(article("<article><b><p>" + first + "</b></i></div><p>" + second + "<p>" + third), text)
      << "crossed, and not closed";
  EXPECT_EQ(article("<article><aside>" + p(first) + "</article><div>" + body), text) << "an aside that is not closed";
  EXPECT_EQ(article("<article><p>" + first + "<p>" + second + "<p>5 < 6, and " + third + "<p"),
            first + "\n" + second + "\n5 < 6, and " + third);
  EXPECT_EQ(article(body + "<!-- not closed <p>" + first), text);
}

TEST(Article, IsReadInThePagesEncoding) {
  const std::string latin = page("<article>" + p("Caf\xE9 owners in Vell, " + first) + p(second) + "</article>");
  const std::string read = "Café owners in Vell, " + first + "\n" + second;
  EXPECT_EQ(article_of(latin, "text/html; charset=iso-8859-1"), read);
  const std::string cyrillic = "\xCF\xEE\xF0\xF2";
  const auto declared = [&](const std::string& meta) {
    return article_of("<html><head>" + meta + "</head><body><article>" + p(cyrillic + ", " + first) + p(second),
                      "text/html");
  };
  EXPECT_EQ(declared("<meta charset=\"windows-1251\">"), "Порт, " + first + "\n" + second);
  EXPECT_EQ(declared("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>"),
            "Порт, " + first + "\n" + second);
  EXPECT_EQ(
      article_of("<meta charset=iso-8859-2><article>" + p("Café, " + first) + p(second), "text/html; charset=utf-8"),
      "Café, " + first + "\n" + second)
      << "the server's word goes first";
}

TEST(Article, IsCleanTextOfOneParagraphALine) {
  const std::string read =
      article("<article>" + p("One&#0;&#1;\tword\r\n  on&shy;line &amp; another,\v " + first) + body + "</article>");
  EXPECT_EQ(read, "One word online & another, " + first + "\n" + text);
  EXPECT_EQ(survey(read).controls, 0U);
}

TEST(Article, EndsAtItsLimitBetweenCharacters) {
  std::string many;
  while (many.size() < 2 * kLongestArticle) many += p(std::string(first) + " é");
  const std::string read = article("<article>" + many + "</article>");
  EXPECT_LE(read.size(), kLongestArticle);
  EXPECT_GT(read.size(), kLongestArticle - 4);
  EXPECT_EQ(survey(read).invalid, 0U);
}

std::string repeated(const std::string& piece, std::size_t size) {
  std::string all;
  while (all.size() < size) all += piece;
  return all;
}

TEST(Article, OfTwoHostileMegabytesIsReadInLinearTime) {
  constexpr std::size_t size = 2 << 20;
  for (const char* piece : {"<div>",
                            "<p>",
                            "</p>",
                            "<b>",
                            "<a href=x>",
                            "<table><tr><td>",
                            "<div></p></i></x>",
                            "<svg/>",
                            "<!--",
                            "<script>",
                            "</script",
                            "<form>",
                            "<div class='a b c d e f'>",
                            "<p>x",
                            "<",
                            "<a b='",
                            "&#38;",
                            "<br>",
                            "<article><p>x",
                            "<li>",
                            "<form><p>x</p></form>",
                            "<script type=application/ld+json>{\"articleBody\":[",
                            "<aside></div>"}) {
    EXPECT_EQ(article(body + repeated(piece, size)).find("\n\n"), std::string::npos) << piece;
  }
  EXPECT_EQ(article(repeated("<div>", size) + body + repeated("</div>", size)), text);
}

TEST(WebPage, IsToldByItsMediaType) {
  EXPECT_TRUE(is_web_page("text/html"));
  EXPECT_TRUE(is_web_page("Text/HTML; charset=utf-8"));
  EXPECT_TRUE(is_web_page("application/xhtml+xml"));
  EXPECT_TRUE(is_web_page(""));
  EXPECT_FALSE(is_web_page("application/pdf"));
  EXPECT_FALSE(is_web_page("text/plain"));
}

}  // namespace
}  // namespace alleged::feeds
