#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

/// An RSS 2.0 document whose channel holds `inside`.
Document channel(std::string_view inside) {
  return parsed(
      "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
      "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel>" +
      std::string(inside) + "</channel></rss>");
}

/// An Atom 1.0 document that holds `inside`.
Document feed(std::string_view inside) {
  return parsed("<feed xmlns='http://www.w3.org/2005/Atom'>" + std::string(inside) + "</feed>");
}

TEST(Head, RssDescriptionIsOneLineOfPlainText) {
  EXPECT_EQ(channel("<description>\n&lt;p&gt;Știri  din&lt;/p&gt; &lt;b&gt;Bălți&lt;/b&gt;</description>").description,
            "Știri din Bălți");
}

TEST(Head, AtomSubtitleIsTheDescription) {
  EXPECT_EQ(feed("<subtitle>Votes &lt;counted&gt; daily</subtitle>").description, "Votes <counted> daily");
  EXPECT_EQ(feed("<subtitle type='html'>&lt;i&gt;Votes&lt;/i&gt; daily</subtitle>").description, "Votes daily");
  EXPECT_EQ(feed("<subtitle type='xhtml'><div>Votes <i>daily</i></div></subtitle>").description, "Votes daily");
}

TEST(Head, OldAtomTaglineIsTheDescription) {
  const Document document = parsed(
      "<feed version='0.3' xmlns='http://purl.org/atom/ns#'>"
      "<tagline mode='base64' type='text/html'>PGI+Vm90ZXM8L2I+IGRhaWx5</tagline></feed>");
  EXPECT_EQ(document.description, "Votes daily");
}

TEST(Head, RdfChannelHasADescription) {
  EXPECT_EQ(parsed("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                   "<channel><description>Lists</description></channel></rdf:RDF>")
                .description,
            "Lists");
}

TEST(Head, APodcastsWordsStandInForADescription) {
  EXPECT_EQ(channel("<itunes:subtitle>Short</itunes:subtitle>").description, "Short");
  EXPECT_EQ(channel("<itunes:summary>Long</itunes:summary>").description, "Long");
}

TEST(Head, TheFormatsOwnDescriptionWinsWhereverItStands) {
  EXPECT_EQ(channel("<itunes:summary>Other</itunes:summary><description>Own</description>").description, "Own");
  EXPECT_EQ(channel("<description>Own</description><dc:description>Other</dc:description>").description, "Own");
  EXPECT_EQ(channel("<description> </description><dc:description>Other</dc:description>").description, "Other");
}

TEST(Head, WhatAnImageOrAnEntrySaysIsNotTheFeeds) {
  const Document document = channel(
      "<image><description>A logo</description></image><textInput><description>Search</description></textInput>"
      "<item><description>A story</description><author>ana@a.example</author></item>");
  EXPECT_EQ(document.description, "");
  EXPECT_EQ(document.author, "");
}

TEST(Head, AtomAuthorsAreNamedOrElseTheirAddress) {
  EXPECT_EQ(feed("<author><name>Ana Rusu</name><email>ana@a.example</email></author>").author, "Ana Rusu");
  EXPECT_EQ(feed("<author><email>ana@a.example</email></author>").author, "ana@a.example");
  EXPECT_EQ(feed("<author><name>Ana</name></author><author><name>Ion</name></author>").author, "Ana, Ion");
}

TEST(Head, RssAuthorIsWhoeverEditsTheChannel) {
  EXPECT_EQ(channel("<managingEditor>desk@a.example (Ana Rusu)</managingEditor>").author, "desk@a.example (Ana Rusu)");
  EXPECT_EQ(channel("<author>Ana Rusu</author>").author, "Ana Rusu");
  EXPECT_EQ(channel("<dc:creator>Ana Rusu</dc:creator>").author, "Ana Rusu");
  EXPECT_EQ(channel("<dc:author>Ana Rusu</dc:author>").author, "Ana Rusu");
  EXPECT_EQ(channel("<itunes:author>Ana Rusu</itunes:author>").author, "Ana Rusu");
}

TEST(Head, TheBetterSourceOfAnAuthorWins) {
  EXPECT_EQ(channel("<dc:creator>Ana</dc:creator><managingEditor>desk@a.example</managingEditor>").author, "Ana");
  EXPECT_EQ(channel("<itunes:author>Radio</itunes:author><managingEditor>Ana</managingEditor>").author, "Ana");
}

TEST(Head, JsonFeedHasADescriptionAndAnAuthor) {
  const Document document = parsed(R"({"version":"https://jsonfeed.org/version/1.1","items":[],
    "description":"Votes < counted\ndaily","authors":[{"name":"Ana"}]})");
  EXPECT_EQ(document.description, "Votes < counted daily");
  EXPECT_EQ(document.author, "Ana");
}

}  // namespace
}  // namespace alleged::feeds
