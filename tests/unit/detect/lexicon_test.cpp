#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <stdexcept>
#include <string>

#include "daemon/builtin.hpp"
#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/rows.hpp"
#include "daemon/detect/terms.hpp"
#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

std::string error_of(const std::string& toml) {
  Terms terms;
  try {
    read_phrases("xx.toml", toml, terms);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Phrases, ThatAreNotTomlAreRefusedWithFileAndLine) {
  EXPECT_EQ(error_of("a = 1\nb = [\n").substr(0, 8), "xx.toml:");
}

TEST(Phrases, WithANumberForAPhraseAreRefusedWithItsLine) {
  EXPECT_EQ(error_of("[say]\nforms = [\n  7,\n]\n"), "xx.toml:3: expected a phrase");
}

TEST(Phrases, WithoutFormsAreRefusedWithTheirLine) {
  EXPECT_EQ(error_of("\n[[act]]\n"), "xx.toml:2: expected a list named forms");
}

TEST(Phrases, WithALandmarkNowhereAreRefused) {
  EXPECT_EQ(error_of("[[landmark]]\nforms=[\"X\"]\n"), "xx.toml:1: landmark needs the code of its country");
}

TEST(Phrases, WithAGuardOnANameThatIsNotAmbiguousAreRefused) {
  EXPECT_EQ(error_of("[[guard]]\nforms=[\"Narnia\"]\n"), "xx.toml:1: Narnia is not ambiguous in the reference tables");
}

TEST(Phrases, WithAnActThatStandsTwiceAreRefused) {
  EXPECT_EQ(error_of("[[act]]\nforms=[\"x\"]\n[[act]]\nforms=[\"X\"]\n"), "xx.toml:3: X stands twice");
}

TEST(Phrases, NameOnlyMethodsOfTheReferenceTable) {
  std::set<std::string, std::less<>> known;
  const Rows rows("methods.tsv", builtin("schema/reference/methods.tsv"));
  for (const Row& row : rows) known.emplace(row.at("code"));
  for (const Term& term : lexicon().parts().terms) {
    for (const std::string& method : term.methods) EXPECT_TRUE(known.contains(method)) << method << " of " << term.name;
  }
}

TEST(Rows, WithAMissingCellAreRefusedWithTheirLine) {
  try {
    const Rows rows("t.tsv", "a\tb\n1\t2\n3\n");
    FAIL() << "accepted";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "t.tsv:3: 1 cells, expected 2");
  }
}

TEST(Rows, GiveListsWithoutEmptyParts) {
  const Rows rows("t.tsv", "a\tb\n1\tx;;y\n");
  EXPECT_EQ(rows.begin()->list("b"), (std::vector<std::string>{"x", "y"}));
  EXPECT_THROW(rows.begin()->at("c"), std::runtime_error);
}

TEST(Lexicon, VersionNamesRulesAndData) {
  const std::string version = lexicon().version();
  EXPECT_EQ(version.find('+'), version.size() - 9);
  EXPECT_EQ(Lexicon::load()->version(), version);
}

TEST(Lexicon, MayBeReplacedWhileAnotherIsInUse) {
  const std::shared_ptr<const Lexicon> other = Lexicon::load();
  Story story;
  story.title = "Serbia interfered in Montenegro's election";
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(detect(story, *other).relevant);
    EXPECT_TRUE(detect(story, lexicon()).relevant);
  }
}

}  // namespace
}  // namespace alleged::detect
