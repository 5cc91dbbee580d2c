#include "feeds/scope.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "feeds/parse.hpp"

namespace alleged::feeds {
namespace {

constexpr std::string_view kDublinCore = "http://purl.org/dc/elements/1.1/";

/// The scope of the innermost first child, and that child's name in it.
Name innermost(const std::string& xml) {
  pugi::xml_document tree;
  tree.load_string(xml.c_str());
  const Scope outside("", Vocabulary::kRss);
  const pugi::xml_node root = tree.first_child();
  const Scope root_scope(root, outside);
  const pugi::xml_node item = root.first_child();
  const Scope item_scope(item, root_scope);
  const pugi::xml_node leaf = item.first_child();
  const Scope leaf_scope(leaf, item_scope);
  return leaf_scope.name_of(leaf);
}

TEST(Scope, APrefixStandsForTheNearestAddress) {
  const std::string dc(kDublinCore);
  EXPECT_EQ(innermost("<r xmlns:x='" + dc + "'><i><x:creator/></i></r>").element, Element::kCreator);
  EXPECT_EQ(innermost("<r xmlns:x='urn:other'><i xmlns:x='" + dc + "'><x:creator/></i></r>").element,
            Element::kCreator);
  EXPECT_EQ(innermost("<r xmlns:x='" + dc + "'><i xmlns:x='urn:other'><x:creator/></i></r>").element, Element::kOther);
  EXPECT_EQ(innermost("<r xmlns:x='urn:other'><i><x:creator xmlns:x='" + dc + "'/></i></r>").element,
            Element::kCreator);
}

TEST(Scope, AnUndeclaredPrefixMeansWhatItMeansEverywhereElse) {
  EXPECT_EQ(innermost("<r><i><dc:creator/></i></r>").element, Element::kCreator);
  EXPECT_EQ(innermost("<r><i><zz:creator/></i></r>").element, Element::kOther);
}

TEST(Scope, NamesAreFoundInAnyCase) {
  EXPECT_EQ(innermost("<r><i><PubDate/></i></r>").element, Element::kPublished);
  EXPECT_EQ(innermost("<r><i><pubdatex/></i></r>").element, Element::kOther);
  EXPECT_EQ(innermost("<r><i><aNameThatIsLongerThanAnyKnownOne/></i></r>").element, Element::kOther);
}

TEST(Scope, BasesAreResolvedAgainstTheOnesAround) {
  pugi::xml_document tree;
  tree.load_string("<r xml:base='http://a.example/x/'><i xml:base='y/'><l/></i></r>");
  const Scope outside("http://feed.example/f", Vocabulary::kAtom);
  const Scope root(tree.first_child(), outside);
  const Scope item(tree.first_child().first_child(), root);
  const Scope leaf(tree.first_child().first_child().first_child(), item);
  EXPECT_EQ(outside.base(), "http://feed.example/f");
  EXPECT_EQ(root.base(), "http://a.example/x/");
  EXPECT_EQ(leaf.base(), "http://a.example/x/y/");
}

TEST(Scope, AHostileMillionOfDeclarationsIsNotSearchedForEveryName) {
  std::string xml = "<rss version='2.0'";
  for (int i = 0; i < 100'000; ++i) xml += " xmlns:p" + std::to_string(i) + "='urn:x'";
  xml += "><channel>";
  for (int i = 0; i < 9'000; ++i) xml += "<item><guid>" + std::to_string(i) + "</guid><p99999:x/></item>";
  xml += "</channel></rss>";
  const auto parsed = parse(xml, {"http://feed.example/f", "text/xml"});
  ASSERT_TRUE(std::holds_alternative<Document>(parsed));
  EXPECT_EQ(std::get<Document>(parsed).entries.size(), 9'000U);
}

}  // namespace
}  // namespace alleged::feeds
