#include "daemon/waits.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <utility>
#include <vector>

#include "tests/unit/daemon/run.hpp"

namespace alleged {
namespace {
namespace asio = boost::asio;

asio::awaitable<void> wait(Waits& waits, std::chrono::milliseconds time, bool& passed) {
  passed = co_await waits.pass(time);
}

asio::awaitable<void> end(Waits& waits) {
  waits.end();
  co_return;
}

TEST(Waits, PassWithTime) {
  asio::io_context loop{1};
  Waits waits(loop);
  bool at_once = false;
  bool soon = false;
  run(loop, wait(waits, std::chrono::milliseconds(0), at_once));
  run(loop, wait(waits, std::chrono::milliseconds(5), soon));
  EXPECT_TRUE(at_once);
  EXPECT_TRUE(soon);
}

TEST(Waits, EndAllAtOnceWithTheDaemon) {
  asio::io_context loop{1};
  Waits waits(loop);
  bool first = true;
  bool second = true;
  std::vector<asio::awaitable<void>> all;
  all.push_back(wait(waits, std::chrono::hours(1), first));
  all.push_back(wait(waits, std::chrono::hours(2), second));
  all.push_back(end(waits));
  run_all(loop, std::move(all));  // would not return for an hour
  EXPECT_FALSE(first);
  EXPECT_FALSE(second);
}

TEST(Waits, ThatBeginLaterDoNotBegin) {
  asio::io_context loop{1};
  Waits waits(loop);
  waits.end();
  bool passed = true;
  run(loop, wait(waits, std::chrono::hours(1), passed));
  EXPECT_FALSE(passed);
  EXPECT_TRUE(waits.ended());
}

}  // namespace
}  // namespace alleged
