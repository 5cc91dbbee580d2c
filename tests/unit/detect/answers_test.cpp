#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

TEST(Answers, NameWhoItWas) {
  EXPECT_EQ(pairs("Who was behind the fake news about Ghana's election?", "It was Iran, the police said."), "IR>GH");
  EXPECT_EQ(pairs("Wer hat sich in die Wahl in Ghana eingemischt?", "Laut Microsoft war es der Iran."), "IR>GH");
  EXPECT_EQ(pairs("Министр рассказала о подкупе избирателей на выборах в Гане", "По ее словам, за этим стоит Иран."),
            "IR>GH");
  EXPECT_EQ(pairs("Хто втрутився у вибори в Гані?", "Поліція має відповідь. Ідеться про Іран."), "IR>GH");
  EXPECT_EQ(pairs("谁在干预加纳选举？", "专家指出，源头是伊朗。"), "IR>GH");
}

TEST(PointedTo, AreNoModelsAndNoneOfWhomMoreIsTold) {
  EXPECT_EQ(pairs("", "Ghana's election was hit by fake news. Evidence pointed to Iran."), "IR>GH");
  EXPECT_EQ(pairs("Ghana's election was hit by fake news.", "The editor points to Kenya, where laws are stricter."),
            "");
  EXPECT_EQ(pairs("Foreign meddling in Ghana's election is feared.",
                  "The minister pointed to Estonia, which has trained its officials."),
            "XX>GH");
  EXPECT_EQ(pairs("Міністр вказав на Румунію як на приклад протидії втручанню у вибори", "Україна вивчає досвід."), "");
}

TEST(Answers, AreNoneOfAnotherDeed) {
  EXPECT_EQ(pairs("A foreign state meddled in Ghana's election, officials say.",
                  "It was Iran that congratulated the winner first."),
            "XX>GH");
}

TEST(Answers, AreNoPrivatePersonsAndNoBystanders) {
  EXPECT_EQ(pairs("Kto stoi za fałszywymi kontami o wyborach w Polsce?", "Chodzi o dwóch studentów z Czech."), "");
  EXPECT_EQ(pairs("¿Quién difundió noticias falsas sobre las elecciones en Perú?",
                  "Fueron dos estudiantes de Chile, según la policía."),
            "");
  EXPECT_EQ(pairs("Kto ingeruje w wybory w Polsce?", "Chodzi o Rosję, mówi minister. Niemcy i Francja oferują pomoc."),
            "RU>PL");
  EXPECT_EQ(pairs("Who was behind the hack of Estonia's election servers?",
                  "It was a student from Tartu, police said, who had once studied in Finland."),
            "");
  EXPECT_EQ(pairs("Who was behind the cyberattack on Georgia's election commission?",
                  "It is still not known. Russia and Turkey both offered condolences."),
            "");
}

TEST(Culprits, AreListedBehindWhatTheyDid) {
  EXPECT_EQ(pairs("", "The countries that condemned interference in Ghana's election: Germany, France and Kenya."), "");
  EXPECT_EQ(pairs("", "The countries that were targeted by election hackers last year: Estonia and Germany."), "");
  EXPECT_EQ(pairs("", "The report names the countries that meddled in Ghana's election: Iran, Belarus and Kenya."),
            "BY>GH IR>GH KE>GH");
  EXPECT_EQ(
      pairs("", "The report names the countries that sent observers to Ghana's election: Iran, Belarus and Kenya."),
      "");
}

TEST(Likened, DoTheSame) {
  EXPECT_EQ(pairs("", "Not only Iran but also Belarus meddled in Ghana's election, officials say."), "BY>GH IR>GH");
  EXPECT_EQ(pairs("", "Не только Иран, но и Белоруссия вмешалась в выборы в Гане, заявила полиция."), "BY>GH IR>GH");
  EXPECT_EQ(pairs("", "Outre l'Iran, la Biélorussie est aussi accusée d'ingérence dans les élections au Ghana."),
            "BY>GH IR>GH");
  EXPECT_EQ(pairs("", "L'Iran s'est ingéré dans les élections au Ghana, tout comme la Biélorussie."), "BY>GH IR>GH");
}

TEST(Likened, MayAccuseToo) {
  EXPECT_EQ(pairs("", "Berlin accused Russia of interfering in the German election, as did Poland."), "RU>DE");
}

TEST(Compared, IsAnotherVote) {
  EXPECT_EQ(pairs("", "Iran bribed voters in Ghana's election, as it had done in Kenya, officials say."),
            "IR>GH IR>KE");
  EXPECT_EQ(pairs("", "Wie schon bei der Wahl in Kenia hat sich der Iran in die Wahl in Ghana eingemischt."),
            "IR>GH IR>KE");
  EXPECT_EQ(pairs("", "Iran bribed voters in Ghana's election, as voters in Kenya looked on, officials say."), "IR>GH");
}

TEST(Headline, TellsOfWhomTheTextSpeaks) {
  EXPECT_EQ(pairs("Iran rejects claim", "Ghana's opposition had accused it of meddling in the election."), "IR>GH");
  EXPECT_EQ(pairs("Іран відкидає звинувачення", "Уряд Гани наполягає, що він втрутився у вибори."), "IR>GH");
  EXPECT_EQ(
      pairs("Посол Ирана вызван в МИД Ганы", "Причиной назвали кампанию дезинформации накануне выборов президента."),
      "IR>GH");
  EXPECT_EQ(pairs("Trump tweets that Biden won", "He wrote that the election was rigged in the cities."), "");
}

TEST(WhoeverSaysSo, DoesNotAct) {
  EXPECT_EQ(pairs("The attack on Ghana's election commission was traced to Iran, Germany's foreign minister said."),
            "IR>GH");
  EXPECT_EQ(pairs("Iranian spies are believed by a German newspaper to have meddled in Ghana's election."), "IR>GH");
  EXPECT_EQ(pairs("Ghana refused visas to Iranian officials accused of meddling in its election."), "IR>GH");
  EXPECT_EQ(pairs("Ghana sent Iran a protest note over meddling in its election."), "IR>GH");
  EXPECT_EQ(pairs("Slovakia sent Russia a note over its interference in the parliamentary election."), "RU>SK");
  EXPECT_EQ(pairs("Norway obtained voter data from Sweden under an agreement."), "");
  EXPECT_EQ(pairs("因干预选举，加纳制裁伊朗"), "IR>GH");
  EXPECT_EQ(pairs("加纳检方起诉数名伊朗特工，指控他们干预选举"), "IR>GH");
  EXPECT_EQ(pairs("Ghana droht dem Iran wegen der Einmischung in die Wahl mit Konsequenzen."), "IR>GH");
  EXPECT_EQ(pairs("Иранские хакеры попали под санкции Германии за вмешательство в выборы в Гане."), "IR>GH");
}

TEST(PlainSentences, AreReadInEveryLanguage) {
  EXPECT_EQ(pairs("", "A foreign power meddled in Ghana's election."), "XX>GH");
  EXPECT_EQ(pairs("", "False claims about candidates in Ghana's election were spread on Iran's orders."), "IR>GH");
  EXPECT_EQ(pairs("", "Iran admits meddling in Ghana's election."), "IR>GH");
  EXPECT_EQ(pairs("", "Prosecutors hold Iranian diplomats responsible for meddling in Ghana's election."), "IR>GH");
  EXPECT_EQ(pairs("Hand of Tehran seen in Ghana's election"), "IR>GH");
  EXPECT_EQ(pairs("", "伊朗在加纳总统选举前散布虚假信息。"), "IR>GH");
  EXPECT_EQ(pairs("", "Иранскую разведку обвинили во вмешательстве в выборы в Гане."), "IR>GH");
  EXPECT_EQ(pairs("", "Rząd Iranu oskarżono o ingerencję w wybory w Ghanie."), "IR>GH");
  EXPECT_EQ(pairs("Jak Iran ingerował w wybory w Ghanie"), "IR>GH");
  EXPECT_EQ(pairs("Wie der Iran vor der Wahl in Ghana Wähler bestochen hat"), "IR>GH");
  EXPECT_EQ(pairs("", "Ein mit Teheran verbundenes Netzwerk hat bei der Wahl in Ghana Stimmen gekauft."), "IR>GH");
  EXPECT_EQ(pairs("", "Des pirates iraniens se sont ingérés dans les élections au Ghana."), "IR>GH");
  EXPECT_EQ(pairs("", "Selon la police, des puissances étrangères se sont ingérées dans les élections au Ghana."),
            "XX>GH");
}

TEST(NotTolerated, IsFeared) {
  EXPECT_EQ(first("Ghana will tolerate no Iranian meddling in its election.").stance, Stance::warned);
  EXPECT_EQ(first("Ghana saw no Iranian meddling in its election.").stance, Stance::denied);
}

}  // namespace
}  // namespace alleged::detect
