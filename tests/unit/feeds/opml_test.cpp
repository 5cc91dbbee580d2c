#include "feeds/opml.hpp"

#include <gtest/gtest.h>

namespace alleged::feeds {
namespace {

std::vector<Outline> outlines(std::string_view bytes) {
  std::variant<std::vector<Outline>, Unreadable> result = read_opml(bytes);
  if (const auto* unreadable = std::get_if<Unreadable>(&result)) {
    ADD_FAILURE() << unreadable->reason;
    return {};
  }
  return std::get<std::vector<Outline>>(std::move(result));
}

TEST(Opml, OutlinesAreReadWithTheirFolders) {
  const std::vector<Outline> found = outlines(
      "<opml version='2.0'><body><outline text='Europe'><outline text='Moldova'>"
      "<outline text='Ziar &amp; co' xmlUrl='https://z.example/rss?a=1&amp;b=2' htmlUrl='https://z.example/' "
      "outlet='Ziar' country='MD' language='ro'/></outline></outline><outline title='Alone' "
      "xmlUrl='http://y.example/'/>"
      "</body></opml>");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].url, "https://z.example/rss?a=1&b=2");
  EXPECT_EQ(found[0].title, "Ziar & co");
  EXPECT_EQ(found[0].link, "https://z.example/");
  EXPECT_EQ(found[0].folder, "Europe/Moldova");
  EXPECT_EQ(found[0].outlet, "Ziar");
  EXPECT_EQ(found[0].country, "MD");
  EXPECT_EQ(found[0].language, "ro");
  EXPECT_EQ(found[1].title, "Alone");
  EXPECT_EQ(found[1].folder, "");
}

TEST(Opml, WhatIsWrittenReadsBackTheSame) {
  std::vector<Outline> given(3);
  given[0] = {"http://a.example/?x=\"1\"&y", "A <b> & 'c'", "http://a.example/", "North/One", "A", "SE", "sv"};
  given[1] = {"http://b.example/", "Б", "", "North/One", "", "", ""};
  given[2] = {"http://c.example/", "c", "", "", "", "", ""};
  given[0].fetch_article = true;
  given[1].fetch_article = false;
  const std::vector<Outline> found = outlines(write_opml("List & more", given));
  ASSERT_EQ(found.size(), given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    EXPECT_EQ(found[i].url, given[i].url);
    EXPECT_EQ(found[i].title, given[i].title);
    EXPECT_EQ(found[i].link, given[i].link);
    EXPECT_EQ(found[i].folder, given[i].folder);
    EXPECT_EQ(found[i].outlet, given[i].outlet);
    EXPECT_EQ(found[i].country, given[i].country);
    EXPECT_EQ(found[i].language, given[i].language);
    EXPECT_EQ(found[i].fetch_article, given[i].fetch_article);
  }
}

TEST(Opml, ArticlesAreFetchedOrNotOnlyWhereThatIsSaid) {
  const auto said = [](const std::string& attribute) {
    return outlines("<opml><body><outline xmlUrl='http://a.example/' " + attribute + "/></body></opml>")
        .at(0)
        .fetch_article;
  };
  EXPECT_EQ(said("fetchArticle='true'"), true);
  EXPECT_EQ(said("fetcharticle='FALSE'"), false);
  EXPECT_EQ(said(""), std::nullopt);
  EXPECT_EQ(said("fetchArticle='perhaps'"), std::nullopt);
}

TEST(Opml, AFeedWithoutATitleStaysWithoutOne) {
  std::vector<Outline> given(1);
  given[0].url = "http://a.example/rss";
  const std::vector<Outline> found = outlines(write_opml("t", given));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].title, "");
}

TEST(Opml, SpaceWrittenAsAReferenceIsTrimmedToo) {
  const std::vector<Outline> found =
      outlines("<opml><body><outline text='A &#5;' xmlUrl='&#32;http://a.example/&#10;'/></body></opml>");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].title, "A");
  EXPECT_EQ(found[0].url, "http://a.example/");
}

TEST(Opml, SlashesInFolderNamesPartFolders) {
  const std::vector<Outline> found = outlines(
      "<opml><body><outline text='/North / Sea/'><outline><outline text='//'>"
      "<outline xmlUrl='http://a.example/'/></outline></outline></outline></body></opml>");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].folder, "North/Sea");
  EXPECT_EQ(outlines(write_opml("t", found)).at(0).folder, "North/Sea");
}

TEST(Opml, AFolderOfManySlashesLosesNoFeedWhenItIsWritten) {
  std::string name;
  for (int i = 0; i < 40; ++i) name += "x/";
  const std::vector<Outline> found = outlines("<opml><body><outline text='" + name +
                                              "'><outline xmlUrl='http://a.example/'/></outline></body></opml>");
  ASSERT_EQ(found.size(), 1U);
  const std::vector<Outline> again = outlines(write_opml("t", found));
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again[0].folder, found[0].folder);
}

TEST(Opml, NeighboursOfOneFolderShareItsOutline) {
  std::vector<Outline> given(2);
  given[0].url = "http://a.example/";
  given[1].url = "http://b.example/";
  given[0].folder = given[1].folder = "North";
  const std::string text = write_opml("t", given);
  EXPECT_EQ(text.find("text=\"North\""), text.rfind("text=\"North\""));
}

TEST(Opml, OtherDocumentsAreRefused) {
  EXPECT_TRUE(std::holds_alternative<Unreadable>(read_opml("<rss><channel/></rss>")));
  EXPECT_TRUE(std::holds_alternative<Unreadable>(read_opml("")));
  EXPECT_TRUE(std::holds_alternative<Unreadable>(read_opml("<opml><body>")));
}

TEST(Opml, HostileNestingIsCutOff) {
  std::string text = "<opml><body>";
  for (int i = 0; i < 10'000; ++i) text += "<outline text='x'>";
  text += "<outline xmlUrl='http://a.example/'/>";
  for (int i = 0; i < 10'000; ++i) text += "</outline>";
  EXPECT_TRUE(outlines(text + "</body></opml>").empty());
}

}  // namespace
}  // namespace alleged::feeds
