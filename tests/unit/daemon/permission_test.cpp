#include "daemon/poll/permission.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <string>

#include "tests/unit/daemon/http_server.hpp"
#include "tests/unit/daemon/run.hpp"

namespace alleged::poll {
namespace {
namespace asio = boost::asio;

FetchLimits limits() {
  FetchLimits limits;
  limits.max_bytes = limits.max_memory = 1 << 20;
  limits.total = limits.stall = std::chrono::seconds(30);
  limits.max_redirects = 5;
  limits.user_agent = "alleged/test";
  return limits;
}

class PermissionOf : public testing::Test {
 protected:
  asio::io_context loop{1};
  HttpServer::Answer answer;
  HttpServer server{loop, [this](const std::string& asked) { return answer(asked); }};
  transfer::Multi multi{loop};
  Fetcher fetcher{multi, limits()};
  std::chrono::steady_clock::time_point now{};
  Permissions permissions{fetcher, [this] { return now; }};

  Request page(const std::string& path) const {
    Request request;
    request.url = server.url(path);
    request.allow_private = true;
    return request;
  }

  static asio::awaitable<void> job(Permissions& permissions, Request wanted, bool& learnt) {
    learnt = co_await permissions.learn(std::move(wanted));
  }

  bool learn(const Request& wanted) {
    bool learnt = false;
    run(loop, job(permissions, wanted, learnt));
    return learnt;
  }

  /// What is said of a page, after its server was asked.
  Permission of(const std::string& path) {
    EXPECT_TRUE(learn(page(path)));
    return permissions.known(page(path)).value();
  }
};

TEST_F(PermissionOf, APageIsNotKnownBeforeItsServerWasAsked) {
  EXPECT_FALSE(permissions.known(page("/a")).has_value());
}

TEST_F(PermissionOf, APageIsWhatItsServersRobotsTxtSays) {
  answer = [](const std::string&) {
    return reply("200 OK", "", "User-agent: alleged\nDisallow: /not\nCrawl-delay: 4\n");
  };
  EXPECT_TRUE(of("/a").granted);
  EXPECT_EQ(path_of(server.requests.at(0)), "/robots.txt");
  EXPECT_FALSE(permissions.known(page("/not"))->granted);
  EXPECT_EQ(permissions.known(page("/not"))->reason, "its robots.txt forbids it");
  EXPECT_EQ(permissions.known(page("/a"))->delay, std::chrono::seconds(4));
}

TEST_F(PermissionOf, APageIsGrantedWhereThereIsNoRobotsTxt) {
  for (const char* status : {"404 Not Found", "401 Unauthorized", "403 Forbidden", "410 Gone"}) {
    answer = [status](const std::string&) { return reply(status, "", ""); };
    EXPECT_TRUE(of("/a").granted) << status;
  }
}

TEST_F(PermissionOf, APageIsRefusedWhereTheRobotsTxtCannotBeHad) {
  for (const char* status : {"503 Service Unavailable", "500 Oops", "429 Too Many Requests"}) {
    answer = [status](const std::string&) { return reply(status, "", ""); };
    EXPECT_FALSE(of("/a").granted) << status;
  }
  answer = [](const std::string&) { return Reply{"", Reply::End::reset}; };
  const Permission refused = of("/a");
  EXPECT_FALSE(refused.granted);
  EXPECT_EQ(refused.reason.find("no robots.txt to be had: "), 0U) << refused.reason;
}

TEST_F(PermissionOf, ARobotsTxtIsFollowedThroughRedirects) {
  answer = [](const std::string& asked) {
    if (path_of(asked) == "/robots.txt") return reply("301 Moved", "Location: /moved.txt\r\n", "");
    return reply("200 OK", "", "User-agent: *\nDisallow: /\n");
  };
  EXPECT_FALSE(of("/a").granted);
}

TEST_F(PermissionOf, ALongRobotsTxtIsReadUpToItsLimit) {
  answer = [](const std::string&) {
    return reply("200 OK", "", "User-agent: *\nDisallow: /not\n" + std::string(most_of_robots + 1000, '#'));
  };
  EXPECT_FALSE(of("/not").granted);
  EXPECT_TRUE(permissions.known(page("/a"))->granted);
}

TEST_F(PermissionOf, APageIsKnownForADayAndARefusalForAnHour) {
  answer = [](const std::string&) { return reply("200 OK", "", ""); };
  of("/a");
  now += std::chrono::hours(23);
  EXPECT_TRUE(permissions.known(page("/a")).has_value());
  now += std::chrono::hours(1);
  EXPECT_FALSE(permissions.known(page("/a")).has_value());
  answer = [](const std::string&) { return reply("503 Busy", "", ""); };
  of("/a");
  now += std::chrono::minutes(59);
  EXPECT_TRUE(permissions.known(page("/a")).has_value());
  now += std::chrono::minutes(1);
  EXPECT_FALSE(permissions.known(page("/a")).has_value());
}

TEST_F(PermissionOf, APrivateAddressIsToldToThoseWhoMayAskThere) {
  answer = [](const std::string&) { return reply("200 OK", "", ""); };
  Request stranger = page("/a");
  stranger.allow_private = false;
  EXPECT_TRUE(learn(stranger));
  EXPECT_FALSE(permissions.known(stranger)->granted);
  EXPECT_NE(permissions.known(stranger)->reason.find("private"), std::string::npos);
  EXPECT_EQ(server.requests.size(), 0U);
  EXPECT_TRUE(of("/a").granted);
  EXPECT_FALSE(permissions.known(stranger)->granted);
}

TEST_F(PermissionOf, NothingIsLearntWhenTheDaemonEnds) {
  multi.abort_all();
  EXPECT_FALSE(learn(page("/a")));
  EXPECT_FALSE(permissions.known(page("/a")).has_value());
}

TEST_F(PermissionOf, MemoryIsBoundedAndTheOldestGoesFirst) {
  std::string large = "User-agent: *\n";
  while (large.size() < most_of_robots - 500) large += "Disallow: /" + std::string(400, 'x') + "\n";
  answer = [&large](const std::string&) { return reply("200 OK", "", large); };
  const auto named = [this](int number) {
    Request request = page("/a");
    request.url = server.url("/a", "n" + std::to_string(number) + ".localhost");
    return request;
  };
  for (int number = 0; number < 80; ++number) ASSERT_TRUE(learn(named(number)));  // 40 MB
  EXPECT_FALSE(permissions.known(named(0)).has_value());
  EXPECT_TRUE(permissions.known(named(79)).has_value());
}

}  // namespace
}  // namespace alleged::poll
