#include "tests/unit/feeds/parsed.hpp"

namespace alleged::feeds {
namespace {

TEST(JsonFeed, FormatIsTheVersion) {
  EXPECT_EQ(parsed(R"({"version":"https://jsonfeed.org/version/1","items":[]})").format, "json1");
  EXPECT_EQ(parsed(R"({"version":"https://jsonfeed.org/version/1.1","items":[]})").format, "json11");
}

TEST(JsonFeed, TheHubIsTheFirstOfWebSub) {
  const std::string head = R"({"version":"https://jsonfeed.org/version/1.1","items":[],"hubs":)";
  EXPECT_EQ(parsed(head + R"([{"type":"rssCloud","url":"https://cloud.example/"},7,
    {"type":"websub","url":"https://hub.example/"},{"type":"WebSub","url":"https://second.example/"}]})")
                .hub,
            "https://hub.example/");
  for (const char* hubs : {"[]", "{}", "7", R"([{"url":"https://hub.example/"}])", R"([{"type":"WebSub"}])"})
    EXPECT_EQ(parsed(head + hubs + "}").hub, "") << hubs;
}

TEST(JsonFeed, HalfACharacterIsReplacedAndCostsNothingElse) {
  const Document document = parsed(R"({"version":"https://jsonfeed.org/version/1.1","title":"\ud83d\ude00 \ud83d",
    "items":[{"id":"1","title":"\ude00\ud83d\u0041 \\ud83d \ud83d\ud83d\ude00"}]})");
  EXPECT_EQ(document.title, "😀 \uFFFD");
  ASSERT_EQ(document.entries.size(), 1U);
  EXPECT_EQ(document.entries[0].title, "\uFFFD\uFFFDA \\ud83d \uFFFD😀");
  EXPECT_EQ(document.salvaged, "halves of characters: replaced by \uFFFD");
  EXPECT_EQ(parsed(R"({"version":"https://jsonfeed.org/version/1.1","title":"\ud83d\ude00","items":[]})").salvaged, "");
}

TEST(JsonFeed, ItemGivesEveryField) {
  const Document document = parsed(R"({"version":"https://jsonfeed.org/version/1.1","title":"Feed","language":"ro",
    "home_page_url":"https://a.example/","items":[{"id":17,"url":"/1","title":"One","summary":"a < b",
    "content_html":"<a href=\"/x\">x</a>","authors":[{"name":"Ana"},{"name":"Ion"}],"tags":["politics"],
    "date_published":"2024-10-20T08:00:00+03:00","date_modified":"2024-10-20T06:00:00Z",
    "attachments":[{"url":"https://a.example/1.mp3","mime_type":"audio/mpeg","size_in_bytes":5}]}]})");
  EXPECT_EQ(document.title, "Feed");
  EXPECT_EQ(document.link, "https://a.example/");
  EXPECT_EQ(document.language, "ro");
  ASSERT_EQ(document.entries.size(), 1U);
  const Entry& entry = document.entries[0];
  EXPECT_EQ(entry.id, "17");
  EXPECT_EQ(entry.link, "https://a.example/1");
  EXPECT_EQ(entry.title, "One");
  EXPECT_EQ(entry.summary, "a &lt; b");
  EXPECT_EQ(entry.content, "<a href=\"https://a.example/x\">x</a>");
  EXPECT_EQ(entry.author, "Ana, Ion");
  EXPECT_EQ(entry.categories, std::vector<std::string>{"politics"});
  EXPECT_EQ(entry.published, utc(2024, 10, 20, 5));
  EXPECT_EQ(entry.updated, utc(2024, 10, 20, 6));
  ASSERT_EQ(entry.enclosures.size(), 1U);
  EXPECT_EQ(entry.enclosures[0].length, 5);
}

TEST(JsonFeed, OldAuthorAndPlainContentAreRead) {
  const Entry entry = first_entry(R"({"version":"https://jsonfeed.org/version/1","items":[
    {"id":"x","content_text":"1 < 2","author":{"name":"Ana"},"external_url":"https://b.example/"}]})");
  EXPECT_EQ(entry.author, "Ana");
  EXPECT_EQ(entry.content, "1 &lt; 2");
  EXPECT_EQ(entry.link, "https://b.example/");
}

TEST(JsonFeed, EscapesBringNoControlCharactersIn) {
  EXPECT_EQ(first_entry(R"({"version":"https://jsonfeed.org/version/1","items":[{"title":"a\u0000b\u0001c"}]})").title,
            "abc");
}

TEST(JsonFeed, ValuesOfTheWrongKindAreAbsent) {
  const Document document = parsed(
      R"({"version":"https://jsonfeed.org/version/1","title":[1],"items":[5,{"id":{},"tags":"x","authors":[1,null]}]})");
  ASSERT_EQ(document.entries.size(), 1U);
  EXPECT_EQ(document.entries[0].id, "");
}

TEST(JsonFeed, BrokenJsonIsExplained) {
  EXPECT_EQ(reason("{\"version\":").substr(0, 8), "not JSON");
}

TEST(JsonFeed, DepthIsBounded) {
  EXPECT_NE(reason(std::string(100'000, '[')), "");
}

}  // namespace
}  // namespace alleged::feeds
