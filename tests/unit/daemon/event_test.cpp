#include "daemon/event.hpp"

#include <gtest/gtest.h>

#include <boost/asio/post.hpp>
#include <chrono>
#include <string>

#include "tests/unit/daemon/run.hpp"

namespace alleged {
namespace {
namespace asio = boost::asio;

// Longer than the test program may run: who waits that long was not woken.
constexpr std::chrono::hours forever{1};

asio::awaitable<void> wait(Event& event, std::chrono::milliseconds time, std::string& order, char name) {
  co_await event.wait(time);
  order += name;
}

TEST(Event, EndsAWaitThatIsUnderWay) {
  asio::io_context loop;
  Event event(loop);
  std::string order;
  asio::post(loop, [&] {
    asio::post(loop, [&] {
      order += "set ";
      event.set();
    });
  });
  run(loop, wait(event, forever, order, 'a'));
  EXPECT_EQ(order, "set a");
}

TEST(Event, BroughtAboutWhileNobodyWaitsEndsTheNextWaitAtOnce) {
  asio::io_context loop;
  Event event(loop);
  std::string order;
  event.set();
  run(loop, wait(event, forever, order, 'a'));
  EXPECT_EQ(order, "a");
}

TEST(Event, IsRememberedOnceHoweverOftenItWasBroughtAbout) {
  asio::io_context loop;
  Event event(loop);
  std::string order;
  event.set();
  event.set();
  run(loop, wait(event, forever, order, 'a'));
  asio::post(loop, [&] {
    asio::post(loop, [&] {
      order += " set ";
      event.set();
    });
  });
  run(loop, wait(event, forever, order, 'b'));
  EXPECT_EQ(order, "a set b");
}

TEST(Event, NobodyWaitsLongerThanAsked) {
  asio::io_context loop;
  Event event(loop);
  std::string order;
  run(loop, wait(event, std::chrono::milliseconds(1), order, 'a'));
  EXPECT_EQ(order, "a");
}

TEST(Event, CanBeWaitedForAgainAfterTheTimeRanOut) {
  asio::io_context loop;
  Event event(loop);
  std::string order;
  run(loop, wait(event, std::chrono::milliseconds(0), order, 'a'));
  event.set();
  run(loop, wait(event, forever, order, 'b'));
  EXPECT_EQ(order, "ab");
}

}  // namespace
}  // namespace alleged
