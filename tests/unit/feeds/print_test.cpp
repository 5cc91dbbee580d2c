#include "feeds/print.hpp"

#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

TEST(Print, AbsentValuesAreNull) {
  Document document;
  document.format = "rss20";
  document.entries.emplace_back();
  EXPECT_EQ(
      to_json(document),
      R"({"format":"rss20","title":null,"link":null,"language":null,"updated":null,"description":null,"author":null,"entries":[{"id":null,"link":null,)"
      R"("title":null,"summary":null,"summary_type":null,"content":null,"content_type":null,"author":null,"published":null,"updated":null,"categories":[],)"
      R"("enclosures":[]}]})");
}

TEST(Print, TimesAreRfc3339InUtc) {
  Document document;
  document.updated = utc(2024, 10, 20, 5, 6, 7);
  EXPECT_NE(to_json(document).find(R"("updated":"2024-10-20T05:06:07Z")"), std::string::npos);
}

TEST(Print, EnclosuresHaveTheirThreeFields) {
  Document document;
  document.entries.emplace_back().enclosures.push_back({"http://a.example/", "", 7});
  EXPECT_NE(to_json(document).find(R"([{"url":"http://a.example/","type":null,"length":7}])"), std::string::npos);
}

TEST(Print, LineBreaksAreEscaped) {
  Document document;
  document.title = "a\nb";
  EXPECT_EQ(to_json(document).find('\n'), std::string::npos);
}

TEST(Print, WhatWasGivenAsTextIsPrintedAsText) {
  const std::string json = to_json(parsed(atom_entry("<summary>5 &lt; 6 &amp;amp; 7</summary>")));
  EXPECT_NE(json.find(R"("summary":"5 < 6 &amp; 7","summary_type":"text")"), std::string::npos) << json;
}

TEST(Print, WhatWasGivenAsHtmlIsPrintedAsHtml) {
  const std::string json = to_json(parsed(atom_entry("<content type='html'>5 &amp;lt; 6</content>")));
  EXPECT_NE(json.find(R"("content":"5 &lt; 6","content_type":"html")"), std::string::npos) << json;
  const std::string rss = to_json(parsed(rss_item("<description>5 &amp;lt; 6</description>")));
  EXPECT_NE(rss.find(R"("summary":"5 &lt; 6","summary_type":"html")"), std::string::npos) << rss;
}

TEST(Print, JsonFeedSaysItselfWhatIsText) {
  const std::string json = to_json(parsed(R"({"version":"https://jsonfeed.org/version/1.1","items":[
    {"id":"x","summary":"1 < 2","content_html":"2 &lt; 3"},{"id":"y","content_text":"3 < 4"}]})"));
  EXPECT_NE(json.find(R"("1 < 2","summary_type":"text","content":"2 &lt; 3","content_type":"html")"),
            std::string::npos);
  EXPECT_NE(json.find(R"("content":"3 < 4","content_type":"text")"), std::string::npos) << json;
}

TEST(Print, FeedsOwnFactsStandBeforeItsEntries) {
  Document document;
  document.description = "Votes, daily";
  document.author = "Ana Rusu";
  EXPECT_NE(to_json(document).find(R"("description":"Votes, daily","author":"Ana Rusu","entries":[])"),
            std::string::npos);
}

}  // namespace
}  // namespace alleged::feeds
