#include "daemon/poll/robots.hpp"

#include <gtest/gtest.h>

#include <string>

namespace alleged::poll {
namespace {

bool allows(const std::string& robots, const std::string& path) {
  return Robots(robots, "alleged").allows("https://harbour.example" + path);
}

std::string rules(const std::string& lines) {
  return "User-agent: *\n" + lines;
}

TEST(Robots, OfAnEmptyFileForbidNothing) {
  EXPECT_TRUE(allows("", "/"));
  EXPECT_TRUE(allows("\xEF\xBB\xBF", "/a"));
  EXPECT_TRUE(allows("# nothing here\n\n", "/a"));
  EXPECT_TRUE(Robots().allows("https://harbour.example/a"));
}

TEST(Robots, AreReadForOurProductTokenInAnyCase) {
  for (const char* token : {"alleged", "Alleged", "ALLEGED", "alleged/1.0", "alleged (of the desk)"}) {
    EXPECT_FALSE(allows(std::string("User-agent: ") + token + "\nDisallow: /", "/a")) << token;
  }
  for (const char* token : {"allegedly", "alleged-news", "all", "unalleged", "", "1alleged"}) {
    EXPECT_TRUE(allows(std::string("User-agent: ") + token + "\nDisallow: /", "/a")) << token;
  }
}

TEST(Robots, OfEverybodyCountOnlyWhereNoGroupIsOurs) {
  const std::string everybody = "User-agent: *\nDisallow: /\n\n";
  EXPECT_FALSE(allows(everybody, "/a"));
  EXPECT_TRUE(allows(everybody + "User-agent: alleged\nDisallow: /b", "/a"));
  EXPECT_TRUE(allows("User-agent: alleged\nDisallow: /b\n\n" + everybody, "/a"));
  EXPECT_TRUE(allows(everybody + "User-agent: alleged", "/a")) << "a group of ours without rules";
  EXPECT_FALSE(allows(everybody + "User-agent: other\nAllow: /", "/a"));
}

TEST(Robots, OfSeveralGroupsForUsAreOneGroup) {
  const std::string text =
      "User-agent: alleged\nDisallow: /a\n\nUser-agent: other\nDisallow: /\n\nUser-agent: ALLEGED\nDisallow: /c\n";
  EXPECT_FALSE(allows(text, "/a"));
  EXPECT_TRUE(allows(text, "/b"));
  EXPECT_FALSE(allows(text, "/c"));
}

TEST(Robots, AGroupMayBeginWithSeveralUserAgents) {
  const std::string text = "User-agent: one\nUser-agent: alleged\nUser-agent: two\nDisallow: /a\n";
  EXPECT_FALSE(allows(text, "/a"));
  EXPECT_FALSE(
      allows("User-agent: alleged\nSitemap: https://harbour.example/s.xml\n\nUser-agent: two\nDisallow: /a\n", "/a"))
      << "what is no rule does not end the names of a group";
}

TEST(Robots, RulesBeforeAnyGroupAreNobodys) {
  EXPECT_TRUE(allows("Disallow: /\nUser-agent: alleged\nDisallow: /b\n", "/a"));
}

TEST(Robots, TheLongestRuleThatMatchesWins) {
  const std::string text = rules("Disallow: /news\nAllow: /news/open\nDisallow: /news/open/not\n");
  EXPECT_FALSE(allows(text, "/news/1"));
  EXPECT_TRUE(allows(text, "/news/open/1"));
  EXPECT_FALSE(allows(text, "/news/open/not/1"));
  EXPECT_TRUE(allows(text, "/sport"));
}

TEST(Robots, OfTwoAsLongAllowWins) {
  EXPECT_TRUE(allows(rules("Disallow: /a\nAllow: /a\n"), "/a"));
  EXPECT_TRUE(allows(rules("Allow: /a\nDisallow: /a\n"), "/a"));
}

TEST(Robots, AnEmptyRuleIsNone) {
  EXPECT_TRUE(allows(rules("Disallow:\n"), "/a"));
  EXPECT_TRUE(allows(rules("Disallow: # all of it\n"), "/a"));
}

TEST(Robots, AStarIsAnyText) {
  EXPECT_FALSE(allows(rules("Disallow: /*/print\n"), "/a/b/print"));
  EXPECT_TRUE(allows(rules("Disallow: /*/print\n"), "/print"));
  EXPECT_FALSE(allows(rules("Disallow: *.pdf\n"), "/a.pdf?x"));
  EXPECT_FALSE(allows(rules("Disallow: /a*\n"), "/a"));
  EXPECT_FALSE(allows(rules("Disallow: /a**b\n"), "/axb"));
}

TEST(Robots, ADollarAtTheEndIsTheEnd) {
  const std::string text = rules("Disallow: /*.pdf$\nDisallow: /exactly$\n");
  EXPECT_FALSE(allows(text, "/a.pdf"));
  EXPECT_TRUE(allows(text, "/a.pdf?x"));
  EXPECT_FALSE(allows(text, "/exactly"));
  EXPECT_TRUE(allows(text, "/exactly/not"));
  EXPECT_FALSE(allows(rules("Disallow: /a$b\n"), "/a$b")) << "elsewhere it is a character";
  EXPECT_FALSE(allows(rules("Disallow: /*aa$\n"), "/aaa")) << "the last part stands at the end, wherever it begins";
}

TEST(Robots, AreCaseSensitiveInPathsOnly) {
  EXPECT_TRUE(allows("USER-AGENT: *\nDISALLOW: /News\n", "/news"));
  EXPECT_FALSE(allows("uSER-aGENT: *\ndisALLOW: /News\n", "/News"));
}

TEST(Robots, TwoSpellingsOfOnePathAreTheSame) {
  EXPECT_FALSE(allows(rules("Disallow: /caf\xC3\xA9\n"), "/caf%C3%A9"));
  EXPECT_FALSE(allows(rules("Disallow: /caf%c3%a9\n"), "/caf\xC3\xA9"));
  EXPECT_FALSE(allows(rules("Disallow: /%61%62\n"), "/ab"));
  EXPECT_FALSE(allows(rules("Disallow: /ab\n"), "/%61b"));
  EXPECT_TRUE(allows(rules("Disallow: /a%2Fb\n"), "/a/b")) << "a reserved character is not the same when it is encoded";
  EXPECT_FALSE(allows(rules("Disallow: /a%2fb\n"), "/a%2Fb"));
  EXPECT_FALSE(allows(rules("Disallow: /100%\n"), "/100%25"));
}

TEST(Robots, AnEncodedStarOrDollarIsACharacter) {
  EXPECT_FALSE(allows(rules("Disallow: /file-%2A.html\n"), "/file-*.html"));
  EXPECT_TRUE(allows(rules("Disallow: /file-%2A.html\n"), "/file-1.html"));
  EXPECT_FALSE(allows(rules("Disallow: /a%24\n"), "/a$/b"));
}

TEST(Robots, MatchPathAndQueryAndNotTheFragment) {
  EXPECT_FALSE(allows(rules("Disallow: /a?page=\n"), "/a?page=2"));
  EXPECT_TRUE(allows(rules("Disallow: /*part\n"), "/a#part"));
  EXPECT_FALSE(allows(rules("Disallow: /\n"), ""));
  EXPECT_FALSE(allows(rules("Disallow: /\n"), "?a"));
}

TEST(Robots, NeverForbidTheirOwnFile) {
  EXPECT_TRUE(allows(rules("Disallow: /\n"), "/robots.txt"));
}

TEST(Robots, LinesEndInAnyWay) {
  EXPECT_FALSE(allows("User-agent: *\rDisallow: /a\r", "/a"));
  EXPECT_FALSE(allows("User-agent: *\r\nDisallow: /a\r\n", "/a"));
  EXPECT_FALSE(allows("\xEF\xBB\xBFUser-agent: *\nDisallow: /a", "/a"));
}

TEST(Robots, SpaceAndCommentsAreNoPartOfARule) {
  EXPECT_FALSE(allows("  User-agent :  *  # all\n\t Disallow :\t/a  # not this\n", "/a/b"));
}

TEST(Robots, ACrawlDelayIsTheLeastTimeUpToAMinute) {
  const auto delay = [](const std::string& text) { return Robots(text, "alleged").delay().count(); };
  EXPECT_EQ(delay(rules("Crawl-delay: 7\n")), 7);
  EXPECT_EQ(delay(rules("Crawl-delay: 0.2\n")), 1);
  EXPECT_EQ(delay(rules("Crawl-delay: 86400\n")), 60);
  EXPECT_EQ(delay(rules("Crawl-delay: 1e300\n")), 60);
  for (const char* none : {"-5", "nan", "soon", ""})
    EXPECT_EQ(delay(rules(std::string("Crawl-delay: ") + none)), 0) << none;
  EXPECT_EQ(delay("User-agent: other\nCrawl-delay: 7\n"), 0);
}

TEST(Robots, AreReadUpTo500KiB) {
  const std::string filler = "# " + std::string(98, 'x') + "\n";
  std::string text = rules("Disallow: /early\n");
  while (text.size() < most_of_robots) text += filler;
  text += "Disallow: /late\n";
  EXPECT_FALSE(allows(text, "/early"));
  EXPECT_TRUE(allows(text, "/late"));
}

TEST(Robots, WithMoreRulesThanAreHeldLetNobodyIn) {
  std::string text = "User-agent: *\n";
  for (std::size_t i = 0; i < most_rules; ++i) text += "Allow: /a\n";
  EXPECT_TRUE(allows(text, "/b"));
  EXPECT_FALSE(allows(text + "Allow: /a\n", "/a"));
  EXPECT_TRUE(allows(text + "Allow: /a\n", "/robots.txt"));
  EXPECT_TRUE(allows(text + "Allow: /a\n\nUser-agent: alleged\nDisallow: /b\n", "/a")) << "they are others'";
}

TEST(Robots, WhatIsNoFileOfTheKindForbidsNothing) {
  EXPECT_TRUE(allows("<!doctype html><html><body>Not found: /</body></html>", "/"));
  EXPECT_TRUE(allows(std::string("\0\1\2:\xFF\n:\n::\n", 12), "/"));
}

TEST(Robots, ThousandsOfStarsAreMatchedAllTheSame) {
  std::string text = "User-agent: *\n";
  for (int i = 0; i < 2'000; ++i) {
    text += "Disallow: /";
    for (int star = 0; star < 100; ++star) text += "*a";
    text += "*b$\n";
  }
  EXPECT_TRUE(allows(text, "/" + std::string(2'000, 'a')));
  EXPECT_FALSE(allows(text, "/" + std::string(2'000, 'a') + "b"));
}

}  // namespace
}  // namespace alleged::poll
