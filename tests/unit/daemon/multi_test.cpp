#include "daemon/transfer/multi.hpp"

#include <gtest/gtest.h>

#include <boost/asio/post.hpp>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/unit/daemon/http_server.hpp"
#include "tests/unit/daemon/run.hpp"

namespace alleged::transfer {
namespace {
namespace asio = boost::asio;

struct Got {
  CURLcode code = CURL_LAST;
  std::string body;
};

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* target) {
  static_cast<std::string*>(target)->append(bytes, size * count);
  return size * count;
}

asio::awaitable<void> get(Multi& multi, std::string url, Got& got) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy(curl_easy_init(), &curl_easy_cleanup);
  curl_easy_setopt(easy.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(easy.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, &on_body);
  curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &got.body);
  got.code = co_await multi.perform(easy.get());
}

/// All at once; what each got, in order.
std::vector<Got> get_all(asio::io_context& loop, Multi& multi, const std::vector<std::string>& urls) {
  std::vector<Got> got(urls.size());
  std::vector<asio::awaitable<void>> all;
  for (std::size_t i = 0; i < urls.size(); ++i) all.push_back(get(multi, urls[i], got[i]));
  run_all(loop, std::move(all));
  return got;
}

/// Answers every request with its own path; the path's first letter says how: k keep, c close, r reset, d delayed, h
/// hold.
Reply echo(const std::string& request) {
  const std::string path = path_of(request);
  Reply answer = reply("200 OK", "", path);
  switch (path.at(1)) {
    case 'c':
      answer.end = Reply::End::close;
      break;
    case 'r':
      answer.end = Reply::End::reset;
      break;
    case 'h':
      answer.end = Reply::End::hold;
      break;
    case 'd':
      answer.delay = std::chrono::milliseconds(20);
      break;
    default:
      break;
  }
  return answer;
}

class MultiTest : public testing::Test {
 protected:
  asio::io_context loop{1};
  HttpServer server{loop, [this](const std::string& request) {
                      if (server.requests.size() == expected && on_all) asio::post(loop, on_all);
                      return echo(request);
                    }};
  std::unique_ptr<Multi> multi = std::make_unique<Multi>(loop);
  std::size_t expected = 0;  ///< requests at which `on_all` is called
  std::function<void()> on_all;

  std::vector<std::string> urls(std::size_t count, const std::string& how) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count; ++i)
      all.push_back(server.url("/" + std::string(1, how[i % how.size()]) + std::to_string(i)));
    return all;
  }

  static std::string path(std::size_t i, const std::string& how) {
    return "/" + std::string(1, how[i % how.size()]) + std::to_string(i);
  }
};

TEST_F(MultiTest, AConnectionThatIsKeptIsUsedAgain) {
  for (std::size_t i = 0; i < 20; ++i) {
    const auto got = get_all(loop, *multi, {server.url("/k" + std::to_string(i))});
    EXPECT_EQ(got[0].code, CURLE_OK);
    EXPECT_EQ(got[0].body, "/k" + std::to_string(i));
  }
  EXPECT_EQ(server.connections, 1U);
}

TEST_F(MultiTest, AConnectionThatTheServerClosedIsMadeAnew) {
  for (std::size_t i = 0; i < 20; ++i) {
    const auto got = get_all(loop, *multi, {server.url("/c" + std::to_string(i))});
    EXPECT_EQ(got[0].code, CURLE_OK);
    EXPECT_EQ(got[0].body, "/c" + std::to_string(i));
  }
  EXPECT_EQ(server.connections, 20U);
}

TEST_F(MultiTest, AResetFailsThatTransferAndNoOther) {
  const auto got = get_all(loop, *multi, urls(40, "rk"));
  for (std::size_t i = 0; i < got.size(); ++i) {
    if (i % 2 == 0) {
      EXPECT_NE(got[i].code, CURLE_OK) << i;
    } else {
      EXPECT_EQ(got[i].code, CURLE_OK) << curl_easy_strerror(got[i].code);
      EXPECT_EQ(got[i].body, path(i, "rk"));
    }
  }
  EXPECT_EQ(get_all(loop, *multi, {server.url("/k")})[0].code, CURLE_OK);
}

TEST_F(MultiTest, AnAnswerThatComesLaterIsWaitedFor) {
  const auto got = get_all(loop, *multi, urls(40, "dk"));
  for (std::size_t i = 0; i < got.size(); ++i) {
    EXPECT_EQ(got[i].code, CURLE_OK) << curl_easy_strerror(got[i].code);
    EXPECT_EQ(got[i].body, path(i, "dk"));
  }
}

TEST_F(MultiTest, FiveHundredAtOnceGetEachTheirOwnAnswer) {
  for (int round = 0; round < 3; ++round) {
    const auto got = get_all(loop, *multi, urls(500, "kcd"));
    for (std::size_t i = 0; i < got.size(); ++i) {
      ASSERT_EQ(got[i].code, CURLE_OK) << i << ": " << curl_easy_strerror(got[i].code);
      ASSERT_EQ(got[i].body, path(i, "kcd"));
    }
  }
  EXPECT_EQ(server.requests.size(), 1500U);
}

TEST_F(MultiTest, WhereNothingListensTheTransferFails) {
  asio::ip::tcp::acceptor taken(loop, {asio::ip::address_v4::loopback(), 0});
  const std::string url = "http://127.0.0.1:" + std::to_string(taken.local_endpoint().port()) + "/";
  taken.close();
  EXPECT_EQ(get_all(loop, *multi, {url})[0].code, CURLE_COULDNT_CONNECT);
}

TEST_F(MultiTest, AbortingEndsEveryTransferUnderWay) {
  expected = 50;
  on_all = [this] { multi->abort_all(); };
  for (const Got& got : get_all(loop, *multi, urls(50, "h"))) EXPECT_EQ(got.code, CURLE_ABORTED_BY_CALLBACK);
}

TEST_F(MultiTest, ATransferBegunAfterAbortingEndsAtOnce) {
  multi->abort_all();
  EXPECT_EQ(get_all(loop, *multi, {server.url("/k")})[0].code, CURLE_ABORTED_BY_CALLBACK);
  EXPECT_EQ(server.requests.size(), 0U);
}

TEST_F(MultiTest, DestroyedWithTransfersUnderWayItDropsThem) {
  expected = 50;
  on_all = [this] { loop.stop(); };
  std::vector<Got> got(50);
  std::size_t ended = 0;
  const auto all = urls(50, "h");
  for (std::size_t i = 0; i < all.size(); ++i)
    asio::co_spawn(loop, get(*multi, all[i], got[i]), [&ended](std::exception_ptr) { ++ended; });
  loop.run();
  ASSERT_EQ(server.requests.size(), 50U);
  multi.reset();
  loop.restart();
  loop.poll();  // what is left of the coroutines goes here
  EXPECT_EQ(ended, 0U);
  for (const Got& one : got) EXPECT_EQ(one.code, CURL_LAST);
  Multi another(loop);
  EXPECT_EQ(get_all(loop, another, {server.url("/k")})[0].code, CURLE_OK);
}

}  // namespace
}  // namespace alleged::transfer
