#include "daemon/poll/fetch.hpp"

#include <boost/asio/post.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tests/unit/daemon/fetching.hpp"

namespace alleged::poll {
namespace {

// gzip of 20,000 times "a".
constexpr std::string_view packed(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xed\xc1\x31\x01\x00\x00\x00\xc2\xa0\xac\xeb\x5f\xc2\x1a\x1e\x40\x01\x00"
    "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xf0\x60\x31\x87\xbd\xca\x20\x4e\x00\x00",
    55);

TEST_F(Fetch, AnAnswerIsItsBodyTypeAddressAndValidators) {
  always(reply("200 OK",
               "Content-Type: text/xml; charset=x\r\nETag: \"v1\"\r\nLast-Modified: Tue, 05 Nov 2024 18:30:00 GMT\r\n",
               "<rss/>"));
  const Response got = response(request());
  EXPECT_EQ(got.status, 200);
  EXPECT_EQ(got.body, "<rss/>");
  EXPECT_EQ(got.content_type, "text/xml; charset=x");
  EXPECT_EQ(got.final_url, server.url("/feed"));
  EXPECT_EQ(got.etag, "\"v1\"");
  EXPECT_EQ(got.last_modified, "Tue, 05 Nov 2024 18:30:00 GMT");
}

TEST_F(Fetch, ARequestSaysWhoAsksAndForWhat) {
  always(reply("200 OK", "", "x"));
  response(request());
  EXPECT_TRUE(has(server.requests.at(0), "\r\nUser-Agent: alleged/test (+desk@example.org)\r\n")) << server.requests[0];
  EXPECT_TRUE(has(server.requests[0], "\r\nAccept: application/rss+xml, application/atom+xml"));
  EXPECT_FALSE(has(server.requests[0], "If-None-Match"));
  EXPECT_FALSE(has(server.requests[0], "If-Modified-Since"));
}

TEST_F(Fetch, ValidatorsGoBackByteForByte) {
  for (const std::string tag :
       {"\"v1\"", "W/\"v1\"", "unquoted", "\"a, b;c\"", "\"a  b\"", "\"\xc3\xa9\"", "\"a:b\\\"c\"", "0"}) {
    for (const std::string date : {"Tue, 05 Nov 2024 18:30:00 GMT", "yesterday,  about noon", "2024-11-05"}) {
      always(reply("200 OK", "eTaG:   " + tag + "\r\nLAST-MODIFIED:" + date + "\r\n", "x"));
      Request next = request();
      const Response got = response(next);
      EXPECT_EQ(got.etag, tag);
      EXPECT_EQ(got.last_modified, date);
      next.etag = got.etag;
      next.last_modified = got.last_modified;
      response(next);
      EXPECT_TRUE(has(server.requests.back(), "\r\nIf-None-Match: " + tag + "\r\n")) << server.requests.back();
      EXPECT_TRUE(has(server.requests.back(), "\r\nIf-Modified-Since: " + date + "\r\n")) << server.requests.back();
    }
  }
}

TEST_F(Fetch, AValidatorWithAControlCharacterIsNone) {
  for (const std::string tag : {"\"a\x01"
                                "b\"",
                                "\"a\rX: y\"", "\"a\x7f\""}) {
    always(reply("200 OK", "ETag: " + tag + "\r\n", "x"));
    EXPECT_EQ(response(request()).etag, "");
  }
}

// The database keeps text: a byte that is no UTF-8 would make every poll of the feed one that cannot be stored.
TEST_F(Fetch, AValidatorThatIsNoUtf8IsNone) {
  always(reply("200 OK", "ETag: \"caf\xe9\"\r\n", "x"));
  EXPECT_EQ(response(request()).etag, "");
}

TEST_F(Fetch, AValidatorOfMoreThan1000BytesIsNone) {
  always(reply("200 OK", "ETag: " + std::string(1000, 'a') + "\r\n", "x"));
  EXPECT_EQ(response(request()).etag, std::string(1000, 'a'));
  always(reply("200 OK", "ETag: " + std::string(1001, 'a') + "\r\n", "x"));
  EXPECT_EQ(response(request()).etag, "");
}

TEST_F(Fetch, NotModifiedIsAnAnswerWithoutABody) {
  always({"HTTP/1.1 304 Not Modified\r\nETag: \"v2\"\r\n\r\n"});
  const Response got = response(request());
  EXPECT_EQ(got.status, 304);
  EXPECT_EQ(got.body, "");
  EXPECT_EQ(got.etag, "\"v2\"");
}

TEST_F(Fetch, OnlyTheLastAnswersHeadersCountAfterRedirects) {
  answer = [](const std::string& request) {
    if (path_of(request) == "/feed")
      return reply("301 Moved", "Location: /new\r\nETag: \"old\"\r\nLast-Modified: long ago\r\n", "moved");
    return reply("200 OK", "Content-Type: text/xml\r\n", "new");
  };
  const Response got = response(request());
  EXPECT_EQ(got.body, "new");
  EXPECT_EQ(got.etag, "");
  EXPECT_EQ(got.last_modified, "");
  EXPECT_EQ(got.final_url, server.url("/new"));
}

TEST_F(Fetch, AHandleUsedAgainKeepsNothingOfTheFetchBefore) {
  always(reply("200 OK", "ETag: \"v1\"\r\nContent-Type: text/xml\r\n", "first"));
  Request first = request();
  first.etag = "\"v0\"";
  response(first);
  always(reply("200 OK", "", "second"));
  const Response got = response(request());
  EXPECT_EQ(got.body, "second");
  EXPECT_EQ(got.etag, "");
  EXPECT_EQ(got.content_type, "");
  EXPECT_FALSE(has(server.requests.back(), "If-None-Match"));
}

TEST_F(Fetch, ARedirectLoopEnds) {
  always(reply("302 Found", "Location: /feed\r\n", ""));
  EXPECT_EQ(failure(request()).reason, "more than 5 redirects");
  EXPECT_EQ(server.requests.size(), 6U);
}

TEST_F(Fetch, ARedirectLeadsToTheWebOnly) {
  for (const char* elsewhere : {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x"}) {
    always(reply("302 Found", std::string("Location: ") + elsewhere + "\r\n", ""));
    EXPECT_EQ(failure(request()).reason, "it leads to something that is neither http nor https") << elsewhere;
  }
}

TEST_F(Fetch, ABodyOfExactlyTheLimitIsReadAndOneByteMoreIsNot) {
  always(reply("200 OK", "", std::string(10000, 'a')));
  EXPECT_EQ(response(request()).body.size(), 10000U);
  always(reply("200 OK", "", std::string(10001, 'a')));
  EXPECT_TRUE(has(failure(request()).reason, "larger than 10000 bytes (poll.max_bytes)"));
}

TEST_F(Fetch, TheLimitCountsWhatCameWithoutAnAnnouncedLengthToo) {
  always({"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(10001, 'a'), Reply::End::close});
  EXPECT_TRUE(has(failure(request()).reason, "larger than 10000 bytes"));
}

TEST_F(Fetch, TheLimitCountsAfterDecompression) {
  always(reply("200 OK", "Content-Encoding: gzip\r\n", std::string(packed)));
  EXPECT_TRUE(has(failure(request()).reason, "larger than 10000 bytes"));
  FetchLimits wide = limits();
  wide.max_bytes = 20000;
  Fetcher other(multi, wide);
  const Result got = fetch(other, request());
  ASSERT_TRUE(std::holds_alternative<Response>(got));
  EXPECT_EQ(std::get<Response>(got).body, std::string(20000, 'a'));
}

TEST_F(Fetch, DamagedCompressionIsAFailure) {
  always(reply("200 OK", "Content-Encoding: gzip\r\n", "this is no gzip at all"));
  EXPECT_EQ(failure(request()).reason, "its compression is damaged");
}

TEST_F(Fetch, APrivateAddressIsRefusedHoweverItIsWritten) {
  always(reply("200 OK", "", "secret"));
  FetchLimits strict = limits();
  strict.allow_private = false;
  Fetcher careful(multi, strict);
  for (const char* host : {"127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]"}) {
    Request hidden;
    hidden.url = server.url("/feed", host);
    EXPECT_TRUE(has(failure(careful, hidden).reason, "its address is private or local")) << host;
  }
  EXPECT_EQ(server.requests.size(), 0U);
}

TEST_F(Fetch, APrivateAddressIsFetchedForAFeedThatMay) {
  always(reply("200 OK", "", "inside"));
  FetchLimits strict = limits();
  strict.allow_private = false;
  Fetcher careful(multi, strict);
  Request allowed = request();
  allowed.allow_private = true;
  const Result got = fetch(careful, allowed);
  ASSERT_TRUE(std::holds_alternative<Response>(got));
  EXPECT_EQ(std::get<Response>(got).body, "inside");
}

TEST_F(Fetch, AnotherStatusIsAFailureThatNamesIt) {
  for (const char* status :
       {"204 None", "206 Part", "403 Forbidden", "404 Not Found", "410 Gone", "429 Slow", "500 Ouch", "503 Later"}) {
    always(reply(status, "", ""));
    if (std::string_view(status).starts_with("204")) always({"HTTP/1.1 204 None\r\n\r\n"});
    const FetchFailure failed = failure(request());
    EXPECT_TRUE(has(failed.reason, "the server answered " + std::string(status, 3))) << failed.reason;
    EXPECT_EQ(failed.retry_after, std::chrono::seconds(0));
    EXPECT_FALSE(failed.stopped);
  }
}

TEST_F(Fetch, WhatTheServerAskedToWaitIsTold) {
  always(reply("429 Slow", "Retry-After: 120\r\n", ""));
  EXPECT_EQ(failure(request()).retry_after, std::chrono::seconds(120));
  always(reply("503 Later", "Retry-After: Tue, 05 Nov 1994 18:30:00 GMT\r\n", ""));
  EXPECT_EQ(failure(request()).retry_after, std::chrono::seconds(0));
}

TEST_F(Fetch, AConnectionThatBreaksOffIsAFailureInOneLine) {
  always({"", Reply::End::reset});
  EXPECT_FALSE(failure(request()).reason.empty());
  always({"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", Reply::End::close});
  EXPECT_EQ(failure(request()).reason, "the connection broke off in the middle of the answer");
  always({"", Reply::End::close});
  EXPECT_EQ(failure(request()).reason, "the server closed the connection without an answer");
}

TEST_F(Fetch, AFetchThatTheDaemonEndsIsNotTheFeedsDoing) {
  answer = [this](const std::string&) {
    asio::post(loop, [this] { multi.abort_all(); });
    return Reply{"", Reply::End::hold};
  };
  EXPECT_TRUE(failure(request()).stopped);
}

TEST_F(Fetch, ALinkHeaderOfTheLastAnswerNamesTheHub) {
  answer = [](const std::string& request) {
    if (path_of(request) == "/feed")
      return reply("302 Found", "Location: /new\r\nLink: <https://old.example/>; rel=hub\r\n", "");
    return reply("200 OK", "Link: </feed>; rel=self\r\nlink: <https://hub.example/>; rel=\"hub\"\r\n", "x");
  };
  EXPECT_EQ(response(request()).hub, "https://hub.example/");
  EXPECT_EQ(response(request("/new")).hub, "https://hub.example/");
  always(reply("200 OK", "Link: <https://hub.example/>; rel=self\r\n", "x"));
  EXPECT_EQ(response(request()).hub, "");
}

TEST_F(Fetch, ABodyIsReadUpToWhereItIsToBeCut) {
  Request wanted = request();
  wanted.cut_at = 1000;
  always(reply("200 OK", "", std::string(1000, 'a')));
  EXPECT_EQ(response(wanted).body.size(), 1000U);
  always(reply("200 OK", "Content-Type: text/html\r\n", std::string(900'000, 'b')));
  const Response cut = response(wanted);
  EXPECT_EQ(cut.body, std::string(1000, 'b'));
  EXPECT_EQ(cut.content_type, "text/html");
  EXPECT_EQ(response(wanted).body.size(), 1000U) << "the connection is not used with what was left on it";
}

TEST_F(Fetch, ARedirectThatIsNotToBeFollowedIsToldWithItsPlace) {
  Request wanted = request("/desk/feed");
  wanted.redirects = Redirects::told;
  always(reply("302 Found", "Location: ../other?a=1\r\n", ""));
  const FetchFailure told = failure(wanted);
  EXPECT_EQ(told.status, 302);
  EXPECT_EQ(told.leads_to, server.url("/other?a=1"));
  EXPECT_EQ(server.requests.size(), 1U);
  always(reply("404 None", "", ""));
  EXPECT_EQ(failure(wanted).leads_to, "");
  EXPECT_EQ(failure(wanted).status, 404);
}

TEST_F(Fetch, ARequestMayHaveLessTimeThanTheLimitsGive) {
  Request wanted = request();
  wanted.within = std::chrono::milliseconds(50);
  always({"", Reply::End::hold});
  const FetchFailure late = failure(wanted);
  EXPECT_EQ(late.reason, "too slow: no complete answer in time");
  EXPECT_EQ(late.status, 0);
}

TEST_F(Fetch, ManyAtOnceGetEachTheirOwn) {
  answer = [](const std::string& request) {
    return reply("200 OK", "ETag: \"" + path_of(request) + "\"\r\n", path_of(request));
  };
  std::vector<Result> results(200);
  std::vector<asio::awaitable<void>> all;
  for (std::size_t i = 0; i < results.size(); ++i)
    all.push_back(job(fetcher, request("/" + std::to_string(i)), results[i]));
  run_all(loop, std::move(all));
  for (std::size_t i = 0; i < results.size(); ++i) {
    ASSERT_TRUE(std::holds_alternative<Response>(results[i])) << i;
    EXPECT_EQ(std::get<Response>(results[i]).body, "/" + std::to_string(i));
    EXPECT_EQ(std::get<Response>(results[i]).etag, "\"/" + std::to_string(i) + "\"");
  }
}

}  // namespace
}  // namespace alleged::poll
