#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/detect/apposition.hpp"
#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

using Actors = std::vector<std::string>;

Actors actors(std::string text) {
  std::vector<std::string> names;
  for (const Actor& actor : first("", std::move(text)).actors) names.push_back(actor.name);
  return names;
}

using Told = std::vector<Actor>;

Told told(std::string text) {
  return first("", std::move(text)).actors;
}

TEST(Actor, IsNamedAsTheStoryWritesIt) {
  EXPECT_EQ(actors("The GRU interfered in the Dutch election, police said."), Actors{"GRU"});
}

TEST(Actor, OfTheReferenceTableHasItsNameThereToo) {
  const std::vector<Actor> found =
      first("", "Fancy Bear interfered in the Dutch election on behalf of Russia, police said.").actors;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front(), (Actor{"Fancy Bear", "APT28"}));
}

TEST(Actor, IsToldInRussianWithItsReferenceName) {
  EXPECT_EQ(told("ГРУ стоит за взломом серверов партии перед выборами во Франции, сообщила полиция."),
            (Told{{"ГРУ", "GRU"}}));
  EXPECT_EQ(told("Агентство интернет-исследований вмешивалось в президентские выборы в США, говорится в докладе."),
            (Told{{"Агентство интернет-исследований", "Internet Research Agency"}}));
  EXPECT_EQ(told("Деньги Шора пошли на подкуп избирателей перед выборами в Молдавии, заявила прокуратура."),
            (Told{{"Шора", "Ilan Shor"}}));
}

TEST(Actor, IsToldInUkrainianWithItsReferenceName) {
  EXPECT_EQ(told("Медведчук фінансував втручання у вибори в Чехії, заявила контррозвідка."),
            (Told{{"Медведчук", "Viktor Medvedchuk"}}));
  EXPECT_EQ(told("ПВК «Вагнер» втручалася у вибори в Малі, заявив уряд."), (Told{{"ПВК «Вагнер»", "Wagner Group"}}));
}

TEST(Actor, IsToldInRomanianWithItsReferenceName) {
  EXPECT_EQ(told("Gărzile Revoluționare s-au amestecat în alegerile din SUA, au anunțat autoritățile."),
            (Told{{"Gărzile Revoluționare", "Islamic Revolutionary Guard Corps"}}));
  EXPECT_EQ(told("Ilan Șor a cumpărat voturi înainte de alegerile parlamentare din Moldova, spune poliția."),
            (Told{{"Ilan Șor", "Ilan Shor"}}));
}

TEST(Actor, IsToldInPolishWithItsReferenceName) {
  EXPECT_EQ(told("Gwardia Rewolucyjna ingerowała w wybory w USA, podało FBI."),
            (Told{{"Gwardia Rewolucyjna", "Islamic Revolutionary Guard Corps"}}));
  EXPECT_EQ(told("Fundacja Sorosa ingeruje w wybory na Węgrzech, oświadczył minister."),
            (Told{{"Fundacja Sorosa", "Open Society Foundations"}}));
}

TEST(Actor, IsToldInGermanWithItsReferenceName) {
  EXPECT_EQ(told("Die Wagner-Gruppe hat sich in die Wahl in Mali eingemischt, sagte die Regierung."),
            (Told{{"Wagner-Gruppe", "Wagner Group"}}));
  EXPECT_EQ(told("Der Militärgeheimdienst GRU hat sich in die Bundestagswahl eingemischt, sagte die Regierung."),
            (Told{{"Militärgeheimdienst GRU", "GRU"}}));
}

TEST(Actor, IsToldInFrenchWithItsReferenceName) {
  EXPECT_EQ(told("L'Agence de recherche sur Internet s'est ingérée dans l'élection présidentielle américaine, selon le "
                 "rapport."),
            (Told{{"Agence de recherche sur Internet", "Internet Research Agency"}}));
  EXPECT_EQ(told("La fondation Soros s'ingère dans les élections en Hongrie, a déclaré le ministre."),
            (Told{{"fondation Soros", "Open Society Foundations"}}));
}

TEST(Actor, IsToldInSpanishWithItsReferenceName) {
  EXPECT_EQ(told("La Guardia Revolucionaria interfirió en las elecciones de Estados Unidos, según el FBI."),
            (Told{{"Guardia Revolucionaria", "Islamic Revolutionary Guard Corps"}}));
  EXPECT_EQ(told("La inteligencia militar rusa interfirió en las elecciones de Francia, dijo la policía."),
            (Told{{"inteligencia militar rusa", "GRU"}}));
}

TEST(Actor, IsToldInBothChineseScriptsWithItsReferenceName) {
  EXPECT_EQ(told("互联网研究署干预了美国总统选举，报告说。"), (Told{{"互联网研究署", "Internet Research Agency"}}));
  EXPECT_EQ(told("中共中央統戰部介入台灣總統選舉，國安局指出。"),
            (Told{{"中共中央統戰部", "United Front Work Department"}}));
  EXPECT_EQ(told("美国国家民主基金会干预了格鲁吉亚议会选举，议员称。"),
            (Told{{"美国国家民主基金会", "National Endowment for Democracy"}}));
}

TEST(Actor, IsNamedInFullWhereTheStoryDoesSo) {
  const std::string text =
      "Yevgeny Prigozhin flew to Antananarivo. Russia's Prigozhin paid candidates in Madagascar's election, police "
      "said.";
  EXPECT_EQ(first("", text).actors, (Told{{"Yevgeny Prigozhin", "Yevgeny Prigozhin"}}));
}

TEST(Actor, KeepsTheInitialsBehindItsName) {
  const std::string text =
      "Two Russian Federal Security Service (FSB) officers were sanctioned for meddling in US elections.";
  EXPECT_EQ(first("", text).actors, (Told{{"Federal Security Service (FSB)", "Federal Security Service"}}));
}

TEST(Actor, IsNamedInTheFormNearestToADictionarys) {
  const std::string text =
      "Полиция обвинила Илана Шора в подкупе избирателей перед выборами в Молдавии по заказу Кремля. Шор живёт в "
      "Москве. "
      "Илан Шор это отрицает.";
  EXPECT_EQ(first("", text).actors, (Told{{"Илан Шор", "Ilan Shor"}}));
}

TEST(Actor, IsNoPatternOfTheLexicon) {
  for (const char* text : {"Bułgaria oskarża Erdogana o opłacanie trolli przed wyborami w Bułgarii.",
                           "Гондурас обвинил Дональда Трампа в финансировании партии перед выборами в Гондурасе."}) {
    const Allegation found = first("", text);
    ASSERT_FALSE(found.actors.empty()) << text;
    EXPECT_EQ(found.actors.front().name.find('*'), std::string::npos) << found.actors.front().name;
  }
}

/// What the nouns for groups and firms name in a sentence, in the tongue of that code.
Actors outfits(std::string_view code, const std::string& sentence) {
  const std::vector<Tongue>& tongues = lexicon().parts().tongues;
  const auto tongue = std::find_if(tongues.begin(), tongues.end(), [&](const Tongue& one) { return one.code == code; });
  Actors names;
  for (const Passage& passage : passages(Field::text, sentence, *tongue)) {
    for (std::size_t i = 0; i < passage.units.size(); ++i) {
      if (!passage.units[i].is(Cue::outfit)) continue;
      if (std::string name = named_outfit(passage, i); !name.empty()) names.push_back(std::move(name));
    }
  }
  return names;
}

TEST(Outfit, IsNamedBesideItsNoun) {
  EXPECT_EQ(outfits("en", "It was run by a group called Dniester Hearth, police said."), Actors{"Dniester Hearth"});
  EXPECT_EQ(outfits("en", "Dniester Hearth, a Moscow group, ran it."), Actors{"Dniester Hearth"});
  EXPECT_EQ(outfits("en", "A marketing firm, Bright Harbour Media, was paid."), Actors{"Bright Harbour Media"});
  EXPECT_EQ(outfits("ru", "Авторы называют группу «Нефритовый ветер» самой активной."), Actors{"Нефритовый ветер"});
}

TEST(Outfit, IsNotWhomItsNounMeets) {
  EXPECT_EQ(outfits("en", "The group met the Council, and left."), Actors{});
  EXPECT_EQ(outfits("en", "The firm, Tallinn police said, was closed."), Actors{});
}

TEST(Actor, MayAccuseAnotherInOtherLanguagesToo) {
  const Allegation russian = first("", "ФСБ предупредила о попытках ЦРУ вмешаться в выборы в Госдуму.");
  EXPECT_EQ(russian.accuser, "ФСБ");
  EXPECT_EQ(russian.actors, (Told{{"ЦРУ", "Central Intelligence Agency"}}));
  const Allegation polish = first("", "ABW ostrzega: Rosja ingeruje w wybory prezydenckie w Polsce.");
  EXPECT_EQ(polish.accuser, "ABW");
  EXPECT_EQ(polish.actors, Told{});
}

TEST(Actor, IsNoVaccineOfThatName) {
  EXPECT_EQ(told("Агентство «Спутник» вмешивалось в выборы в Молдавии, заявили власти."),
            (Told{{"Агентство «Спутник»", "Sputnik"}}));
  EXPECT_EQ(told("Вакцина «Спутник» вмешалась в выборы в Молдавии, шутили врачи."), Told{});
}

TEST(Actor, IsNamedAfterTheStateThatBacksIt) {
  EXPECT_EQ(actors("The Kremlin-backed Amber Lantern Agency interfered in the Latvian election."),
            Actors{"Amber Lantern Agency"});
}

TEST(Actor, IsNamedAfterItsNationAndTrade) {
  EXPECT_EQ(actors("Officials said Iranian group Copper Falcon meddled in the Albanian election."),
            Actors{"Copper Falcon"});
}

TEST(Actor, IsNamedBetweenCommas) {
  EXPECT_EQ(actors("A Chinese company, Blue Harbour Media, interfered in the Palauan election."),
            Actors{"Blue Harbour Media"});
  EXPECT_EQ(actors("Blue Harbour Media, a Chinese company, interfered in the Palauan election."),
            Actors{"Blue Harbour Media"});
}

TEST(Actor, IsNamedByWhatItIsDubbed) {
  EXPECT_EQ(actors("A Belarusian network dubbed \"Grey Heron\" tried to influence the Lithuanian election."),
            Actors{"Grey Heron"});
}

TEST(Actor, IsNobodyWhenOnlyTheStateIsNamed) {
  EXPECT_EQ(actors("Iran meddled in the Albanian election, Besa Hoxha said."), Actors{});
}

TEST(Actor, IsNotWhomTheNationsAgentsMeet) {
  EXPECT_EQ(actors("Russian agents told Besa Hoxha to interfere in the Albanian election."), Actors{});
  EXPECT_EQ(actors("Russian bots Monday tried to sway the Albanian election."), Actors{});
}

TEST(Actor, IsNotWhoSpeaksAfterTheComma) {
  EXPECT_EQ(actors("Officials blamed an Iranian group, Besa Hoxha said, for interference in the Albanian election."),
            Actors{});
}

TEST(Actor, IsNotTheOutletThatTellsIt) {
  Story story;
  story.text = "Iran meddled in the Albanian election, the minister told RT. Russia, too, meddled in it, he said.";
  const auto told = [&] {
    std::set<std::string> names;
    for (const Allegation& one : detect(story, lexicon()).allegations) {
      for (const Actor& actor : one.actors) names.insert(actor.name);
    }
    return names;
  };
  EXPECT_EQ(told(), std::set<std::string>{"RT"});
  story.outlet = "RT - World News";
  EXPECT_EQ(told(), std::set<std::string>{});
  story.text = "RT interfered in the Albanian election, officials said. Russia denies it.";
  EXPECT_EQ(told(), std::set<std::string>{"RT"}) << "its own part is told";
}
}  // namespace
}  // namespace alleged::detect
