#include <gtest/gtest.h>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

TEST(FirstPerson, OfAStateDeniesForIt) {
  const Allegation denial =
      first("",
            "Kremlin spokesman Dmitry Peskov rejected the accusations. \"We have not interfered and are not going to "
            "interfere in American elections,\" he told reporters.");
  EXPECT_EQ(denial.accused + ">" + denial.target, "RU>US");
  EXPECT_EQ(denial.stance, Stance::denied);
  EXPECT_EQ(pairs("",
                  "Пресс-секретарь президента России Дмитрий Песков отверг обвинения. «Мы не вмешивались и не "
                  "собираемся вмешиваться в выборы в США», — сказал он."),
            "RU>US");
  EXPECT_EQ(pairs("",
                  "Rzecznik Kremla Dmitrij Pieskow odrzucił zarzuty. – Nie ingerowaliśmy w wybory w Polsce – "
                  "powiedział."),
            "RU>PL");
  EXPECT_EQ(pairs("", "„Nu avem obiceiul să ne amestecăm în alegerile din România”, a declarat Dmitri Peskov."),
            "RU>RO");
  EXPECT_EQ(pairs("", "中国外交部发言人毛宁周四表示：“我们从不干涉加拿大选举，对此毫无兴趣。”"), "CN>CA");
}

TEST(FirstPerson, WhoToleratesStopsOrSeesOthersDeniesNothing) {
  EXPECT_EQ(pairs("", "\"We will not tolerate meddling in our elections,\" Foreign Minister Jane Doe of Canada said."),
            "");
  EXPECT_EQ(pairs("", "\"We removed a network trying to influence the election in Moldova,\" Meta said."), "");
  EXPECT_EQ(
      pairs("", "\"We will not stand by as others interfere in Latvia's election,\" Estonia's Prime Minister said."),
      "");
  EXPECT_EQ(pairs("", "\"We have no proof of anyone having interfered in the US election,\" Britain's spy chief said."),
            "");
  EXPECT_EQ(
      pairs("",
            "\"When they say we interfere in the Ukrainian election, they lie,\" Hungary's foreign minister Peter "
            "Szijjarto said."),
      "");
  EXPECT_EQ(
      pairs("", "\"We will not meddle with the constitution before the Kenyan election,\" Tanzania's president said."),
      "");
  EXPECT_EQ(pairs("", "«Если мы не будем действовать, враги вмешаются в выборы в Молдавии», сказал министр Румынии."),
            "");
  EXPECT_EQ(pairs("",
                  "„Wenn wir nichts tun, mischen sich andere in die Wahl in Moldau ein“, sagte der rumänische "
                  "Minister."),
            "");
}

TEST(ToldToStayOut, IsCharged) {
  EXPECT_EQ(pairs("Zelensky tells Trump to stay out of Ukraine's election"), "US>UA");
  EXPECT_EQ(pairs("Sánchez to Maduro: Stay out of Spain's election", "The prime minister said so."), "VE>ES");
  EXPECT_EQ(pairs("Trump told to stay out of UK election"), "US>GB");
  EXPECT_EQ(pairs("US vows to stay out of Venezuela's election"), "");
  EXPECT_EQ(pairs("Moscow warned Georgia to keep out of the EU before its election."), "");
  EXPECT_EQ(pairs("The US embassy told Nigeria's army to keep out of the election."), "");
}

TEST(Place, OpensTheSentence) {
  EXPECT_EQ(pairs("", "In Moldova, Russia paid voters before the election, police said."), "RU>MD");
  EXPECT_EQ(pairs("", "In Venezuela, Maduro threatens to move the presidential election forward."), "");
}

TEST(Foremost, IsOneOfTheForeignStatesOfTheSentenceBefore) {
  EXPECT_EQ(pairs("",
                  "Foreign states interfered in Canada's general elections, the commissioner found. China was the most "
                  "active of them, she said."),
            "CN>CA");
  EXPECT_EQ(pairs("", "Foreign states interfered in Moldova's election. Romania has been the most active ally."),
            "XX>MD");
}

TEST(Quotation, BehindItWhoAccusesSpeaks) {
  EXPECT_EQ(pairs("",
                  "« C'est une ingérence dans notre élection », a accusé le député Jean Dupont à Paris. Donald Trump "
                  "avait soutenu son rival."),
            "");
  EXPECT_EQ(pairs("", "\"Es una injerencia electoral\", protestó el diputado Germán Martínez en Buenos Aires."), "");
}

TEST(Abroad, PaysOrRuns) {
  EXPECT_EQ(pairs("Ads in Polish election were paid for from abroad", "The agency NASK said so."), "XX>PL");
  EXPECT_EQ(pairs("Fake accounts in Polish election run from abroad, agency says"), "XX>PL");
}

TEST(Foiled, IsAnothersPlot) {
  EXPECT_EQ(pairs("ASIO foiled plot to install candidates in federal election", "Spy chief Mike Burgess said so."), "");
}

TEST(Called, ByWhomIsNoDeedOfTheirs) {
  EXPECT_EQ(pairs("",
                  "La presidenta hondureña calificó de intromisión en las elecciones el mensaje en el que Donald Trump "
                  "pidió votar por Nasry Asfura."),
            "US>HN");
  EXPECT_EQ(pairs("",
                  "Donald Trump urged Hondurans to vote for Asfura. \"This is meddling in our election,\" his rival "
                  "said."),
            "US>HN");
  EXPECT_EQ(pairs("",
                  "Sofia acted after Turkey's envoy appeared in a campaign video. Prime Minister Ognyan Gerdzhikov "
                  "called it direct interference in the Bulgarian election."),
            "TR>BG");
}

TEST(Befallen, IsNobodyWhoActs) {
  EXPECT_EQ(pairs("", "The firm ran a campaign to keep young Trinidadians away from the polls, a whistleblower said."),
            "");
  EXPECT_EQ(pairs("", "Japan's prime minister received an unusual boost before the lower house election."), "");
  EXPECT_EQ(
      pairs("",
            "Foreign Minister Dmytro Kuleba said the pair broke Ukrainian law by calling on voters to back a party "
            "in the election."),
      "");
  EXPECT_EQ(pairs("", "Australia is paying for the printing of ballot papers, the election chief said in Honiara."),
            "");
}

TEST(Pressure, IsPutOnACandidateToQuit) {
  EXPECT_EQ(pairs("Turkish agents pressed Cypriot candidate to quit the race, rival says",
                  "The presidential election in Cyprus is on Sunday."),
            "TR>CY");
  EXPECT_EQ(pairs("The United States offered condolences after the Ecuador candidate was forced to quit the race."),
            "");
  EXPECT_EQ(pairs("US urged Iraq's Sadrists to end their election boycott."), "");
  EXPECT_EQ(pairs("Bahrain says Iran sent emails urging poll boycott"), "IR>BH");
}

}  // namespace
}  // namespace alleged::detect
