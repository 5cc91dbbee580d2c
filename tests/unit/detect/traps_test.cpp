#include <gtest/gtest.h>

#include <ostream>

#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

struct Trap {
  const char* name;
  const char* title;
  const char* text;
};

void PrintTo(const Trap& it, std::ostream* out) {
  *out << it.title << " / " << it.text;
}

class LookAlikes : public testing::TestWithParam<Trap> {};

TEST_P(LookAlikes, StayQuiet) {
  const Finding finding = read(GetParam().title, GetParam().text);
  EXPECT_EQ(pairs(finding), "");
  EXPECT_FALSE(finding.relevant);
  EXPECT_LT(finding.score, 0.5);
  EXPECT_EQ(finding.fingerprint, Fingerprint());
}

INSTANTIATE_TEST_SUITE_P(
    Traps, LookAlikes,
    testing::Values(
        Trap{"PlainElection", "Norway votes on Monday", "Polls open at nine in Norway's parliamentary election."},
        Trap{"DomesticFraud", "Opposition says Zambia's election was rigged",
             "The ruling party in Zambia manipulated the vote, the opposition said."},
        Trap{"GeorgiaTheState", "Trump pleads not guilty in the Georgia election interference case",
             "The hearing in Atlanta took an hour."},
        Trap{"CourtCase", "Judge sets date in election interference case against the former president", ""},
        Trap{"AgentsLaw", "Georgia passes foreign agents law ahead of election", "Thousands marched in Tbilisi."},
        Trap{"Registry", "Britain opens its foreign influence registration scheme", "Candidates need not register."},
        Trap{"Sport", "Referee warned over pass interference as Australia elects to bat", ""},
        Trap{"Radio", "Radio interference from Poland disturbs election broadcast", ""},
        Trap{"Jamming", "Russian GPS interference disrupts Finnish flights", "The campaign season has begun."},
        Trap{"InternalAffairsOnly", "China tells Germany to stop interfering in its internal affairs", ""},
        Trap{"Coup", "Russia accused of meddling in Niger after the coup", "Soldiers took power in July."},
        Trap{"ForeignPolicyWithVote", "France and Germany discuss tariffs",
             "The talks come weeks before the German election."},
        Trap{"SanctionsWithoutVote", "US sanctions Iranian banks over oil sales", "The vote in Congress was close."},
        Trap{"Espionage", "Chinese hackers stole trade secrets from a Dutch chip maker", ""},
        Trap{"HackWithoutVote", "Russian hackers breach Norwegian hospital network", "No ransom was paid."},
        Trap{"ProCandidate", "Pro-Russian candidate leads in Bulgaria's presidential election", ""},
        Trap{"ProWestern", "Slovaks choose between pro-Russian and pro-Western parties in parliamentary election", ""},
        Trap{"Endorsement", "Trump endorses candidate in Honduras presidential election", ""},
        Trap{"Observers", "European Union observers praise Kenya's election", "They saw no irregularities."},
        Trap{"DiasporaVote", "Turks in Germany vote in Turkey's presidential election", ""},
        Trap{"UnCouncilVote", "Kenya wins election to the UN Security Council", "Djibouti had campaigned too."},
        Trap{"WorldFootball", "FIFA election: Swiss official denies influencing delegates", ""},
        Trap{"Economy", "Rate cut may influence mood before the election",
             "The central bank of Japan moved on Friday."},
        Trap{"InfluencerMarketing", "Chinese influencers campaign for a new lipstick",
             "Shoppers vote with their wallets."},
        Trap{"ElectronicWarfare", "Russia's electronic warfare undermines Ukrainian drones", ""},
        Trap{"PersonNamedLikeACountry", "Jordan wins county election after hacking scandal",
             "Jim Jordan thanked voters."},
        Trap{"BirdNamedLikeACountry", "Election week and a Thanksgiving turkey: how hackers in the kitchen cook it",
             ""},
        Trap{"NewspaperNamedLikeACapital", "The Washington Post endorses nobody in mayoral election",
             "The Washington Post said staff had tried to influence the choice."},
        Trap{"TownNamedLikeACapital", "Mayor of Moscow, Idaho, wins election despite smear campaign", ""},
        Trap{"InfluenceWithoutVote", "Russia expands its influence operations in Africa", "New radio stations opened."},
        Trap{"OccupiedReferendum", "Occupiers open polling stations in southern Ukraine",
             "Kyiv says Russia's referendums there are void."},
        Trap{"CampaignIsMilitary", "Israel's bombing campaign undermines talks", "Diplomats met in Cairo."},
        Trap{"ConfidenceVote", "Czech government survives no-confidence vote amid Russian spying row", ""},
        Trap{"CandidateCountry", "Serbian propaganda hurts Montenegro, an EU candidate country, minister says", ""},
        Trap{"NeighbouringTension", "Rows with neighbouring Ethiopia may destabilise Somalia before its election", ""},
        Trap{"VisaBansOverOwnVote", "US imposes visa bans on Ugandan officials for undermining election", ""},
        Trap{"BanAfterInvasion", "France bans Russian state broadcaster", "French lawmakers voted by a wide margin."},
        Trap{"TradeBeforeVote", "German economy shrinks as election looms", "Chinese demand for cars has fallen."},
        Trap{"MilitaryExercise", "Kenya and Uganda hold joint military exercise before election", ""},
        Trap{"RiggedAtHome", "Russia jails activist who said Russian election was rigged", ""},
        Trap{"ShamElectionAbroad", "Observers say Belarus election was neither free nor fair",
             "The European Union imposed sanctions on Minsk for rigging the election."},
        Trap{"LawmakersVoteOnHackers", "British MPs vote on tougher sanctions for Russian hackers", ""},
        Trap{"HelpToRunAVote", "Generals in Mali ask Turkey for ballot boxes ahead of election", ""},
        Trap{"PapalVote", "Papal election: cardinals deny outside influence",
             "Italian newspapers wrote of American donors."},
        Trap{"SpyOnTrial", "German court convicts former soldier of spying for Russia",
             "He was a candidate for a party."},
        Trap{"UniversityInfluence", "British spies warn universities about Chinese influence",
             "Vice-chancellors will vote on new rules."},
        Trap{"HardBargaining", "Iraq parties bargain over prime minister after election",
             "Iran and the United States both have influence in Baghdad."},
        Trap{"CompanyBoard", "Norwegian fund accused of interfering in board election of Chilean copper firm",
             "Minority owners say Norway's fund meddled before the vote."},
        Trap{"ForeignInvestor", "Foreign investor accused of improper influence in board election of Danish shipyard",
             "The vote is on Friday."},
        Trap{"TradeUnion", "Polish employer accused of meddling in union election at Czech car plant",
             "Workers will repeat the vote."},
        Trap{"FootballClub", "Qatari owner accused of rigging club election in Spain",
             "Members said that Qatar had tampered with the vote."},
        Trap{"ChurchElection", "Moscow accused of interference in the election of the patriarch in Serbia", ""},
        Trap{"OlympicBody", "Russia accused of meddling in IOC election",
             "Members from Germany complained of the vote."},
        Trap{"FriendlierTies", "Candidate who wants closer ties with Russia leads in Armenian presidential election",
             ""},
        Trap{"LinksOfTrade", "Norway links fish prices to Japan's weak currency ahead of election", ""},
        Trap{"PaidVisit", "Ghana's president paid a visit to Togo before the presidential election", ""},
        Trap{"WithdrawnCandidate", "Candidate withdraws from Kenyan election after Ethiopia trip", ""},
        Trap{"StockBoard", "Shareholders' election hit by foreign exchange swings", "Japan's yen fell."}),
    [](const testing::TestParamInfo<Trap>& test) { return test.param.name; });

}  // namespace
}  // namespace alleged::detect
