#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tests/unit/daemon/fetching.hpp"

namespace alleged::poll {
namespace {

class SharedMemory : public Fetch {
 protected:
  static FetchLimits tight() {
    FetchLimits tight = limits();
    tight.max_bytes = 400'000;
    tight.max_memory = 1'000'000;
    return tight;
  }
  Fetcher fetcher{multi, tight()};
};

TEST_F(SharedMemory, BodiesThatAreStillHeldLeaveNoneForOthersUntilTheyGo) {
  always(reply("200 OK", "", std::string(400'000, 'a')));
  Result first = fetch(fetcher, request()), second = fetch(fetcher, request());
  ASSERT_TRUE(std::holds_alternative<Response>(first) && std::holds_alternative<Response>(second));
  const FetchFailure failed = failure(fetcher, request());
  EXPECT_TRUE(failed.no_memory);
  EXPECT_FALSE(failed.stopped);
  EXPECT_TRUE(has(failed.reason, "1000000 bytes (poll.max_memory)")) << failed.reason;
  Response moved = std::get<Response>(std::move(first));  // as to the pool that reads it
  EXPECT_TRUE(failure(fetcher, request()).no_memory);
  moved = Response();
  EXPECT_TRUE(std::holds_alternative<Response>(fetch(fetcher, request())));
}

TEST_F(SharedMemory, WhatAFailedFetchHadIsFreeAgain) {
  for (int i = 0; i < 10; ++i) {
    always({"HTTP/1.1 200 OK\r\nContent-Length: 400000\r\n\r\n" + std::string(300'000, 'a'), Reply::End::close});
    EXPECT_FALSE(failure(fetcher, request()).no_memory);
    always(reply("404 Not Found", "", std::string(400'000, 'a')));
    EXPECT_FALSE(failure(fetcher, request()).no_memory);
    always(reply("200 OK", "", std::string(400'001, 'a')));
    EXPECT_TRUE(has(failure(fetcher, request()).reason, "larger than 400000 bytes"));
  }
}

TEST_F(SharedMemory, OfManyAtOnceSomeAreReadAndTheOthersSayWhyNot) {
  always(reply("200 OK", "", std::string(400'000, 'a')));
  std::vector<Result> results(20);
  std::vector<asio::awaitable<void>> all;
  for (Result& result : results) all.push_back(job(fetcher, request(), result));
  run_all(loop, std::move(all));
  std::size_t read = 0;
  for (const Result& result : results) {
    if (std::holds_alternative<Response>(result))
      ++read;
    else
      EXPECT_TRUE(std::get<FetchFailure>(result).no_memory);
  }
  EXPECT_GE(read, 1U);
  EXPECT_LE(read, 2U);
}

}  // namespace
}  // namespace alleged::poll
