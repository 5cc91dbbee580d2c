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
      R"({"format":"rss20","title":null,"link":null,"language":null,"updated":null,"entries":[{"id":null,"link":null,)"
      R"("title":null,"summary":null,"content":null,"author":null,"published":null,"updated":null,"categories":[],)"
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

}  // namespace
}  // namespace alleged::feeds
