#include "daemon/html.hpp"

#include <gtest/gtest.h>

namespace alleged {
namespace {

TEST(Html, EscapedTextIsSafeInElementsAndAttributes) {
  EXPECT_EQ(escaped("<a href=\"x\" b='y'>&amp;"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
  EXPECT_EQ(escaped("Chișinău"), "Chișinău");
  EXPECT_EQ(escaped(""), "");
}

TEST(Html, OnlyHttpAndHttpsAreLinks) {
  EXPECT_TRUE(is_web_link("https://outlet.example/1"));
  EXPECT_TRUE(is_web_link("http://outlet.example/1"));
  for (const char* other : {"javascript:alert(1)", "data:text/html,x", "//outlet.example", "httpsx://a", ""})
    EXPECT_FALSE(is_web_link(other)) << other;
}

}  // namespace
}  // namespace alleged
