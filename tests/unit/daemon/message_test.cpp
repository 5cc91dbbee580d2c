#include "daemon/alert/message.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/daemon/mime.hpp"
#include "tests/unit/daemon/sample_alert.hpp"

namespace alleged::alert {
namespace {

constexpr const char* from = "alerts@example.org";

const std::vector<std::string> header_names{"Date",           "From",       "To",           "Subject",     "Message-ID",
                                            "Auto-Submitted", "Precedence", "MIME-Version", "Content-Type"};

mime::Part read(const Alert& alert) {
  return mime::part_of(message(alert, from));
}

std::string repeated(std::size_t times, const std::string& piece) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(Message, HasTheHeadersOfAnAutomaticMail) {
  const mime::Part mail = read(sample_alert());
  EXPECT_EQ(mail.names, header_names);
  EXPECT_EQ(mail.headers.at("Date"), "Tue, 05 Nov 2024 18:30:00 +0000");
  EXPECT_EQ(mail.headers.at("From"), "alleged <alerts@example.org>");
  EXPECT_EQ(mail.headers.at("To"), "<desk@example.net>");
  EXPECT_EQ(mail.headers.at("Message-ID"), "<5d0c@example.org>");
  EXPECT_EQ(mail.headers.at("Auto-Submitted"), "auto-generated");
}

TEST(Message, SubjectSaysWhoIsAccusedOverWhichVoteAndByWhichOutlet) {
  Alert alert = sample_alert();
  EXPECT_EQ(subject(alert), "Russia accused over the vote of Moldova (Lantern Post)");
  EXPECT_EQ(mime::decoded(read(alert).headers.at("Subject")), subject(alert));
  alert.lines.push_back(alert.lines.front());
  EXPECT_EQ(subject(alert), "Russia accused over the vote of Moldova (Lantern Post)");
  alert.lines.back().accused = "Iran";
  EXPECT_EQ(subject(alert), "Russia accused over the vote of Moldova and 1 more (Lantern Post)");
}

TEST(Message, NothingThatAFeedWroteAddsAHeaderOrAPart) {
  const std::string evil = "x\r\nBcc: all@example.com\r\n\r\n--alleged-5d0c\r\nContent-Type: text/plain\r\n\r\nforged";
  const std::vector<std::string Alert::*> fields{&Alert::outlet, &Alert::title, &Alert::url, &Alert::published};
  const std::vector<std::string AlertLine::*> line_fields{
      &AlertLine::accused, &AlertLine::target, &AlertLine::election, &AlertLine::accuser,
      &AlertLine::said_by, &AlertLine::stance, &AlertLine::quote};
  std::vector<Alert> all(fields.size() + line_fields.size() + 1, sample_alert());
  auto next = all.begin();
  for (const auto field : fields) (*next++).*field = evil;
  for (const auto field : line_fields) (*next++).lines.front().*field = evil;
  next->lines.front().actors = {evil};
  for (const Alert& alert : all) {
    const mime::Part mail = read(alert);
    EXPECT_EQ(mail.names, header_names);
    const auto parts = mime::parts_of(mail);
    ASSERT_EQ(parts.size(), 2U);
    for (const mime::Part& part : parts)
      EXPECT_EQ(part.names, (std::vector<std::string>{"Content-Type", "Content-Transfer-Encoding"}));
  }
}

TEST(Message, NoAddressAddsAHeader) {
  Alert alert = sample_alert();
  alert.address = "desk@example.net>\r\nBcc: <all@example.com";
  EXPECT_EQ(read(alert).names, header_names);
}

TEST(Message, AnySubjectComesBackAsItWas) {
  for (const std::string& character :
       {std::string("a"), std::string("ș"), std::string("選"), std::string("\U0001f5f3")}) {
    for (const std::size_t length : {1U, 11U, 15U, 22U, 45U, 46U, 400U}) {
      for (std::size_t shift = 0; shift < 4; ++shift) {
        Alert alert = sample_alert();
        alert.outlet = repeated(shift, "x") + repeated(length, character);
        EXPECT_EQ(mime::decoded(read(alert).headers.at("Subject")), subject(alert));
      }
    }
  }
}

TEST(Message, WordsOfASubjectAreAtMost75CharactersAndWholeCharactersEach) {
  Alert alert = sample_alert();
  alert.outlet = "x" + repeated(100, "選舉") + repeated(100, "\U0001f5f3");
  for (const std::string& word : mime::split(read(alert).headers.at("Subject"), " ")) {
    EXPECT_LE(word.size(), 75U);
    const std::string text = mime::decoded(word);
    ASSERT_FALSE(text.empty());
    EXPECT_NE(static_cast<unsigned char>(text.front()) & 0xC0U, 0x80U) << "begins within a character";
  }
}

// RFC 2047, 2: a line of a header field that holds an encoded word has at most 76 characters.
TEST(Message, HeaderLinesWithEncodedWordsAreAtMost76Characters) {
  Alert alert = sample_alert();
  alert.outlet = repeated(100, "選舉");
  const std::string text = message(alert, from);
  for (const std::string& line : mime::split(text.substr(0, text.find("\r\n\r\n")), "\r\n"))
    EXPECT_TRUE(line.find("=?UTF-8?") == std::string::npos || line.size() <= 76) << line.size() << ": " << line;
}

TEST(Message, EveryLineIsShortAsciiAndEndsWithCrlf) {
  Alert alert = sample_alert();
  alert.outlet = repeated(300, "ș");
  alert.title = repeated(5000, "ț");
  alert.lines.front().quote = repeated(5000, "選");
  const std::string text = message(alert, from);
  for (const std::string& line : mime::split(text, "\r\n")) {
    EXPECT_LE(line.size(), 998U);
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos) << line;
    EXPECT_TRUE(std::all_of(line.begin(), line.end(), [](char c) { return c >= 0x20 && c < 0x7f; })) << line;
  }
  EXPECT_TRUE(text.ends_with("\r\n"));
}

TEST(Message, TheBoundaryStandsBeforeEachPartAndAtTheEndAndNowhereElse) {
  const std::string text = message(sample_alert(), from);
  std::vector<std::string> boundaries;
  for (const std::string& line : mime::split(text, "\r\n"))
    if (line.starts_with("--")) boundaries.push_back(line);
  EXPECT_EQ(boundaries, (std::vector<std::string>{"--alleged-5d0c", "--alleged-5d0c", "--alleged-5d0c--"}));
}

TEST(Message, BothPartsSayTheSame) {
  const auto parts = mime::parts_of(read(sample_alert()));
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].headers.at("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(parts[1].headers.at("Content-Type"), "text/html; charset=utf-8");
  for (const char* told : {"Ghost mills in Chișinău", "Lantern Post", "2024-11-05T17:00:00Z",
                           "https://lantern.example/mills", "Russia", "Moldova", "2024 Moldovan presidential election",
                           "asserted", "Maia Rusu, spokeswoman", "Mill Nine", "Bureau Five", "80 %",
                           "Russia paid the ghost mills to sway our vote.", "It does not say that the claim is true."})
    for (const mime::Part& part : parts)
      EXPECT_NE(part.body.find(told), std::string::npos) << told << "\n" << part.body;
}

TEST(Message, TheSameAlertGivesTheSameBytes) {
  EXPECT_EQ(message(sample_alert(), from), message(sample_alert(), from));
}

TEST(Message, AnotherAttemptGivesTheSameBytes) {
  Alert again = sample_alert();
  again.attempts = 3;
  EXPECT_EQ(message(again, from), message(sample_alert(), from));
}

TEST(Message, OnlyWebAddressesBecomeLinks) {
  for (const char* url : {"javascript:alert(1)", " javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x",
                          "file:///etc/passwd", "//example.com/x", "httpx://example.com/", ""}) {
    Alert alert = sample_alert();
    alert.url = url;
    const auto parts = mime::parts_of(read(alert));
    EXPECT_EQ(parts.at(1).body.find("href"), std::string::npos) << url;
  }
  for (const char* url : {"http://lantern.example/", "https://lantern.example/"}) {
    Alert alert = sample_alert();
    alert.url = url;
    EXPECT_NE(mime::parts_of(read(alert)).at(1).body.find("<a href=\"" + std::string(url) + "\">"), std::string::npos);
  }
}

}  // namespace
}  // namespace alleged::alert
