#include "daemon/detect/scene.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "daemon/detect/reading.hpp"
#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

std::unique_ptr<const Reading> scene_of(std::string title, std::string text) {
  Story story;
  story.title = std::move(title);
  story.text = std::move(text);
  return read(story, lexicon());
}

TEST(Scene, IsFiledFromTheCapitalBeforeTheText) {
  for (const char* const text :
       {"LILONGWE - Zambia meddled in the election.", "LILONGWE: Zambia meddled in the election.",
        "LILONGWE, Aug 11 - Zambia meddled in the election.", "Lilongwe. Zambia meddled in the election."}) {
    const auto reading = scene_of("Zambia meddled in an election", text);
    ASSERT_NE(reading, nullptr) << text;
    EXPECT_EQ(reading->scene->dateline(), "MW") << text;
  }
}

TEST(Scene, HasNoDatelineWhereTheCapitalIsOfTheSentence) {
  const auto reading = scene_of("Zambia meddled in an election", "Lilongwe said that Zambia meddled in the election.");
  ASSERT_NE(reading, nullptr);
  EXPECT_EQ(reading->scene->dateline(), "");
}

TEST(Scene, KnowsWhomTheHeadlineNamesFirst) {
  const auto reading = scene_of("Malawi says Zambia meddled in its election", "The minister spoke on Monday.");
  ASSERT_NE(reading, nullptr);
  EXPECT_EQ(reading->scene->first_named(), "MW");
}

TEST(Scene, SharesItsOfficesAmongTheirCountries) {
  const auto reading =
      scene_of("Zambia meddled in Malawi's election",
               "Malawi's police and the Malawian election commission said so. Zambia's foreign ministry denied it.");
  ASSERT_NE(reading, nullptr);
  EXPECT_DOUBLE_EQ(reading->scene->office_share("MW"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(reading->scene->office_share("ZM"), 1.0 / 3);
  EXPECT_DOUBLE_EQ(reading->scene->office_share("TZ"), 0);
}

}  // namespace
}  // namespace alleged::detect
