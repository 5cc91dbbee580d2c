#include "daemon/offload.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/unit/daemon/run.hpp"

namespace alleged {
namespace {
namespace asio = boost::asio;

TEST(Offload, GivesTheWorksValueEvenOneThatCanOnlyBeMoved) {
  asio::io_context loop;
  asio::thread_pool pool(1);
  std::unique_ptr<std::string> value;
  auto job = [&]() -> asio::awaitable<void> {
    auto work = [] { return std::make_unique<std::string>("a value that lives on the heap"); };
    value = co_await offload(pool, work);
  };
  run(loop, job());
  EXPECT_EQ(*value, "a value that lives on the heap");
}

TEST(Offload, ThrowsWhatTheWorkThrew) {
  asio::io_context loop;
  asio::thread_pool pool(1);
  std::string reason;
  auto job = [&]() -> asio::awaitable<void> {
    auto work = []() -> int { throw std::runtime_error("no such luck"); };
    try {
      co_await offload(pool, work);
    } catch (const std::runtime_error& error) {
      reason = error.what();
    }
  };
  run(loop, job());
  EXPECT_EQ(reason, "no such luck");
}

TEST(Offload, RunsOnThePoolsThreadAndResumesOnTheLoops) {
  asio::io_context loop;
  asio::thread_pool pool(1);
  const auto here = std::this_thread::get_id();
  std::thread::id before, during, after;
  auto job = [&]() -> asio::awaitable<void> {
    before = std::this_thread::get_id();
    auto work = [] { return std::this_thread::get_id(); };
    during = co_await offload(pool, work);
    after = std::this_thread::get_id();
  };
  run(loop, job());
  EXPECT_EQ(before, here);
  EXPECT_NE(during, here);
  EXPECT_EQ(after, here);
}

TEST(Offload, ResumesOnTheLoopsThreadAfterAnExceptionToo) {
  asio::io_context loop;
  asio::thread_pool pool(1);
  std::thread::id after;
  auto job = [&]() -> asio::awaitable<void> {
    auto work = []() -> int { throw 1; };
    try {
      co_await offload(pool, work);
    } catch (int) {
      after = std::this_thread::get_id();
    }
  };
  run(loop, job());
  EXPECT_EQ(after, std::this_thread::get_id());
}

TEST(Offload, ManyAtOnceGetEachTheirOwnResult) {
  constexpr int count = 2000;
  asio::io_context loop;
  asio::thread_pool pool(4);
  std::vector<std::string> results(count);
  int plain = 0;  // touched by the loop's thread alone
  auto job = [&](int number) -> asio::awaitable<void> {
    auto work = [&number] { return "the result of job number " + std::to_string(number); };
    results[static_cast<std::size_t>(number)] = co_await offload(pool, work);
    ++plain;
  };
  std::vector<asio::awaitable<void>> all;
  for (int i = 0; i < count; ++i) all.push_back(job(i));
  run_all(loop, std::move(all));
  EXPECT_EQ(plain, count);
  for (int i = 0; i < count; ++i)
    EXPECT_EQ(results[static_cast<std::size_t>(i)], "the result of job number " + std::to_string(i));
}

TEST(Offload, WorkOfOnePoolRunsSideBySide) {
  asio::io_context loop;
  asio::thread_pool pool(3);
  std::latch all_there(3);  // would never open for one after the other
  std::atomic<int> met = 0;
  auto job = [&]() -> asio::awaitable<void> {
    auto work = [&] {
      all_there.arrive_and_wait();
      return ++met;
    };
    co_await offload(pool, work);
  };
  std::vector<asio::awaitable<void>> all;
  for (int i = 0; i < 3; ++i) all.push_back(job());
  run_all(loop, std::move(all));
  EXPECT_EQ(met, 3);
}

}  // namespace
}  // namespace alleged
