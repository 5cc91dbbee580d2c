#include "daemon/poll/handles.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace alleged::poll {
namespace {

/// Makes a handle that has met a host, and gives it back.
CURL* meet(Handles& handles, const char* host) {
  Handle handle = handles.take(host);
  CURL* const known = handle.get();
  handles.give_back(std::move(handle), host);
  return known;
}

TEST(Handles, AHostGetsTheOneThatItMetLast) {
  Handles handles(10);
  CURL* const first = meet(handles, "a.example");
  CURL* const other = meet(handles, "b.example");
  EXPECT_NE(first, other);
  EXPECT_EQ(handles.take("a.example").get(), first);
  EXPECT_EQ(handles.take("b.example").get(), other);
}

TEST(Handles, OneThatIsInUseIsGivenToNobodyElse) {
  Handles handles(10);
  CURL* const first = meet(handles, "a.example");
  const Handle in_use = handles.take("a.example");
  EXPECT_EQ(in_use.get(), first);
  EXPECT_NE(handles.take("a.example").get(), first);
}

TEST(Handles, WhereSoManyWaitTheOneThatWaitedLongestGoesToANewHost) {
  Handles handles(2);
  CURL* const longest = meet(handles, "a.example");
  CURL* const other = meet(handles, "b.example");
  const Handle handle = handles.take("c.example");
  EXPECT_EQ(handle.get(), longest);
  EXPECT_EQ(handles.take("b.example").get(), other);
}

TEST(Handles, NoMoreAreKeptThanWereAskedFor) {
  Handles handles(2);
  Handle a = handles.take("a.example"), b = handles.take("b.example"), c = handles.take("c.example");
  CURL* const kept = c.get();
  handles.give_back(std::move(a), "a.example");
  handles.give_back(std::move(b), "b.example");
  handles.give_back(std::move(c), "c.example");
  EXPECT_EQ(handles.take("c.example").get(), kept);
  const Handle left = handles.take("a.example");  // its own is gone: this one is new
  EXPECT_NE(left.get(), nullptr);
  EXPECT_NE(left.get(), kept);
}

}  // namespace
}  // namespace alleged::poll
