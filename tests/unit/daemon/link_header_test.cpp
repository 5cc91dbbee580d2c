#include "daemon/poll/link_header.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace alleged::poll {
namespace {

TEST(LinkHeader, ALinkIsFoundByItsRelationAmongOthers) {
  for (const char* value :
       {"<https://hub.example/>; rel=\"hub\"", "<https://hub.example/>;rel=hub",
        "< https://hub.example/ > ; REL = \"HUB\"", "</feed>; rel=\"self\", <https://hub.example/>; rel=\"hub\"",
        "<https://hub.example/>; rel=\"self hub\"", "<https://hub.example/>; title=\"a, b; rel=self\"; rel=hub",
        "<https://hub.example/>; rel=hub; rel=self",
        "<https://hub.example/>; rel=hub, <https://second.example/>; rel=hub",
        ",, <https://hub.example/>; crossorigin; rel=hub"})
    EXPECT_EQ(link_target(value, "hub"), "https://hub.example/") << value;
}

TEST(LinkHeader, WhatIsNoSuchLinkIsNone) {
  for (const char* value :
       {"", "<", "<>", "<https://hub.example/>", "<https://hub.example/", "https://hub.example/; rel=hub",
        "<https://hub.example/>; rel=\"github\"", "<https://hub.example/>; rel=self; rel=hub",
        "<https://hub.example/>; rev=hub", "<https://hub.example/>; title=\"rel=hub\"", "<x>; rel",
        "<x>; rel=", "<x>; rel=\"", "<x>;;;=;,,=\"", "<x>, rel=hub"})
    EXPECT_EQ(link_target(value, "hub"), "") << value;
}

TEST(LinkHeader, ATargetMayHoldWhatSeparatesLinks) {
  EXPECT_EQ(link_target("</a,b;c=d>; rel=hub", "hub"), "/a,b;c=d");
}

TEST(LinkHeader, ALongValueIsReadToItsEnd) {
  std::string value;
  for (int i = 0; i < 20'000; ++i) value += "<x>; rel=\"a b\"; y=z, ";
  EXPECT_EQ(link_target(value + "</hub>; rel=hub", "hub"), "/hub");
  EXPECT_EQ(link_target(std::string(1'000'000, ';') + std::string(1'000'000, '<'), "hub"), "");
}

}  // namespace
}  // namespace alleged::poll
