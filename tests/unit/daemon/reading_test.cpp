#include "daemon/reading.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace alleged {
namespace {

const detect::Lexicon& lexicon() {
  static const std::shared_ptr<const detect::Lexicon> loaded = detect::Lexicon::load({});
  return *loaded;
}

const std::string allegation = "Moldova accuses Russia of meddling in its presidential election with paid bot farms";

poll::Response response(const std::string& body) {
  poll::Response made;
  made.status = 200;
  made.body = body;
  made.etag = "\"v1\"";
  made.last_modified = "yesterday";
  made.content_type = "application/rss+xml";
  made.final_url = "https://lantern.example/feed";
  made.at = feeds::Time(std::chrono::seconds(1731196800));  // 2024-11-10T00:00:00Z
  return made;
}

std::string item(const std::string& guid, const std::string& link, const std::string& title) {
  return "<item>" + (guid.empty() ? "" : "<guid isPermaLink='false'>" + guid + "</guid>") +
         (link.empty() ? "" : "<link>" + link + "</link>") + "<title>" + title + "</title></item>";
}

Lease lease() {
  Lease made;
  made.feed = 3;
  made.url = "https://lantern.example/feed";
  made.outlet = "Lantern Post";
  made.country = "MD";
  return made;
}

Outcome read(const std::string& items) {
  return read_response(lease(),
                       response("<rss version='2.0'><channel><title>Lantern</title><language>en-GB</language>" + items +
                                "</channel></rss>"),
                       lexicon());
}

std::vector<EntryKey> keys(const std::string& items) {
  std::vector<EntryKey> all;
  for (const Seen& seen : read(items).seen) all.push_back(seen.key);
  return all;
}

TEST(Reading, ADocumentBringsItsTitleLanguageValidatorsAndHash) {
  const Outcome outcome = read(item("1", "", "Weather"));
  EXPECT_EQ(outcome.kind, Outcome::Kind::read);
  EXPECT_EQ(outcome.title, "Lantern");
  EXPECT_EQ(outcome.language, "en-GB");
  EXPECT_EQ(outcome.etag, "\"v1\"");
  EXPECT_EQ(outcome.last_modified, "yesterday");
  EXPECT_TRUE(outcome.body_hash.has_value());
  EXPECT_EQ(outcome.lexicon, lexicon().version());
  EXPECT_EQ(outcome.lease.feed, 3);
  EXPECT_EQ(outcome.failure, "");
  EXPECT_EQ(outcome.salvaged, "");
}

TEST(Reading, TheHubIsTheDocumentsElseTheAnswers) {
  const std::string channel = "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>x</title>";
  const std::string link = "<a:link rel='hub' href='https://own.example/'/>";
  poll::Response without = response(channel + "</channel></rss>");
  without.hub = "/hub";
  poll::Response with = response(channel + link + "</channel></rss>");
  with.hub = "/hub";
  EXPECT_EQ(read_response(lease(), std::move(without), lexicon()).hub, "https://lantern.example/hub");
  EXPECT_EQ(read_response(lease(), std::move(with), lexicon()).hub, "https://own.example/");
  EXPECT_EQ(read_response(lease(), response(channel + "</channel></rss>"), lexicon()).hub, "");
}

TEST(Reading, TheHashIsTheBodysAndOfNothingElse) {
  const std::string body = "<rss version='2.0'><channel><title>x</title></channel></rss>";
  poll::Response other = response(body);
  other.etag = "\"v2\"";
  EXPECT_EQ(read_response(lease(), response(body), lexicon()).body_hash, body_hash(body));
  EXPECT_EQ(read_response(lease(), std::move(other), lexicon()).body_hash, body_hash(body));
  EXPECT_NE(body_hash(body), body_hash(body + " "));
}

TEST(Reading, WhatIsNoFeedIsAFailureThatSaysWhy) {
  for (const std::string& body :
       {std::string(), std::string("<html><body>Hello</body></html>"), std::string("\0\1\2\3", 4),
        std::string("\xff\xfe\xff"), std::string("{\"a\":1}"), std::string(5000, '<')}) {
    const Outcome outcome = read_response(lease(), response(body), lexicon());
    EXPECT_EQ(outcome.kind, Outcome::Kind::failed);
    EXPECT_NE(outcome.failure, "");
    EXPECT_EQ(outcome.failure.find('\n'), std::string::npos);
    EXPECT_FALSE(outcome.body_hash.has_value()) << "a repaired feed with the old bytes must be read";
    EXPECT_EQ(outcome.etag, "");
    EXPECT_TRUE(outcome.seen.empty());
  }
}

TEST(Reading, ABrokenDocumentIsReadAndSaidToBeBroken) {
  const Outcome outcome = read_response(
      lease(), response("<rss version='2.0'><channel>" + item("1", "", "One") + "<item><title>Tw"), lexicon());
  EXPECT_EQ(outcome.kind, Outcome::Kind::read);
  EXPECT_NE(outcome.salvaged, "");
  EXPECT_EQ(outcome.seen.size(), 1U);
}

TEST(Reading, AnEntryKeepsItsKeyFromPollToPoll) {
  const std::string one = item("1", "https://a.example/1", "One"), two = item("2", "https://a.example/2", "Two");
  EXPECT_EQ(keys(one + two)[0], keys(two + one)[1]);
  EXPECT_EQ(keys(item("1", "", "Old title"))[0], keys(item("1", "https://a.example/", "New title"))[0]);
}

TEST(Reading, WithoutAGuidTheLinkTellsAnEntryElseItsText) {
  EXPECT_EQ(keys(item("", "https://a.example/1", "One"))[0], keys(item("", "https://a.example/1", "Two"))[0]);
  EXPECT_NE(keys(item("", "https://a.example/1", "One"))[0], keys(item("", "https://a.example/2", "One"))[0]);
  EXPECT_EQ(keys(item("", "", "One"))[0], keys(item("", "", "One"))[0]);
  EXPECT_NE(keys(item("", "", "One"))[0], keys(item("", "", "Two"))[0]);
}

TEST(Reading, TheContentHashChangesWithTheText) {
  EXPECT_EQ(read(item("1", "", "One")).seen[0].content, read(item("2", "https://a.example/", "One")).seen[0].content);
  EXPECT_NE(read(item("1", "", "One")).seen[0].content, read(item("1", "", "Two")).seen[0].content);
}

TEST(Reading, EntriesThatShareAGuidButLeadElsewhereAreDifferent) {
  const auto all = keys(item("same", "https://a.example/1", "One") + item("same", "https://a.example/2", "Two") +
                        item("same", "https://a.example/3", "Three"));
  EXPECT_EQ(std::set<EntryKey>(all.begin(), all.end()).size(), 3U);
}

TEST(Reading, EntriesThatShareAGuidKeepTheirKeysWhenANewOneComesFirst) {
  const std::string one = item("same", "https://a.example/1", "One"), two = item("same", "https://a.example/2", "Two"),
                    three = item("same", "https://a.example/3", "Three");
  const auto before = keys(two + one), after = keys(three + two + one);
  EXPECT_EQ(after[1], before[0]);
  EXPECT_EQ(after[2], before[1]);
  EXPECT_NE(after[0], before[0]);
}

TEST(Reading, AnEntryThatIsGivenTwiceIsOne) {
  const std::string twice = item("same", "https://a.example/1", "One");
  const auto all = keys(twice + twice);
  EXPECT_EQ(std::set<EntryKey>(all.begin(), all.end()).size(), 1U);
}

TEST(Reading, AnAllegationBecomesAMatchOfItsEntry) {
  const Outcome outcome = read(item("1", "https://a.example/1", "Weather stays fine") +
                               "<item><guid>2</guid><link>https://a.example/2</link><title>" + allegation +
                               "</title><pubDate>Tue, 05 Nov 2024 18:30:00 GMT</pubDate></item>");
  ASSERT_EQ(outcome.seen.size(), 2U);
  ASSERT_EQ(outcome.matches.size(), 1U);
  const Match& match = outcome.matches[0];
  EXPECT_EQ(match.seen.key, outcome.seen[1].key);
  EXPECT_EQ(match.seen.content, outcome.seen[1].content);
  EXPECT_EQ(match.url, "https://a.example/2");
  EXPECT_EQ(match.published, feeds::Time(std::chrono::seconds(1730831400)));
  EXPECT_EQ(match.story.title, allegation);
  EXPECT_EQ(match.story.outlet, "Lantern Post");
  EXPECT_EQ(match.story.country, "MD");
  EXPECT_EQ(match.story.lang, "en");
  ASSERT_FALSE(match.finding.allegations.empty());
  EXPECT_EQ(match.finding.allegations[0].accused, "RU");
  EXPECT_EQ(match.finding.allegations[0].target, "MD");
}

TEST(Reading, AStorysDayIsThatOfItsPublicationAndNeverLaterThanThatOfItsReading) {
  const auto dated = [](const std::string& guid, const std::string& date) {
    return "<item><guid>" + guid + "</guid><title>" + allegation + "</title>" + date + "</item>";
  };
  const Outcome outcome = read(dated("1", "<pubDate>Tue, 05 Nov 2024 18:30:00 GMT</pubDate>") + dated("2", "") +
                               dated("3", "<pubDate>Tue, 05 Nov 2047 18:30:00 GMT</pubDate>"));
  ASSERT_EQ(outcome.matches.size(), 3U);
  EXPECT_EQ(outcome.matches[0].story.date, "2024-11-05");
  EXPECT_EQ(outcome.matches[1].story.date, "2024-11-10");
  EXPECT_EQ(outcome.matches[2].story.date, "2024-11-10");
  EXPECT_EQ(outcome.matches[0].finding.allegations[0].election.key(), "MD-2024-presidential");
}

TEST(Reading, TheOperatorsLanguageWinsOverTheDocuments) {
  Lease french = lease();
  french.language = "fr";
  const Outcome outcome = read_response(
      french,
      response("<rss version='2.0'><channel><language>en</language>" + item("1", "", allegation) + "</channel></rss>"),
      lexicon());
  ASSERT_EQ(outcome.matches.size(), 1U);
  EXPECT_EQ(outcome.matches[0].story.lang, "fr");
}

TEST(Reading, OfADocumentLeavesItsEntriesUnreadAndDetectingKeepsThoseInWhichSomethingIsFound) {
  const std::string body = "<rss version='2.0'><channel>" + item("1", "https://a.example/1", "Weather stays fine") +
                           item("2", "https://a.example/2", allegation) + "</channel></rss>";
  Reading reading = read_document(lease(), response(body));
  ASSERT_EQ(reading.unread.size(), 2U);
  EXPECT_EQ(reading.outcome.seen.size(), 2U);
  EXPECT_TRUE(reading.outcome.matches.empty());
  EXPECT_EQ(reading.unread[0].seen.key, reading.outcome.seen[0].key);
  EXPECT_EQ(reading.unread[1].url, "https://a.example/2");
  EXPECT_TRUE(reading.unread[1].finding.allegations.empty());
  reading.unread[0].story.article = allegation + ".";
  const Outcome outcome = detected(std::move(reading), lexicon());
  ASSERT_EQ(outcome.matches.size(), 2U);
  EXPECT_EQ(outcome.matches[0].finding.allegations.at(0).evidence.at(0).field, detect::Field::article);
  EXPECT_EQ(outcome.matches[0].story.title, "Weather stays fine");
  EXPECT_EQ(outcome.lexicon, lexicon().version());
}

TEST(Reading, OfWhatIsNoFeedHasNothingUnread) {
  const Reading reading = read_document(lease(), response("<html></html>"));
  EXPECT_EQ(reading.outcome.kind, Outcome::Kind::failed);
  EXPECT_TRUE(reading.unread.empty());
}

TEST(StoryOf, TakesTheLongerOfSummaryAndContent) {
  feeds::Entry entry;
  entry.id = "1";
  entry.link = "https://a.example/1";
  entry.title = "Title";
  entry.summary = "short";
  entry.content = "much longer";
  const detect::Story story = detect::story_of(entry, "Outlet", "en", "MD");
  EXPECT_EQ(story.id, "1");
  EXPECT_EQ(story.url, "https://a.example/1");
  EXPECT_EQ(story.title, "Title");
  EXPECT_EQ(story.text, "much longer");
  EXPECT_EQ(story.outlet, "Outlet");
  EXPECT_EQ(story.lang, "en");
  EXPECT_EQ(story.country, "MD");
  std::swap(entry.summary, entry.content);
  EXPECT_EQ(detect::story_of(entry, "", "", "").text, "much longer");
}

}  // namespace
}  // namespace alleged
