#include "daemon/detect/language.hpp"

#include <gtest/gtest.h>

#include <string>

namespace alleged::detect {
namespace {

TEST(Language, IsTheTexts) {
  EXPECT_EQ(language_of("Die Regierung hat am Montag erklärt, dass die Wahl im Herbst wie geplant stattfinden wird."),
            "de");
  EXPECT_EQ(language_of("<p>Правительство сообщило в понедельник, что выборы пройдут осенью, как и планировалось.</p>"),
            "ru");
}

TEST(Language, OfBytesThatAreNoUtf8IsGuessedAllTheSame) {
  std::string text = "A foreign power tried to sway the referendum, officials warned on Monday; u";
  for (int i = 0; i < 2; ++i) text += "\xDF\x11\xDE\x92\x9A\xDB\xF5\xBF\xCA\xCA";
  EXPECT_EQ(language_of(text + " and the hackers stole emails from the party and leaked them before the vote."), "en");
}

TEST(Language, OfATagIsItsFirstTwoLetters) {
  EXPECT_EQ(two_letters("en-US"), "en");
  EXPECT_EQ(two_letters("ZH_Hant_TW"), "zh");
  EXPECT_EQ(two_letters("english"), "");
  EXPECT_EQ(two_letters("e"), "");
}

}  // namespace
}  // namespace alleged::detect
