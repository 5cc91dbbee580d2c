#include <string>
#include <variant>

#include "tests/unit/daemon/fetching.hpp"

namespace alleged::poll {
namespace {

class Proxied : public Fetch {
 protected:
  FetchLimits through_server() const {
    FetchLimits through = limits();
    through.allow_private = false;
    through.proxy = server.url("", "localhost");
    return through;
  }
  Fetcher fetcher{multi, through_server()};
};

TEST_F(Proxied, ARequestGoesToTheProxyThoughItsOwnAddressIsPrivate) {
  always(reply("200 OK", "", "by proxy"));
  Request far;
  far.url = "http://paper.example/feed";
  const Result got = fetch(fetcher, far);
  ASSERT_TRUE(std::holds_alternative<Response>(got)) << std::get<FetchFailure>(got).reason;
  EXPECT_EQ(std::get<Response>(got).body, "by proxy");
  EXPECT_EQ(path_of(server.requests.at(0)), "http://paper.example/feed");
}

TEST_F(Proxied, APrivateAddressThatIsWrittenIsNotAskedFor) {
  always(reply("200 OK", "", "secret"));
  for (const char* host :
       {"127.0.0.1", "localhost", "LOCALHOST.", "2130706433", "0x7f.1", "127.1", "127.0.0.1.", "0177.1", "[::1]",
        "[::ffff:127.0.0.1]", "169.254.169.254", "%31%32%37.0.0.1", "a:b@10.0.0.1"}) {
    Request hidden;
    hidden.url = std::string("http://") + host + "/feed";
    EXPECT_TRUE(has(failure(fetcher, hidden).reason, "its address is private or local")) << host;
  }
  EXPECT_EQ(server.requests.size(), 0U);
}

TEST_F(Proxied, NorIsOneThatARedirectLeadsTo) {
  Request far;
  far.url = "http://paper.example/feed";
  for (const char* place : {"http://127.0.0.1/x", "//10.0.0.1/x", "https://[::1]/", "http://2130706433",
                            "HTTP:\\\\127.1/x", "http:/127.0.0.1/x", "http:///127.0.0.1/x", "http://a@localhost/",
                            "\vhttp://127.0.0.1/", "http://127.0.0.1/\r/x"}) {
    always(reply("302 Found", std::string("Location: ") + place + "\r\n", ""));
    server.requests.clear();
    EXPECT_NE(failure(fetcher, far).reason, "") << place;
    EXPECT_EQ(server.requests.size(), 1U) << place << ": " << server.requests.back();
  }
}

TEST_F(Proxied, AFeedThatMayGoThereGoesThere) {
  always(reply("200 OK", "", "inside"));
  Request own;
  own.url = "http://10.0.0.1/feed";
  own.allow_private = true;
  EXPECT_TRUE(std::holds_alternative<Response>(fetch(fetcher, own)));
  EXPECT_EQ(path_of(server.requests.at(0)), "http://10.0.0.1/feed");
}

TEST_F(Proxied, WhatTheProxySaysIsNotTakenForTheServersWord) {
  Request far;
  far.url = "https://paper.example/feed";
  always(reply("403 Forbidden", "Location: http://127.0.0.1/\r\nLink: <x>; rel=hub\r\n", ""));
  EXPECT_TRUE(has(failure(fetcher, far).reason, "the proxy answered 403")) << failure(fetcher, far).reason;
  EXPECT_EQ(failure(fetcher, far).status, 0);
  EXPECT_TRUE(server.requests.at(0).starts_with("CONNECT paper.example:443 "));
}

}  // namespace
}  // namespace alleged::poll
