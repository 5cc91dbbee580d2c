#include "daemon/alert/wording.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/daemon/sample_alert.hpp"

namespace alleged::alert {
namespace {

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Both bodies of a mail about one line.
std::string both(const AlertLine& line) {
  Alert alert = sample_alert();
  alert.lines = {line};
  return plain_text(alert) + html_text(alert);
}

TEST(Wording, AHeadlineSaysAccusedAndNeverThatItIsSo) {
  AlertLine line = sample_alert().lines.front();
  EXPECT_EQ(headline(line), "Russia accused over the vote of Moldova");
  line.target.clear();
  EXPECT_EQ(headline(line), "Russia accused over a vote");
}

TEST(Wording, BothBodiesSayThatThisIsAClaim) {
  for (const std::string& body : {plain_text(sample_alert()), html_text(sample_alert())}) {
    EXPECT_TRUE(says(body, "reports that somebody makes a claim")) << body;
    EXPECT_TRUE(says(body, "does not say that the claim is true")) << body;
  }
}

TEST(Wording, TheSayerIsNamedElseTheAccuserElseNobody) {
  AlertLine line = sample_alert().lines.front();
  EXPECT_TRUE(says(both(line), "Said by: Maia Rusu, spokeswoman"));
  line.said_by.clear();
  EXPECT_TRUE(says(both(line), "Said by: Moldova's government"));
  line.accuser.clear();
  EXPECT_TRUE(says(both(line), "Said by: nobody named"));
}

TEST(Wording, ADenialIsSaidToBeDenied) {
  AlertLine line = sample_alert().lines.front();
  line.stance = "denied";
  EXPECT_TRUE(says(both(line), "Denied by: Maia Rusu, spokeswoman"));
  EXPECT_FALSE(says(both(line), "Said by"));
}

TEST(Wording, WhatIsNotKnownIsLeftOutOrSaidToBe) {
  AlertLine line = sample_alert().lines.front();
  EXPECT_TRUE(says(both(line), "Election"));
  EXPECT_TRUE(says(both(line), "Actors named"));
  line.election.clear();
  line.actors.clear();
  line.target.clear();
  EXPECT_FALSE(says(both(line), "Election"));
  EXPECT_FALSE(says(both(line), "Actors named"));
  EXPECT_TRUE(says(both(line), "a country that the story does not name"));
}

TEST(Wording, ConfidenceIsRoundedToPerCent) {
  AlertLine line = sample_alert().lines.front();
  for (const auto& [confidence, text] :
       {std::pair{0.0, "reading: 0 %"}, {0.994, "reading: 99 %"}, {0.996, "reading: 100 %"}}) {
    line.confidence = confidence;
    EXPECT_TRUE(says(both(line), text)) << both(line);
  }
}

TEST(Wording, EveryLineOfAnAlertIsTold) {
  Alert alert = sample_alert();
  alert.lines.push_back(alert.lines.front());
  alert.lines.back().accused = "Iran";
  alert.lines.back().quote = "Iran did the same, they say.";
  for (const std::string& body : {plain_text(alert), html_text(alert)})
    for (const char* told :
         {"Russia accused over", "Iran accused over", "ghost mills to sway", "Iran did the same, they say."})
      EXPECT_TRUE(says(body, told)) << told << "\n" << body;
}

TEST(Wording, NothingThatAFeedWroteBecomesMarkup) {
  const std::string evil = "\"'><script>alert(1)</script>";
  Alert alert = sample_alert();
  alert.title = alert.outlet = alert.published = evil;
  alert.url = "https://x.example/" + evil;
  AlertLine& line = alert.lines.front();
  line.accused = line.target = line.election = line.accuser = line.said_by = line.stance = line.quote = evil;
  line.actors = {evil};
  const std::string body = html_text(alert);
  EXPECT_FALSE(says(body, "<script")) << body;
  EXPECT_FALSE(says(body, evil)) << body;
  EXPECT_TRUE(says(body, "&lt;script&gt;")) << body;
}

}  // namespace
}  // namespace alleged::alert
