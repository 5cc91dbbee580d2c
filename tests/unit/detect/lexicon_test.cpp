#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <stdexcept>
#include <string>

#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/terms.hpp"
#include "daemon/tsv.hpp"
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
  const Tsv methods("schema/reference/methods.tsv");
  for (std::size_t row = 0; row < methods.rows(); ++row) known.emplace(methods.cell(row, "code"));
  for (const Tongue& tongue : lexicon().parts().tongues) {
    for (const Term& term : tongue.terms) {
      for (const std::string& method : term.methods)
        EXPECT_TRUE(known.contains(method)) << method << " of " << term.name;
    }
  }
}

TEST(Lexicon, VersionNamesRulesAndData) {
  const std::string version = lexicon().version();
  EXPECT_EQ(version.find('+'), version.size() - 9);
  EXPECT_EQ(Lexicon::load({})->version(), version);
}

TEST(Lexicon, MayBeReplacedWhileAnotherIsInUse) {
  const std::shared_ptr<const Lexicon> other = Lexicon::load({});
  Story story;
  story.title = "Serbia interfered in Montenegro's election";
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(detect(story, *other).relevant);
    EXPECT_TRUE(detect(story, lexicon()).relevant);
  }
}

}  // namespace
}  // namespace alleged::detect
