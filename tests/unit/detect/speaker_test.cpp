#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

/// Who says so, in a text without a headline; "" where nobody is told.
std::string accuser(std::string text) {
  return first("", std::move(text)).accuser;
}

TEST(Speaker, IsNotTheSuffixOfAName) {
  EXPECT_EQ(accuser("Russia meddled in the Latvian election, prosecutor Janis K. Berzins III said on Monday."),
            "Janis K. Berzins");
}

TEST(Speaker, IsNamedWhereTheStoryHasOneWithSuchAnOffice) {
  const std::string charge = "The Serbian premier accused Russia of meddling in the Serbian election. ";
  EXPECT_EQ(accuser(charge + "Prime Minister Nenad Jankovic of Serbia spoke in Nis."), "Nenad Jankovic");
  EXPECT_EQ(accuser(charge + "Serbian Prime Minister Nenad Jankovic spoke in Nis."), "Nenad Jankovic");
  EXPECT_EQ(accuser(charge + "Serbian Prime Minister Nenad Jankovic met Serbian President Milan Ilic."),
            "Nenad Jankovic");
  EXPECT_EQ(accuser(charge + "Foreign Minister Nenad Jankovic spoke in Nis."), "Serbian premier");
  EXPECT_EQ(accuser(charge + "Croatian Prime Minister Ivo Horvat spoke in Nis."), "Serbian premier");
}

TEST(Speaker, IsTheSubjectOfASecondVerb) {
  EXPECT_EQ(accuser("Georgia's president has declined to accept the result and alleges that Russia interfered in the "
                    "election."),
            "Georgia's president");
}

TEST(Speaker, MayBeTheNextSentencesWhoToldOfIt) {
  EXPECT_EQ(accuser("Россия вмешивается в выборы в Молдавии. Об этом сообщил депутат Ион Варлам."), "Ион Варлам");
}

TEST(Speaker, IsNamedInAnyScript) {
  EXPECT_EQ(accuser("Россия вмешивается в выборы в Молдавии, заявила депутат Ирина Варлам."), "Ирина Варлам");
  EXPECT_EQ(accuser("Росія втручається у вибори в Молдові, заявив депутат Петро Гнатишин."), "Петро Гнатишин");
}

TEST(Speaker, IsNoDatelineInAnyScript) {
  EXPECT_EQ(accuser("БЕЛЬЦЫ: Россия вмешивается в выборы в Молдавии."), "");
}

TEST(Speaker, IsNotWe) {
  EXPECT_EQ(accuser("«Мы уверены, что Россия вмешивается в выборы в Молдавии»."), "");
}

TEST(Speaker, IsOfTheKindOfTheOfficeThatTheStoryOnceNames) {
  const std::string plain = "Ilze Kalnina accused Russia of meddling in the Latvian election.";
  EXPECT_EQ(first("", plain).accuser_kind, "person");
  EXPECT_EQ(first("", "Interior minister Ilze Kalnina spoke in Riga. " + plain).accuser_kind, "government");
  EXPECT_EQ(first("", "Latvia's interior minister, Ilze Kalnina, spoke in Riga. " + plain).accuser_kind, "government");
}

TEST(Speaker, BeginsBehindWhatThePagePrintsBeforeTheText) {
  EXPECT_EQ(accuser("Home World Live Radio FBI officials said Russia meddled in the Latvian election."),
            "FBI officials");
  EXPECT_EQ(accuser("PM Orlin Vasev accused Russia of meddling in the Bulgarian election."), "Orlin Vasev");
  EXPECT_EQ(accuser("World The Big Story FBI official warned of Russian meddling in the Latvian election."),
            "FBI official");
}

TEST(Speaker, IsNoParticiple) {
  EXPECT_EQ(
      accuser("Speaking in Kyiv, the German foreign minister warned of Russian interference in Germany's election."),
      "German foreign minister");
}

TEST(Speaker, IsNoIntelligenceWithoutAService) {
  EXPECT_EQ(accuser("Russia meddled in the Latvian election, according to intelligence."), "");
  EXPECT_EQ(accuser("Russia meddled in the Latvian election, according to US intelligence."), "US intelligence");
}

TEST(Speaker, MayBeDescribedRatherThanNamed) {
  const std::string deed = "Russia meddled in the Latvian election";
  EXPECT_EQ(accuser(deed + ", a retired admiral said on Tuesday."), "retired admiral");
  EXPECT_EQ(accuser(deed + ", cybersecurity researchers said."), "cybersecurity researchers");
  EXPECT_EQ(accuser(deed + ", a senior lawmaker from the ruling party said."), "senior lawmaker");
  EXPECT_EQ(accuser(deed + ", the former envoy to Minsk said."), "former envoy");
  EXPECT_EQ(accuser(deed + ", people familiar with the matter said."), "people familiar with the matter");
}

TEST(Speaker, MayBeDescribedInAnyLanguage) {
  EXPECT_EQ(accuser("Россия вмешивалась в выборы в Молдавии, заявил отставной адмирал."), "отставной адмирал");
  EXPECT_EQ(accuser("Rosja ingerowała w wybory w Mołdawii, powiedział emerytowany admirał."), "emerytowany admirał");
  EXPECT_EQ(accuser("La Russie s'est ingérée dans les élections en Moldavie, a déclaré un ancien amiral."),
            "ancien amiral");
  EXPECT_EQ(accuser("Rusia interfirió en las elecciones en Moldavia, dijo un almirante retirado."),
            "almirante retirado");
}

TEST(Speaker, MayStandBehindTheDay) {
  EXPECT_EQ(accuser("Россия вмешивалась в выборы в Молдавии, заявил в понедельник премьер-министр Дорин Речан."),
            "Дорин Речан");
  EXPECT_EQ(accuser("Rusia s-a amestecat în alegerile din Moldova, a declarat luni premierul Dorin Recean."),
            "Dorin Recean");
}

TEST(Speaker, MayStandBehindACircumstanceInGerman) {
  EXPECT_EQ(
      accuser(
          "Vor dem Ausschuss sagte Minister Jan Kohler am Donnerstag, China mische sich in die Wahl in Taiwan ein."),
      "Jan Kohler");
}

TEST(Speaker, IsTheAuthorOfAReport) {
  const std::string deed = "Serbia tried to influence the Montenegrin election";
  EXPECT_EQ(accuser(deed + ", according to a report published on Wednesday by the Adriatic Digital Observatory."),
            "Adriatic Digital Observatory");
  EXPECT_EQ(accuser(deed + ", a report by the Institute for Digital Security says."), "Institute for Digital Security");
  EXPECT_EQ(accuser("Chiny ingerowały w wybory w Kanadzie – wynika z wstępnego raportu niezależnej komisji śledczej."),
            "komisji śledczej");
}

TEST(Speaker, IsNeitherThePlaceNorWhoIsSpokenTo) {
  EXPECT_EQ(accuser("На митинге в Букаву Чисекеди сказал, что Руанда вмешивается в выборы в Конго."), "Чисекеди");
  EXPECT_EQ(accuser("國家安全局今天向立法院提出報告，指中國介入台灣總統大選。"), "國家安全局");
}

TEST(Speaker, MayHaveTheDayBeforeTheVerb) {
  EXPECT_EQ(
      accuser("Opposition candidate Ebrima Sanyang on Friday accused Senegal of meddling in the Gambian election."),
      "Ebrima Sanyang");
}

TEST(Speaker, OfADenialIsWhoseClaimItAnswers) {
  EXPECT_EQ(
      accuser("Algeria's foreign ministry on Monday denied an allegation by Malian junta spokesman Issa Coulibaly "
              "that it had financed a candidate in Mali's presidential election."),
      "Issa Coulibaly");
  EXPECT_EQ(accuser("A candidate in Papua New Guinea rejected a claim by his opponent, Martin Kaupa, that a Chinese "
                    "state company had financed his election campaign."),
            "Martin Kaupa");
}

TEST(Speaker, HasHyphensAndWordsForVotesInItsName) {
  EXPECT_EQ(accuser("Taiwan's former envoy to the island, Hsu Li-wen, said China had meddled in Nauru's election."),
            "Hsu Li-wen");
  EXPECT_EQ(
      accuser("A Russian businessman funded a party ahead of Bulgaria's parliamentary election, the Sofia-based Clean "
              "Ballot Centre alleged on Tuesday."),
      "Clean Ballot Centre");
}

TEST(Speaker, IsNothingThatIsWrittenAndNoBareNoun) {
  const std::string deed = "Russia meddled in the Latvian election";
  EXPECT_EQ(accuser(deed + ", a leaked report said."), "");
  EXPECT_EQ(accuser(deed + ", documents seen by reporters said."), "");
  EXPECT_EQ(accuser(deed + ", the admiral said."), "");
  EXPECT_EQ(accuser(deed + ", and a separate matter found its way to court."), "");
  EXPECT_EQ(accuser(deed + " before the city dispatched special teams, it said."), "");
}

TEST(Speaker, IsAWholeBodyWithWhatItIsOf) {
  EXPECT_EQ(accuser("The director of Tidewatch said Russia meddled in the Latvian election."), "director of Tidewatch");
}

struct Whole {
  const char* text;
  const char* accuser;
};

class WholeSpeaker : public testing::TestWithParam<Whole> {};

TEST_P(WholeSpeaker, IsTheBodyAndNotItsCountry) {
  EXPECT_EQ(accuser(GetParam().text), GetParam().accuser);
}

INSTANTIATE_TEST_SUITE_P(
    Languages, WholeSpeaker,
    testing::Values(
        Whole{"The government of Moldova accused Russia of meddling in the election.", "government of Moldova"},
        Whole{"Moldova's prime minister says Russia meddled in the election.", "Moldova's prime minister"},
        Whole{"Прокуратура Латвии заявила, что Россия вмешалась в выборы в Латвии.", "Прокуратура Латвии"},
        Whole{"Уряд Молдови звинуватив Росію у втручанні у вибори.", "Уряд Молдови"},
        Whole{"Rząd Mołdawii oskarżył Rosję o ingerencję w wybory.", "Rząd Mołdawii"},
        Whole{"Według policji Mołdawii Rosja kupowała głosy w wyborach parlamentarnych.", "policji Mołdawii"},
        Whole{"Według FBI rosyjscy hakerzy zaatakowali serwery wyborcze w USA.", "FBI"},
        Whole{"Guvernul Republicii Moldova a acuzat Rusia de amestec în alegeri.", "Guvernul Republicii Moldova"},
        Whole{"Die Regierung Moldaus warf Russland Einmischung in die Wahl vor.", "Regierung Moldaus"},
        Whole{"El Gobierno de Moldavia acusó a Rusia de injerencia en las elecciones.", "Gobierno de Moldavia"},
        Whole{"Selon la police moldave, la Russie a acheté des voix aux élections.", "police moldave"}));

TEST(Speaker, IsWhoIsFromAPlaceAndNotThePlace) {
  EXPECT_EQ(accuser("A senator from Ohio, Jane Doe, said that Russia had meddled in the Latvian election."),
            "Jane Doe");
}

TEST(Speaker, IsNobodyThatAContrastNames) {
  EXPECT_EQ(accuser("China, nicht Russland, hat sich in die US-Wahl eingemischt, sagte der Minister."), "");
}

TEST(Speaker, IsNoGermanNoun) {
  EXPECT_EQ(accuser("Russland hat die Wahl in Estland manipuliert, belegen die Papiere."), "");
}

TEST(Speaker, OfAHeadlineIsWhomTheTextKnows) {
  EXPECT_EQ(
      first("Calm Kalnina says Russia meddled in Latvian election", "Ilze Kalnina spoke in Riga on Monday.").accuser,
      "Ilze Kalnina");
}

TEST(Speaker, IsOfTheCountryWhoseBodyTheyLead) {
  EXPECT_EQ(first("", "FBI Director Paul Weir said Russia meddled in the Latvian election.").accuser_country, "US");
  EXPECT_EQ(first("", "Paul Weir, the FBI director, said Russia meddled in the Latvian election.").accuser_country,
            "US");
}

TEST(Speaker, WithStopsIsTheSameBody) {
  const Allegation found = first("", "The F.B.I. said Russia meddled in the Latvian election.");
  EXPECT_EQ(found.accuser_kind, "intelligence");
  EXPECT_EQ(found.accuser_country, "US");
}

TEST(Speaker, StandsBeforeAllThatTellsMoreOfThem) {
  const std::string deed = " Russia of meddling in the Latvian election.";
  EXPECT_EQ(
      accuser("Ilze Kalnina of the Unity party (UP), the chief rival to the president, Janis Berzins, accused" + deed),
      "Ilze Kalnina");
  EXPECT_EQ(accuser("A deputy leader of the ruling People's Party, Ilze Kalnina, accused" + deed), "Ilze Kalnina");
  EXPECT_EQ(accuser("Ilze Kalnina of the Affairs Council accused" + deed), "Ilze Kalnina");
  EXPECT_EQ(accuser("The Latvian European affairs minister accused" + deed), "Latvian European affairs minister");
  EXPECT_EQ(accuser("Latvia's opposition party \"Dzintars\" accused" + deed), "Dzintars");
  EXPECT_EQ(accuser("The candidate of the governing party accused" + deed), "candidate of the governing party");
  EXPECT_EQ(accuser("An opposition party in Latvia on Thursday accused" + deed), "opposition party in Latvia");
}

TEST(Speaker, ClaimsThatItIsSo) {
  const std::string deed = " claims that Russia meddled in the Latvian election.";
  EXPECT_EQ(accuser("Latvia's ruling party" + deed), "Latvia's ruling party");
  EXPECT_EQ(accuser("Ilze Kalnina" + deed), "Ilze Kalnina");
  EXPECT_EQ(accuser("The prime minister has heard of Estonian" + deed), "");
}

TEST(Speaker, IsCalledByTheFamilyNameWhereThatComesFirst) {
  EXPECT_EQ(accuser("Kim Sang-ho spoke in Seoul. China meddled in the South Korean election, Kim said."),
            "Kim Sang-ho");
}

TEST(Speaker, StandsBehindWhatSomebodyIsAccusedOf) {
  EXPECT_EQ(accuser("Russia was accused of interference in the Polish election by Poland."), "Poland");
  EXPECT_EQ(accuser("Russia was accused of buying votes in the Latvian election by Ilze Kalnina."), "Ilze Kalnina");
}

TEST(Speaker, IsNoDateline) {
  EXPECT_EQ(accuser("TEGUCIGALPA - The United States meddled in the Honduran election."), "");
}

TEST(Speaker, MayBeNamedBehindTheChargeThatTheirPartyMakes) {
  EXPECT_EQ(first("Zambian party says Zimbabwe meddled in election",
                  "A Zambian party accused Zimbabwe of meddling in the election. \"They sent money,\" said Chileshe "
                  "Mutonga, a spokeswoman for the party.")
                .accuser,
            "Chileshe Mutonga");
}

struct Kinship {
  const char* who;
  const char* kind;
};

class SpeakerKind : public testing::TestWithParam<Kinship> {};

TEST_P(SpeakerKind, IsThatOfTheirBody) {
  const std::string charge = " said Russia meddled in the Latvian election.";
  EXPECT_EQ(first("", GetParam().who + charge).accuser_kind, GetParam().kind);
}

INSTANTIATE_TEST_SUITE_P(Bodies, SpeakerKind,
                         testing::Values(Kinship{"The Senate Intelligence Committee", "parliament"},
                                         Kinship{"The Democratic National Committee", "party"},
                                         Kinship{"The Justice Department", "police"},
                                         Kinship{"The European Union", "government"},
                                         Kinship{"Latvian ministers", "government"},
                                         Kinship{"The Supreme Court of Latvia", "court"}));

TEST(Speaker, InCyrillicIsOfTheKindOfTheirBody) {
  EXPECT_EQ(first("", "Прокуратура Латвии заявила, что Россия вмешалась в выборы в Латвии.").accuser_kind, "police");
  // "Суд" stands in "государственный", too.
  EXPECT_EQ(first("",
                  "Президент Латвии Илзе Калнина заявила, что государственные СМИ России вмешались в выборы в "
                  "Латвии.")
                .accuser_kind,
            "government");
}

TEST(Speaker, HasSmallWordsInItsName) {
  EXPECT_EQ(accuser("Dutch foreign minister Pieter van Dam accused Russia of meddling in the Dutch election."),
            "Pieter van Dam");
  EXPECT_EQ(accuser("Omar al-Dulaimi accused Iran of meddling in the Iraqi election."), "Omar al-Dulaimi");
  EXPECT_EQ(accuser("Россия вмешивается в выборы в Нидерландах, заявил министр Питер ван Дам."), "Питер ван Дам");
}

TEST(Speaker, InChineseIsTheHolderBehindTheOffice) {
  EXPECT_EQ(accuser("波兰外交部长维隆斯基19日在记者会上指出，俄罗斯干预波兰总统选举。"), "维隆斯基");
  EXPECT_EQ(accuser("波兰外交部长菲奥娜·哈格里夫斯表示，俄罗斯干预波兰总统选举。"), "菲奥娜·哈格里夫斯");
  EXPECT_EQ(accuser("波兰部长级会谈表示，俄罗斯干预波兰总统选举。"), "波兰部长");
  EXPECT_EQ(accuser("波兰外交部长昨天表示，俄罗斯干预波兰总统选举。"), "波兰外交部长");
}

TEST(Speaker, IsANewspaperWhereNobodyElseSaysSo) {
  EXPECT_EQ(accuser("Russia meddled in the Latvian election, the BBC reported on Tuesday."), "BBC");
  EXPECT_EQ(accuser("Reuters reported that Minister Ilze Kalnina had accused Russia of meddling in Latvia's election."),
            "Ilze Kalnina");
  EXPECT_EQ(accuser("Russia meddled in the Latvian election, Minister Ilze Kalnina told CNN."), "Ilze Kalnina");
  EXPECT_EQ(accuser("Wie das Magazin Der Spiegel berichtet, hat Russland die Wahl in Lettland beeinflusst."),
            "Der Spiegel");
}

TEST(Speaker, MayBeANewspaperInQuotationMarks) {
  EXPECT_EQ(accuser("《纽约时报》报道，俄罗斯干预波兰总统选举。"), "纽约时报");
  EXPECT_EQ(accuser("Россия вмешивается в выборы в Молдавии, пишет «Новая газета»."), "Новая газета");
}

TEST(Speaker, MayBeWhoLabelsTheHeadline) {
  const std::string text = "Russia meddled in the Latvian election.";
  EXPECT_EQ(first("Ilze Kalnina: Russia meddled in Latvian election", text).accuser, "Ilze Kalnina");
  EXPECT_EQ(first("Correction: Russia meddled in Latvian election", text).accuser, "");
  EXPECT_EQ(first("Analysis: Russia meddled in Latvian election", text).accuser, "");
}

TEST(Speaker, OfASmallHeadlineNeedsNoOtherMention) {
  EXPECT_EQ(first("China urged to keep quiet; Kalnina slams Russian interference in Latvian election").accuser,
            "Kalnina");
}

TEST(Speaker, IsWhoeverTellsWhatStandsBefore) {
  EXPECT_EQ(accuser("Russia is interfering in the Danish election. The warning came from Minister Jens Hansen."),
            "Jens Hansen");
  EXPECT_EQ(
      accuser("Россия вмешивается в выборы в Дании. С таким заявлением в эфире радио выступил министр Йенс Хансен."),
      "Йенс Хансен");
  EXPECT_EQ(accuser("Росія втручається у вибори в Данії. Таку заяву зробив міністр Єнс Гансен."), "Єнс Гансен");
  EXPECT_EQ(accuser("Rosja ingerowała w wybory w Danii. Takie oświadczenie złożył minister Jens Hansen."),
            "Jens Hansen");
  EXPECT_EQ(accuser("Russland mischt sich in die Wahl in Dänemark ein. Das teilte Minister Jens Hansen mit."),
            "Jens Hansen");
  EXPECT_EQ(accuser("La Russie s'ingère dans les élections au Danemark. C'est ce qu'affirme le ministre Jens Hansen."),
            "Jens Hansen");
  EXPECT_EQ(
      accuser("Rusia interfiere en las elecciones de Chile. Así lo aseguró el ministro del Interior, Juan Pérez."),
      "Juan Pérez");
}

TEST(Speaker, IsWhoseWordsTheyAre) {
  EXPECT_EQ(
      accuser("La France a contredit Pavel Dourov, selon lequel Paris s'est ingéré dans les élections en Moldavie."),
      "Pavel Dourov");
  EXPECT_EQ(accuser("Посольство Китая ответило Йенсу Хансену, по словам которого Китай вмешался в выборы в Дании."),
            "Йенсу Хансену");
}

TEST(Speaker, HasAnAuxiliaryBeforeItsVerb) {
  EXPECT_EQ(accuser("Pékin a tenté d'influencer les élections taïwanaises, a annoncé le parquet de Taichung."),
            "parquet de Taichung");
}

TEST(Speaker, IsTheNameBehindTheOffice) {
  EXPECT_EQ(
      accuser("La ministra portuguesa de Interior, Teresa Falcão, declaró que Rusia interfirió en el referéndum."),
      "Teresa Falcão");
}

}  // namespace
}  // namespace alleged::detect
