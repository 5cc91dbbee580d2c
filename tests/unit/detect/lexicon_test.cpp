#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>

#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/terms.hpp"
#include "daemon/detect/units.hpp"
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
  const std::set<std::string, std::less<>> known = Tsv("schema/reference/methods.tsv").values("code");
  for (const Tongue& tongue : lexicon().parts().tongues) {
    for (const Term& term : tongue.terms) {
      for (const std::string& method : term.meaning->methods)
        EXPECT_TRUE(known.contains(method)) << method << " of " << term.name;
    }
  }
}

TEST(Phrases, WithACountryOrAMethodThatTheDatabaseDoesNotKnowAreRefused) {
  EXPECT_EQ(error_of("[[landmark]]\ncode=\"QQ\"\nforms=[\"x\"]\n"),
            "xx.toml:1: QQ is no code of schema/reference/countries.tsv");
  EXPECT_EQ(error_of("[[act]]\nmethods=[\"magic\"]\nforms=[\"x\"]\n"),
            "xx.toml:1: magic is no code of schema/reference/methods.tsv");
  EXPECT_EQ(error_of("[[method]]\ncode=\"magic\"\nforms=[\"x\"]\n"),
            "xx.toml:1: magic is no code of schema/reference/methods.tsv");
  EXPECT_EQ(error_of("[[method]]\ncode=\"bots\"\n"), "xx.toml:1: expected a list named forms");
}

TEST(Phrases, WithAnActorThatTheReferenceTableDoesNotHaveAreRefused) {
  EXPECT_EQ(error_of("language=\"ru\"\n[[actor]]\nname=\"GRU\"\ncode=\"RU\"\nforms=[\"x\"]\n"), "no error");
  EXPECT_EQ(error_of("[[actor]]\nname=\"Nobody\"\ncode=\"RU\"\n"),
            "xx.toml:1: Nobody of RU is no row of schema/reference/actors.tsv");
  EXPECT_EQ(error_of("[[actor]]\nname=\"GRU\"\ncode=\"US\"\n"),
            "xx.toml:1: GRU of US is no row of schema/reference/actors.tsv");
}

TEST(Phrases, WithACueThatNoRuleAsksForAreRefused) {
  EXPECT_EQ(error_of("language=\"ru\"\n[cue]\nceasing=[\"x\"]\n"), "no error");
  EXPECT_EQ(error_of("[cue]\nnodding=[\"x\"]\n"), "xx.toml:2: no such cue: nodding");
  EXPECT_EQ(error_of("[cue]\nceasing=7\n"), "xx.toml:1: expected a list named ceasing");
  EXPECT_EQ(error_of("[[act]]\nuntil=\"nodding\"\nforms=[\"x\"]\n"), "xx.toml:2: no such cue: nodding");
  EXPECT_EQ(error_of("[[act]]\nuntil=7\nforms=[\"x\"]\n"), "xx.toml:2: no such cue: ");
}

TEST(Phrases, WithAValueWhereASectionBelongsAreRefused) {
  EXPECT_EQ(error_of("cue=1\n"), "xx.toml:1: expected [cue]");
  EXPECT_EQ(error_of("say=1\n"), "xx.toml:1: expected [say]");
  EXPECT_EQ(error_of("[stops]\nabreviations=[\"x\"]\n"), "xx.toml:2: no such list of stops: abreviations");
}

/// A folder with one file of an operator's own words.
class OwnWords : public testing::Test {
 protected:
  OwnWords() : folder_(std::filesystem::temp_directory_path() / ("alleged-own-" + std::to_string(::getpid()))) {
    std::filesystem::create_directory(folder_);
  }
  ~OwnWords() override { std::filesystem::remove_all(folder_); }

  std::shared_ptr<const Lexicon> with(const std::string& words) const {
    std::ofstream(folder_ / "own.toml") << "language = \"en\"\n" << words;
    return Lexicon::load({folder_.string(), {}});
  }

  std::filesystem::path folder_;
};

TEST_F(OwnWords, AddActsAndActorsAndChangeTheVersion) {
  Story story;
  story.title = "The Harbour Lights Foundation ran an astroturfing operation before the Namibian election";
  EXPECT_FALSE(detect(story, lexicon()).relevant);
  const auto own = with(
      "[[act]]\nsort = \"interference\"\nforms = [\"astroturfing operation\"]\n"
      "[[actor]]\nname = \"Harbour Lights Foundation\"\ncode = \"AO\"\n");
  const Finding finding = detect(story, *own);
  ASSERT_EQ(finding.allegations.size(), 1U);
  EXPECT_EQ(finding.allegations.front().accused, "AO");
  EXPECT_EQ(finding.allegations.front().target, "NA");
  EXPECT_NE(own->version(), lexicon().version());
}

TEST_F(OwnWords, ThatAreAmbiguousCountWhereTheStoryNamesTheirCountry) {
  const auto own = with(
      "[[actor]]\nname = \"Harbour Lights Foundation\"\ncode = \"AO\"\n"
      "forms = [\"Lights\"]\nambiguous = [\"Lights\"]\n");
  Story story;
  story.title = "Lights interfered in the Namibian election";
  EXPECT_FALSE(detect(story, *own).relevant);
  story.text = "The group is based in Angola.";
  EXPECT_TRUE(detect(story, *own).relevant);
}

TEST_F(OwnWords, NameMeansAndSwitchThemOff) {
  const std::string title = "Togo meddled in Ghana's election with deepfakes and leaflet drops, police say";
  const auto methods = [&](const std::string& words) {
    Story story;
    story.title = title;
    return detect(story, *with(words)).allegations.at(0).methods;
  };
  EXPECT_EQ(methods(""), std::vector<std::string>{"deepfake"});
  EXPECT_EQ(methods("[[method]]\ncode = \"flooding\"\nforms = [\"leaflet drops\"]\n"),
            (std::vector<std::string>{"deepfake", "flooding"}));
  EXPECT_EQ(methods("[off]\nforms = [\"deepfake*\"]\n"), std::vector<std::string>{});
}

TEST_F(OwnWords, SwitchBuiltInOnesOff) {
  Story story;
  story.title = "Serbia interfered in Montenegro's election";
  EXPECT_FALSE(detect(story, *with("[off]\nforms = [\"interfered\"]\n")).relevant);
}

TEST_F(OwnWords, SwitchOffWhatAReferenceTableBrings) {
  Story story;
  for (const char* text : {"The FBI said Russia meddled in the Latvian election.",
                           "The F.B.I. said Russia meddled in the Latvian election."}) {
    story.text = text;
    EXPECT_EQ(detect(story, *with("[off]\nforms = [\"FBI\"]\n")).allegations.at(0).accuser_country, "");
  }
}

TEST_F(OwnWords, MayBeCues) {
  Story story;
  story.title = "Zambia told Angola to lay off meddling in its election";
  EXPECT_FALSE(detect(story, lexicon()).relevant);
  const Finding finding = detect(story, *with("[cue]\nceasing = [\"lay off\"]\n"));
  ASSERT_EQ(finding.allegations.size(), 1U);
  EXPECT_EQ(finding.allegations.front().accused, "AO");
}

TEST_F(OwnWords, MayWaitForOthers) {
  const auto own = with(
      "[[act]]\nsort = \"interference\"\nuntil = \"winning\"\nforms = [\"midwifed\"]\n"
      "[cue]\nwinning = [\"over the line\"]\n");
  Story story;
  story.title = "Angola midwifed the challenger over the line in the Namibian election, Namibia says";
  EXPECT_TRUE(detect(story, *own).relevant);
  story.title = "Angola midwifed the challenger in the Namibian election, Namibia says";
  EXPECT_FALSE(detect(story, *own).relevant);
}

TEST_F(OwnWords, OfSpeechMayBeActsWithTheirConditions) {
  const auto own = with("[[act]]\nsort = \"interference\"\nuntil = \"winning\"\nforms = [\"claimed\"]\n");
  Story story;
  story.title = "Angola has claimed Namibia's presidential election.";
  EXPECT_FALSE(detect(story, *own).relevant);
}

TEST_F(OwnWords, TellWhereAStopEndsNoSentence) {
  const std::string text = "Serbia, says Hptm. Kolar, interfered in Montenegro's election.";
  const auto cut = [&](const Lexicon& words) {
    return passages(Field::text, text, words.parts().tongues.front()).size();
  };
  EXPECT_EQ(cut(lexicon()), 2U);
  EXPECT_EQ(cut(*with("[stops]\nabbreviations = [\"Hptm\"]\n")), 1U);
}

TEST_F(OwnWords, AreRefusedWithTheirFileAndLine) {
  EXPECT_THROW(
      try { with("[off]\nforms = [\"no such form\"]\n"); } catch (const std::runtime_error& error) {
        EXPECT_EQ(error.what(), (folder_ / "own.toml").string() +
                                    ":2: no such form is no form of the lexicon: nothing to switch off");
        throw;
      },
      std::runtime_error);
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
