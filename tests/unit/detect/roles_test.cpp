#include <gtest/gtest.h>

#include <ostream>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

struct Case {
  const char* name;
  const char* title;
  const char* text;
  const char* pairs;
};

void PrintTo(const Case& it, std::ostream* out) {
  *out << it.title << " / " << it.text;
}

class Roles : public testing::TestWithParam<Case> {};

TEST_P(Roles, AreReadFromGrammar) {
  EXPECT_EQ(pairs(GetParam().title, GetParam().text), GetParam().pairs);
}

INSTANTIATE_TEST_SUITE_P(
    Stories, Roles,
    testing::Values(
        Case{"SubjectInterferes", "Serbia interfered in Montenegro's election, minister says", "", "RS>ME"},
        Case{"ObjectOfAccuse", "Moldova accuses Russia of meddling in its presidential election", "", "RU>MD"},
        Case{"AccuserIsNotAccused", "Russia accuses the United States of meddling in the Duma election", "", "US>RU"},
        Case{"PassiveAccused", "Hungary is accused of interfering in the Slovak parliamentary election", "", "HU>SK"},
        Case{"PassiveAccusedByPhrase", "Belarus was accused by Lithuania of trying to influence Lithuanian elections",
             "", "BY>LT"},
        Case{"PossessiveAgent", "Iran's meddling in Iraqi elections worries Baghdad lawmakers", "", "IR>IQ"},
        Case{"AdjectiveAgent", "Chinese interference in the Taiwanese presidential election is growing, officials say",
             "", "CN>TW"},
        Case{"BackedByState", "Kremlin-backed disinformation campaign targets German election, report finds", "",
             "RU>DE"},
        Case{"ByPhrase", "Interference by Turkey in Bulgaria's election alarms Sofia's government", "", "TR>BG"},
        Case{"ByPhraseAfterPlace", "Parliament debates interference in the Kenyan election by Ethiopia", "", "ET>KE"},
        Case{"AttemptsOfNation", "Lawmakers describe Venezuelan attempts to sway the Colombian presidential election",
             "", "VE>CO"},
        Case{"EffortsBy", "Analysts describe efforts by Saudi Arabia to influence the Lebanese parliamentary elections",
             "", "SA>LB"},
        Case{"HackersOfNation", "North Korean hackers targeted South Korea's election commission, police say", "",
             "KP>KR"},
        Case{"AccountsInAPlace", "Automated accounts in Haiti may try to disrupt the Dominican presidential election",
             "The interior minister warned of it on Monday.", "HT>DO"},
        Case{"OfficeInAPlaceActsForNobodyThere",
             "Observers in Ghana warn of fake accounts before the Togolese election", "", ""},
        Case{"AccountsInAPlaceOfAnother",
             "Accounts in Armenia linked to Russia were part of a disinformation campaign before the Moldovan election",
             "", "RU>MD"},
        Case{"PeopleOfAState", "Russian people meddling in the Peruvian election is a worry", "", "RU>PE"},
        Case{"DoesNotGoOnWithAnotherGroup", "Two charges before the Moldovan election",
             "Russia hacked the commission before the Moldovan election, the minister said. A company in Ghana bought "
             "votes in the Moldovan election.",
             "GH>MD RU>MD"},
        Case{"GoesOnOverItsOwnVote", "A meeting in Bratislava",
             "A group of Serbian businessmen met in Bratislava. They paid influencers to rig Serbia's presidential "
             "election, and hacked Serbia's election commission.",
             ""},
        Case{"GoesOnWithAGroup", "Slovak minister tells of a group",
             "A group of Serbian businessmen met in Bratislava, the minister said. "
             "The group secretly paid influencers to discredit candidates before the Slovak election.",
             "RS>SK"},
        Case{"GoesOnWithWhomItNamedFirst", "Takedown before the Togolese election",
             "The platform traced the accounts to Archimedes Group. They spread smears about candidates before the "
             "Togolese presidential election.",
             "IL>TG"},
        Case{"GoesOnWhereTheyAreAccused", "Two men in custody in Tallinn",
             "Prosecutors spoke of two Serbian officers. They are accused of hacking the Estonian election commission.",
             "RS>EE"},
        Case{"GoesOnWithAPronounThatIsReported", "Tallinn expels three men",
             "Three Serbian nationals were put on a plane. The minister said they had been expelled for trying to hack "
             "the Estonian parliamentary election.",
             "RS>EE"},
        Case{"GoesOnWithNobodyOfSeveral", "Two groups in custody in Tallinn",
             "Serbian officers and Turkish agents met. They hacked the Estonian parliamentary election.", ""},
        Case{"SanctionOfSeniorPeople", "Kyiv bars two officials",
             "Ukraine has banned two senior Hungarians from entering the country over interference in its local "
             "elections.",
             "HU>UA"},
        Case{"VotesOfBothWhoAccuse", "", "Poland and Lithuania accused Belarus of interfering in their elections.",
             "BY>LT BY>PL"},
        Case{"EnvoyOfAState", "", "The ambassador of Cuba was expelled from Bolivia for meddling in its election.",
             "CU>BO"},
        Case{"BehindWhoseWordItIs", "", "According to police in Moldova, Russia bought votes in the Moldovan election.",
             "RU>MD"},
        Case{"BehindAListOfThoseWhoseWordItIs", "",
             "According to officials in Romania, Moldova and Ukraine, Russia interfered in the Romanian election.",
             "RU>RO"},
        Case{"BehindAListInPolish", "", "Według Litwy, Łotwy i Estonii, Rosja ingerowała w wybory w Mołdawii.",
             "RU>MD"},
        Case{"AdjectiveFarBeforeAVoteInSpanish", "",
             "Según el FBI, piratas informáticos rusos atacaron servidores electorales en Estados Unidos.", "RU>US"},
        Case{"BehindATimeWithoutAComma", "",
             "In recent years Russia and China have interfered in Australian elections.", "CN>AU RU>AU"},
        Case{"BehindAPlaceWithoutAComma", "", "W Mołdawii Rosja i Białoruś ingerowały w wybory.", "BY>MD RU>MD"},
        Case{"DoesNotGoOnWithWhoLooksIntoIt", "",
             "The CIA uncovered the network in May. The operation sought to influence the Moldovan election.", ""},
        Case{"DoesNotGoOnWithWhoDetains", "",
             "Polish border officers detained two people. The men planned to disrupt the Romanian election.", ""},
        Case{
            "DoesNotGoOnWithThoseWhoSpeak", "",
            "Russian diplomats complained. Officials in Vienna said they had been hacked before the Austrian election.",
            ""},
        Case{"WhoPunishesThoseBehindIt", "",
             "ЕС ввёл санкции против российской сети за скупку голосов на выборах в Молдавии.", "RU>MD"},
        Case{"WhoDeniesBehindTheClaimsOrigin", "",
             "Frankreich hat den Vorwurf aus Rom zurückgewiesen, sich in die Wahl in Italien eingemischt zu haben.",
             "FR>IT"},
        Case{"ToWhomItIsDone", "",
             "Le candidat béninois a été mis sur écoute pendant la campagne par des hommes au service du Togo.",
             "TG>BJ"},
        Case{"AVoteBehindASemicolon", "",
             "North Korean hackers stole the data of a bank in Singapore; the city holds an election in spring.", ""},
        Case{"WhatHasToBeDecided", "",
             "After the Swiss election, parliament will decide whether to sell Chinese shares.", ""},
        Case{"RunFromSomewhereAsSomebodySays", "",
             "The Czech service described a network run from Moscow that it says paid politicians before the election "
             "in "
             "Slovakia.",
             "RU>SK"},
        Case{"InfluencersWerePaid", "",
             "Influencers were paid by a firm in Dubai to attack the opposition before the Kenyan election, police "
             "said.",
             "AE>KE"},
        Case{"WhoIsExpelledFromAPlace", "Expelled",
             "Der kubanische Botschafter wurde wegen Einmischung in die Wahl aus Bolivien ausgewiesen.", "CU>BO"},
        Case{"ExpelledForNoReasonTold", "Gabon expels French journalist during election campaign", "", ""},
        Case{"BehindAPlace", "", "In Latvia, China meddled in the election, a minister said.", "CN>LV"},
        Case{"OfAListOfPlacesNone", "", "In Latvia, Estonia and Finland, the election was calm.", ""},
        Case{"BehindWhoseWordItIsInRussian", "", "По данным полиции Молдавии, Россия скупала голоса на выборах.",
             "RU>MD"},
        Case{"AccusedByInFrench", "", "La Russie est accusée par l'Estonie d'ingérence dans ses élections.", "RU>EE"},
        Case{"AccusedByInGerman", "",
             "Russland wird von Estland beschuldigt, sich in die estnische Wahl eingemischt zu haben.", "RU>EE"},
        Case{"AccusedByInPolish", "", "Rosja została oskarżona przez Estonię o ingerencję w wybory.", "RU>EE"},
        Case{"AccusedFirstInRussian", "", "Россию обвинила Эстония во вмешательстве в её выборы.", "RU>EE"},
        Case{"AccusedFirstInPolish", "", "Rosję oskarżyła Estonia o ingerencję w wybory.", "RU>EE"},
        Case{"HowOpensAHeadline", "Как Сербия наводнила Черногорию фейками накануне выборов", "", "RS>ME"},
        Case{"LinkedTo", "Hackers linked to Iran breached the campaign of an Israeli presidential candidate",
             "The attack came before the Israeli election.", "IR>IL"},
        Case{"CompoundNation", "Ottawa opens inquiry into Chinese election interference",
             "The inquiry will look at the last two Canadian federal elections.", "CN>CA"},
        Case{"CompoundTarget", "Moldovan election interference: Chisinau blames Russia",
             "Russia interfered in the Moldovan election, the government said.", "RU>MD"},
        Case{"Coordination", "Russia, China and Iran tried to interfere in the Australian election, agency says", "",
             "CN>AU IR>AU RU>AU"},
        Case{"TwoTargets", "Russia meddled in the French and German elections, report says", "", "RU>DE RU>FR"},
        Case{"OppositePairs", "Two neighbours trade charges",
             "India accused Pakistan of interfering in the Indian election. "
             "Pakistan said India had meddled in Pakistan's parliamentary election.",
             "IN>PK PK>IN"},
        Case{"OurElection", "Minister speaks out",
             "Estonian Foreign Minister Kadri Tamm said on Tuesday that Russia was interfering in our election.",
             "RU>EE"},
        Case{"ItsElection", "Armenia blames Azerbaijan for interference in its parliamentary election", "", "AZ>AM"},
        Case{"UnnamedAccused", "Foreign powers tried to interfere in Ghana's election, commission says", "", "XX>GH"},
        Case{"UnnamedTarget", "Russia meddles in elections abroad, spy chief says", "", "RU>XX"},
        Case{"CovertMoney", "Libya secretly funded the campaign of a French presidential candidate, court told", "",
             "LY>FR"},
        Case{"Referendum", "Russia spread disinformation before the Dutch referendum, researchers found", "", "RU>NL"},
        Case{"EuropeanElection", "Russian influence operation targeted the European Parliament elections", "", "RU>EU"},
        Case{"LandmarkVote", "China accused of meddling in the Legislative Yuan election", "", "CN>TW"},
        Case{"BehindIt", "Rwanda was behind a disinformation campaign before Burundi's election, Burundi's police said",
             "", "RW>BI"},
        Case{"LeaderActs", "Chile's government warns Putin not to interfere in the Chilean election", "", "RU>CL"},
        Case{"VoteBuying", "Russia accused of buying votes in Moldova's referendum", "", "RU>MD"},
        Case{"TitleResolvedByText", "Minister condemns Russian meddling",
             "The Romanian presidential election was the target, the minister said.", "RU>RO"},
        Case{"Collusion", "Prosecutors look into collusion between a Czech candidate's campaign and Russia",
             "The Czech presidential election is in January.", "RU>CZ"},
        Case{"MetonymAndCapital", "Beijing interfered in the Philippine presidential election, Manila says", "",
             "CN>PH"},
        Case{"SanctionedFor", "Britain sanctions Russians over interference in the Georgian election in Tbilisi", "",
             "RU>GE"},
        Case{"SourceInTheNextSentence", "Platform removes network before Romanian vote",
             "The platform said it had removed accounts that tried to influence Romania's presidential election. "
             "Officials suspect Russia was behind the campaign.",
             "RU>RO"},
        Case{"AmountedTo", "Leader decries pressure",
             "President Xiomara Castro said Donald Trump's call to voters amounted to interference in her country's "
             "presidential election.",
             "US>HN"},
        Case{"BlamedForFakes", "German intelligence blames Moscow for fake videos before Bundestag election", "",
             "RU>DE"},
        Case{"WarnedAgainst", "Armenia's leader warns Russia against interfering in Armenia's elections", "", "RU>AM"},
        Case{"ToldToStop", "Bangladesh tells India to stop interfering in its national election", "", "IN>BD"},
        Case{"AgencyOfAState", "Australian senator says CIA meddled in 1975 election",
             "Australia's 1975 federal election followed a crisis.", "US>AU"},
        Case{"PartyRace", "Canadian spies allege India tried to interfere in leadership race", "", "IN>CA"},
        Case{"PuppetMasterOfVoteCount",
             "Cuban agents manipulated the vote count in Venezuela's election, opposition says", "", "CU>VE"},
        Case{"ThreatenedVoters", "China accused of trying to intimidate voters before Taiwan's presidential election",
             "", "CN>TW"},
        Case{"MoneyFromAbroad", "Moroccan bribes meant to influence the European elections, Belgian prosecutors say",
             "", "MA>EU"},
        Case{"SeveralAccusedInText", "Outside money",
             "Iran and Saudi Arabia poured cash into the Lebanese parliamentary election.", "IR>LB SA>LB"},
        Case{"CountryBesideACompany", "Russia meddled in the Czech parliamentary election, minister says",
             "A company in Brno put off its board election.", "RU>CZ"},
        Case{"LinksToSource", "Lithuania links fake videos to Belarusian network ahead of municipal elections", "",
             "BY>LT"},
        Case{"TracesToSource", "The ministry in Tallinn traced the disinformation campaign to Russia.",
             "Estonia's parliamentary election is in March.", "RU>EE"},
        Case{"LinksSourceToAct", "Kosovo police link Serbia to hack of election commission before parliamentary vote",
             "", "RS>XK"},
        Case{"SecretlyPays", "Opposition alleges Qatar is secretly paying for a Tunisian candidate's campaign",
             "Tunisia's presidential election is in October.", "QA>TN"},
        Case{"SentCash", "Minister says Rwanda sent cash to a candidate in Burundi's presidential election", "",
             "RW>BI"},
        Case{"FinancedRallies", "Egypt financed a party's rallies before Sudan's parliamentary election, court hears",
             "", "EG>SD"},
        Case{"UnnamedMeansTheNamed", "Albania blames Serbia for interference in its election",
             "Foreign meddling in Albania's election must end, the premier said.", "RS>AL"},
        Case{"AccusesWhomItExpels", "",
             "The Danish government expelled two Kenyans it accused of meddling in the Icelandic election.", "KE>IS"},
        Case{"AccusesPeopleOfNoState", "",
             "The Danish government expelled two men it accused of meddling in the Icelandic election.", ""},
        Case{"AccusedInARelativeClause", "",
             "Kenya, which it accused of meddling in the Ugandan election, did not answer.", "KE>UG"},
        Case{"AccusedInARelativeClauseOfAReproach", "",
             "Uganda summoned the envoy of Rwanda over Kenya, which it accused of meddling in the Ugandan election.",
             "KE>UG"},
        Case{"AccusedOfItBySomebody", "", "Kenya said it was accused of meddling in the Ugandan election by Rwanda.",
             "KE>UG"},
        Case{"HeldResponsible", "",
             "Japan froze the assets of a Kenyan firm that it holds responsible for meddling in the Ugandan election.",
             "KE>UG"},
        Case{"HelpedToMeddle", "",
             "Latvian prosecutors charged a man with helping Belarus to influence the European Parliament election.",
             "BY>EU"},
        Case{"ByWhatItDidElsewhere", "",
             "Serbia mapped the websites of Croatian parties so as to disrupt the Croatian election.", "RS>HR"},
        Case{"UnnamedAreThoseWhoAreNamed", "Minister: states from abroad will meddle in Latvian election",
             "Hostile states will try to interfere in the Latvian election, Ilze Kalnina said. Belarus meddled in the "
             "last Latvian election, she said.",
             "BY>LV"},
        Case{"BuysVotesOfNationals", "",
             "Kenya is buying Ugandan votes before the presidential election, the minister said.", "KE>UG"},
        Case{"Kosovo", "Serbia accused of interfering in Kosovo's parliamentary election", "", "RS>XK"}),
    [](const testing::TestParamInfo<Case>& test) { return test.param.name; });

TEST(Exchange, SwappingAccusedAndTargetSwapsThePairForEveryCountry) {
  struct Country {
    const char* name;
    const char* adjective;
    const char* code;
  };
  const std::vector<Country> countries = {
      {"Russia", "Russian", "RU"},   {"China", "Chinese", "CN"},     {"Iran", "Iranian", "IR"},
      {"Canada", "Canadian", "CA"},  {"France", "French", "FR"},     {"Israel", "Israeli", "IL"},
      {"Brazil", "Brazilian", "BR"}, {"Nigeria", "Nigerian", "NG"},  {"India", "Indian", "IN"},
      {"Poland", "Polish", "PL"},    {"Ukraine", "Ukrainian", "UA"}, {"the United States", "American", "US"}};
  for (const Country& a : countries) {
    for (const Country& b : countries) {
      if (&a == &b) continue;
      const std::string expected = std::string(a.code) + ">" + b.code;
      const std::string an(a.name);
      const std::string bn(b.name);
      const std::vector<std::string> sentences = {
          "Officials said " + an + " interfered in the " + b.adjective + " election.",
          "Officials said " + bn + " had accused " + an + " of meddling in its presidential election.",
          "A report describes " + std::string(a.adjective) + " interference in the parliamentary election in " + bn +
              ".",
          "The committee found interference by " + an + " in the " + b.adjective + " referendum.",
          "There were " + std::string(a.adjective) + " attempts to influence the " + b.adjective +
              " election, a minister said."};
      for (const std::string& sentence : sentences) EXPECT_EQ(pairs("", sentence), expected) << sentence;
    }
  }
}

TEST(Agent, OfAnotherLanguageMayBeAnAllyInOneWord) {
  EXPECT_EQ(pairs("Prorosyjscy hakerzy zaatakowali serwery partii przed wyborami w Czechach"), "RU>CZ");
  EXPECT_EQ(pairs("Пророссийские хакеры вмешались в выборы в Чехии"), "RU>CZ");
  EXPECT_EQ(pairs("Проросійські хакери втрутилися у вибори в Чехії"), "RU>CZ");
  EXPECT_EQ(pairs("Prorussische Trolle mischen sich in die tschechische Wahl ein"), "RU>CZ");
  EXPECT_EQ(pairs("Trolls prorusses : ingérence dans la présidentielle tchèque"), "RU>CZ");
  EXPECT_EQ(pairs("Hackers prorrusos intentaron manipular las elecciones en Chile"), "RU>CL");
  EXPECT_EQ(pairs("Hackeri proruși au atacat serverele partidelor înainte de alegerile din Cehia"), "RU>CZ");
  EXPECT_EQ(pairs("親中網軍散布假訊息干預台灣大選"), "CN>TW");
}

TEST(Agent, IsNoAllyWhoRuns) {
  EXPECT_EQ(pairs("Prorosyjski kandydat wygrał wybory w Bułgarii po kampanii dezinformacji"), "");
  EXPECT_EQ(pairs("Пророссийский кандидат победил на выборах в Болгарии"), "");
  EXPECT_EQ(pairs("亲俄候选人赢得保加利亚大选"), "");
}

TEST(Agent, IsNoStateInItsOwnTerritory) {
  EXPECT_EQ(pairs("Beijing interferes in Hong Kong election, activists say"), "");
  EXPECT_EQ(pairs("Washington interferes in Hong Kong election, Beijing says"), "US>HK");
  EXPECT_EQ(pairs("Beijing interferes in Taiwan election, activists say"), "CN>TW");
  EXPECT_EQ(pairs("Officials said the United States interfered in the Puerto Rican referendum."), "");
}

}  // namespace
}  // namespace alleged::detect
