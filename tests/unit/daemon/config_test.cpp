#include "daemon/config.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/daemon/scratch.hpp"

namespace alleged {
namespace {

using std::chrono::seconds;

const Setting& setting(std::string_view key) {
  for (const Setting& one : settings())
    if (one.key == key) return one;
  throw std::out_of_range(std::string(key));
}

Config load(const std::string& toml, const std::vector<const char*>& environment = {}) {
  const Scratch folder;
  return load_config(folder.file("alleged.toml", toml), environment);
}

std::vector<std::string> errors(const std::string& toml, const std::vector<const char*>& environment = {}) {
  try {
    load(toml, environment);
  } catch (const ConfigErrors& error) {
    return error.lines();
  }
  return {};
}

/// The only error, or a note that there is not exactly one.
std::string error(const std::string& toml, const std::vector<const char*>& environment = {}) {
  const auto all = errors(toml, environment);
  return all.size() == 1 ? all.front() : std::to_string(all.size()) + " errors";
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Duration, IsAWholeNumberAndAUnit) {
  const std::map<std::string, seconds> known{{"90s", seconds(90)},    {"15m", seconds(900)}, {"6h", seconds(21600)},
                                             {"2d", seconds(172800)}, {"0s", seconds(0)},    {"007s", seconds(7)}};
  for (const auto& [text, expected] : known) {
    seconds read{-1};
    EXPECT_TRUE(read_duration(text, read)) << text;
    EXPECT_EQ(read, expected) << text;
  }
}

TEST(Duration, AnythingElseIsNoneAndChangesNothing) {
  for (const char* text :
       {"", "s", "5", "-5s", "+5s", "5 s", " 5s", "5s ", "1.5h", "5S", "5ms", "1h30m", "5w", "9999999999999d"}) {
    seconds read{42};
    EXPECT_FALSE(read_duration(text, read)) << text;
    EXPECT_EQ(read, seconds(42)) << text;
  }
}

TEST(Duration, IsWrittenInTheLargestUnitThatFits) {
  EXPECT_EQ(duration_text(seconds(0)), "0s");
  EXPECT_EQ(duration_text(seconds(59)), "59s");
  EXPECT_EQ(duration_text(seconds(60)), "1m");
  EXPECT_EQ(duration_text(seconds(5400)), "90m");
  EXPECT_EQ(duration_text(seconds(7200)), "2h");
  EXPECT_EQ(duration_text(seconds(86400)), "1d");
}

TEST(Duration, ReadsBackWhatItWrites) {
  for (const int count : {1, 59, 60, 61, 900, 3600, 5400, 86400, 604800, 2592000}) {
    seconds read{};
    EXPECT_TRUE(read_duration(duration_text(seconds(count)), read));
    EXPECT_EQ(read, seconds(count));
  }
}

TEST(Settings, EachTakesItsOwnDefaultBack) {
  for (const Setting& one : settings()) {
    Config config;
    const std::string before = one.get(config);
    EXPECT_TRUE(one.set(config, before)) << one.key << " = " << before;
    EXPECT_EQ(one.get(config), before) << one.key;
  }
}

TEST(Settings, EachGivesBackWhatItWasGivenAndLeavesTheOthersAlone) {
  const std::map<std::string_view, std::string> values{{"state_dir", "/srv/alleged"},
                                                       {"database.url", "host=db.example dbname=a"},
                                                       {"database.connections", "7"},
                                                       {"poll.concurrency", "12"},
                                                       {"poll.per_host", "3"},
                                                       {"poll.interval", "20m"},
                                                       {"poll.longest_interval", "2d"},
                                                       {"poll.timeout", "45s"},
                                                       {"poll.stall_timeout", "9s"},
                                                       {"poll.max_bytes", "2048"},
                                                       {"poll.max_memory", "1048576"},
                                                       {"poll.max_redirects", "0"},
                                                       {"poll.proxy", "http://me:b%40d@proxy.example:3128/"},
                                                       {"poll.ca_file", "/etc/feeds.pem"},
                                                       {"poll.contact", "desk@example.org"},
                                                       {"poll.allow_private", "true"},
                                                       {"alert.smtp_url", "smtps://mail.example:465"},
                                                       {"alert.from", "alerts@example.org"},
                                                       {"alert.user", "bot"},
                                                       {"alert.password", "a b\"c"},
                                                       {"alert.tls", "required"},
                                                       {"alert.ca_file", "/etc/ca.pem"},
                                                       {"keep.entries", "0s"},
                                                       {"keep.stories", "365d"},
                                                       {"log.level", "debug"}};
  for (const auto& [key, value] : values) {
    Config config;
    const Setting& changed = setting(key);
    EXPECT_NE(changed.get(config), value) << key << ": the test must change something";
    EXPECT_TRUE(changed.set(config, value)) << key;
    EXPECT_EQ(changed.get(config), value) << key;
    for (const Setting& other : settings()) {
      if (other.key == key) continue;
      EXPECT_EQ(other.get(config), other.get(Config())) << key << " changed " << other.key;
    }
  }
}

TEST(Settings, EachSaysWhatItMeansAndWhatIsAllowed) {
  for (const Setting& one : settings()) {
    EXPECT_FALSE(one.meaning.empty()) << one.key;
    EXPECT_FALSE(one.allowed.empty()) << one.key;
  }
}

TEST(Settings, RefuseWhatIsOutOfTheirLimits) {
  const std::vector<std::pair<std::string_view, std::string>> wrong{{"database.connections", "0"},
                                                                    {"database.connections", "65"},
                                                                    {"database.connections", "4x"},
                                                                    {"database.connections", " 4"},
                                                                    {"database.connections", ""},
                                                                    {"poll.max_bytes", "99999999999999999999"},
                                                                    {"poll.interval", "0s"},
                                                                    {"poll.interval", "8d"},
                                                                    {"poll.allow_private", "yes"},
                                                                    {"alert.tls", "starttls"},
                                                                    {"alert.from", "nobody"},
                                                                    {"alert.from", "a@b\r\nBcc: c@d"},
                                                                    {"alert.from", "a@b, c@d"},
                                                                    {"alert.from", "a b@c"},
                                                                    {"alert.smtp_url", "http://mail"},
                                                                    {"alert.smtp_url", "smtp://"},
                                                                    {"database.url", "mysql://x"},
                                                                    {"poll.contact", "me) (you"},
                                                                    {"poll.max_memory", "1048575"},
                                                                    {"poll.proxy", "proxy.example:3128"},
                                                                    {"poll.proxy", "http://proxy.example"},
                                                                    {"poll.proxy", "http://"},
                                                                    {"poll.proxy", "http://:3128"},
                                                                    {"poll.proxy", "http://me:3128@proxy.example"},
                                                                    {"poll.proxy", "http://p:0"},
                                                                    {"poll.proxy", "http://p:65536"},
                                                                    {"poll.proxy", "http://p:80/x"},
                                                                    {"poll.proxy", "socks5://p:80"},
                                                                    {"poll.proxy", "http://p q:80"},
                                                                    {"poll.proxy", "http://p:80\r\nX: y"},
                                                                    {"poll.contact", "a\r\nX: y"},
                                                                    {"state_dir", "here"},
                                                                    {"keep.entries", "1s"},
                                                                    {"keep.entries", "95h"},
                                                                    {"keep.stories", "3651d"},
                                                                    {"log.level", "chatty"}};
  for (const auto& [key, value] : wrong) {
    Config config;
    EXPECT_FALSE(setting(key).set(config, value)) << key << " = " << value;
    EXPECT_EQ(setting(key).get(config), setting(key).get(Config())) << key;
  }
}

TEST(Configuration, IsReadFromSectionsAndFromDottedKeys) {
  const Config config =
      load("state_dir = '/srv/a'\n[poll]\ninterval = '20m'\nmax_redirects = 3\nallow_private = true\n");
  EXPECT_EQ(config.state_dir, "/srv/a");
  EXPECT_EQ(config.poll_interval, seconds(1200));
  EXPECT_EQ(config.poll_max_redirects, 3);
  EXPECT_TRUE(config.poll_allow_private);
  EXPECT_EQ(load("poll.interval = '20m'\n").poll_interval, seconds(1200));
}

TEST(Configuration, EnvironmentWinsOverTheFile) {
  const Config config = load("[poll]\ninterval = '20m'\nper_host = 5\n", {"ALLEGED_POLL_INTERVAL=30m", "PATH=/bin"});
  EXPECT_EQ(config.poll_interval, seconds(1800));
  EXPECT_EQ(config.poll_per_host, 5);
}

TEST(Configuration, TheVariableThatNamesTheFileIsNoSetting) {
  EXPECT_EQ(errors("", {"ALLEGED_CONFIG=/elsewhere.toml"}).size(), 0U);
}

TEST(Configuration, AllThatIsWrongIsToldAtOnce) {
  const auto all = errors("colour = 1\n[poll]\ninterval = 'soon'\nper_host = 0\n[alert]\ntls = 'maybe'\n",
                          {"ALLEGED_LOG_LEVEL=loud", "ALLEGED_NONSENSE=1"});
  ASSERT_EQ(all.size(), 6U);
  for (const char* name :
       {"colour", "poll.interval", "poll.per_host", "alert.tls", "ALLEGED_LOG_LEVEL", "ALLEGED_NONSENSE"}) {
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [&](const std::string& line) { return has(line, name); }), 1)
        << name;
  }
}

TEST(Configuration, AnErrorTellsFileLineValueAndWhatIsAllowed) {
  const std::string line = error("\n\n[poll]\ninterval = 'soon'\n");
  EXPECT_TRUE(has(line, "alleged.toml:4: poll.interval")) << line;
  EXPECT_TRUE(has(line, "\"soon\"")) << line;
  EXPECT_TRUE(has(line, std::string(setting("poll.interval").allowed))) << line;
}

TEST(Configuration, MemoryForAllMustBeEnoughForOne) {
  const std::string line = error("[poll]\nmax_memory = 4194304\nmax_bytes = 4194305\n");
  EXPECT_TRUE(has(line, "poll.max_memory (4194304) is less than poll.max_bytes (4194305)")) << line;
  EXPECT_EQ(load("[poll]\nmax_memory = 4194304\nmax_bytes = 4194304\n").poll_max_memory, 4194304);
}

TEST(Configuration, AnErrorIsOneLineWhateverTheValueHolds) {
  for (const char* toml : {"[poll]\ncontact = \"a\\nb\"\n", "[poll.interval]\na = 1\nb = 2\n",
                           "[poll]\ninterval = ['a', 'b']\n", "[poll]\n\"a\\nb\" = 1\n"}) {
    const std::string line = error(toml);
    EXPECT_EQ(line.find('\n'), std::string::npos) << line;
    EXPECT_TRUE(has(line, "poll.")) << line;
  }
}

TEST(Configuration, AnUnknownKeyBringsTheNearestKnownOne) {
  EXPECT_TRUE(has(error("[poll]\nintervall = '5m'\n"), "did you mean poll.interval?"));
  EXPECT_TRUE(has(error("[alert]\nsmtpurl = 'x'\n"), "did you mean alert.smtp_url?"));
  EXPECT_TRUE(has(error("[sauce]\ntomato = 1\n"), "`alleged config` lists every setting"));
}

TEST(Configuration, SecretsAreNeverShown) {
  for (const char* toml :
       {"[database]\nurl = 'hunter2'\n", "[alert]\npasword = 'hunter2'\n", "[alert]\npassword = hunter2\n",
        "[alert]\npassword = 'hunter2\n", "[alert]\npassword = 'x'\npassword = 'hunter2'\n"}) {
    const std::string line = error(toml);
    EXPECT_TRUE(has(line, "alleged.toml:")) << line;
    EXPECT_FALSE(has(line, "hunter2")) << line;
  }
  EXPECT_FALSE(has(error("", {"ALLEGED_DATABASE_URL=hunter2"}), "hunter2"));
  for (const char* key : {"database.url", "alert.password"}) EXPECT_TRUE(setting(key).secret) << key;
}

TEST(Configuration, WhatIsNoTomlIsToldWithItsLine) {
  const std::string line = error("[poll]\ninterval = \n");
  EXPECT_TRUE(has(line, "alleged.toml:2: not TOML: ")) << line;
}

TEST(Configuration, ANamedFileMustBeThere) {
  const Scratch folder;
  EXPECT_THROW(load_config(folder.path("none.toml"), {}), ConfigErrors);
}

TEST(Configuration, AFolderIsNoFile) {
  const Scratch folder;
  EXPECT_THROW(load_config(folder.path(), {}), ConfigErrors);
}

TEST(Configuration, TheLongestIntervalIsNotTheShorter) {
  EXPECT_TRUE(has(error("[poll]\ninterval = '2h'\nlongest_interval = '1h'\n"), "poll.longest_interval (1h)"));
  EXPECT_EQ(errors("[poll]\ninterval = '2h'\nlongest_interval = '2h'\n").size(), 0U);
}

}  // namespace
}  // namespace alleged
