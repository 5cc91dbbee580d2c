#include "daemon/poll/address.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <clocale>
#include <cstring>
#include <stdexcept>
#include <string>

namespace alleged::poll {
namespace {

bool is_private(const std::string& text) {
  sockaddr_storage storage{};
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  if (::inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    std::memcpy(&storage, &v4, sizeof v4);
  } else if (::inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr) == 1) {
    v6.sin6_family = AF_INET6;
    std::memcpy(&storage, &v6, sizeof v6);
  } else {
    throw std::invalid_argument(text);
  }
  return poll::is_private(reinterpret_cast<const sockaddr&>(storage));
}

TEST(Address, SpecialRangesOfVersion4ArePrivateToTheirLastAddress) {
  for (const char* text :
       {"0.0.0.0",         "0.255.255.255",   "10.0.0.0",        "10.255.255.255",  "100.64.0.0",
        "100.127.255.255", "127.0.0.1",       "127.255.255.255", "169.254.0.0",     "169.254.169.254",
        "169.254.255.255", "172.16.0.0",      "172.31.255.255",  "192.0.0.0",       "192.0.0.255",
        "192.0.2.0",       "192.0.2.255",     "192.168.0.0",     "192.168.255.255", "198.18.0.0",
        "198.19.255.255",  "198.51.100.0",    "198.51.100.255",  "203.0.113.0",     "203.0.113.255",
        "224.0.0.0",       "239.255.255.255", "240.0.0.0",       "255.255.255.255"})
    EXPECT_TRUE(is_private(text)) << text;
}

TEST(Address, TheirNeighboursArePublic) {
  for (const char* text :
       {"1.0.0.0",      "9.255.255.255",   "11.0.0.0",    "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0",    "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",  "192.0.1.0",
        "192.0.3.0",    "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",  "198.51.99.255",
        "198.51.101.0", "203.0.112.255",   "203.0.114.0", "223.255.255.255"})
    EXPECT_FALSE(is_private(text)) << text;
}

TEST(Address, SpecialRangesOfVersion6ArePrivate) {
  for (const char* text : {"::", "::1", "fe80::1", "febf::1", "fc00::1", "fdff:ffff::1", "ff02::1", "fec0::1", "100::1",
                           "2001::1", "2001:1ff::1", "2001:db8::1", "2001:db8:ffff::1", "4000::1", "5f00::1"})
    EXPECT_TRUE(is_private(text)) << text;
}

// RFC 9637 (2024) added a second range to the registry.
TEST(Address, TheNewerDocumentationRangeIsPrivate) {
  EXPECT_TRUE(is_private("3fff::1"));
  EXPECT_TRUE(is_private("3fff:fff:ffff::1"));
  EXPECT_FALSE(is_private("3fff:1000::1"));
}

TEST(Address, GlobalUnicastIsPublic) {
  for (const char* text :
       {"2001:200::1", "2001:4860:4860::8888", "2001:db7::1", "2001:db9::1", "2606:4700::1111", "2a00:1450::1"})
    EXPECT_FALSE(is_private(text)) << text;
}

TEST(Address, Version4WrappedInVersion6IsWhatItWraps) {
  for (const char* form : {"::ffff:", "64:ff9b::"}) {
    EXPECT_TRUE(is_private(form + std::string("127.0.0.1"))) << form;
    EXPECT_TRUE(is_private(form + std::string("10.1.2.3"))) << form;
    EXPECT_TRUE(is_private(form + std::string("169.254.169.254"))) << form;
    EXPECT_FALSE(is_private(form + std::string("8.8.8.8"))) << form;
  }
  EXPECT_TRUE(is_private("2002:7f00:1::"));       // 6to4 of 127.0.0.1
  EXPECT_TRUE(is_private("2002:c0a8:101::1"));    // of 192.168.1.1
  EXPECT_FALSE(is_private("2002:808:808::1"));    // of 8.8.8.8
  EXPECT_TRUE(is_private("::127.0.0.1"));         // the old v4-compatible form
  EXPECT_TRUE(is_private("::8.8.8.8"));           // nobody may route it
  EXPECT_TRUE(is_private("64:ff9b:1::8.8.8.8"));  // NAT64 for local use
}

TEST(Address, AnotherFamilyIsPrivate) {
  sockaddr other{};
  other.sa_family = AF_UNIX;
  EXPECT_TRUE(poll::is_private(other));
}

TEST(AddressInUrl, LiteralsAreFoundWithPortPathAndUserinfo) {
  for (const char* url :
       {"http://127.0.0.1/", "http://127.0.0.1:8080/feed", "https://10.0.0.1/feed?x=1#y", "http://[::1]/",
        "http://[::1]:8080/feed", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::10.0.0.1]/",
        "http://user:pass@192.168.1.1/feed", "http://example.org@127.0.0.1/", "http://localhost/",
        "http://localhost:8080/feed", "http://feeds.localhost/"})
    EXPECT_TRUE(names_private_address(url)) << url;
}

TEST(AddressInUrl, ALocalNameCountsInCapitalsToo) {
  EXPECT_TRUE(names_private_address("http://LocalHost/feed"));
}

TEST(AddressInUrl, WhatOnlyLooksLikeOneIsNone) {
  for (const char* url :
       {"http://example.org/", "http://8.8.8.8/", "http://[2606:4700::1111]/", "http://127.0.0.1@example.org/",
        "http://localhost@example.org/", "http://example.org/127.0.0.1", "http://example.org/?u=http://127.0.0.1/",
        "http://127.0.0.1.example.org/", "http://localhost.example.org/", "http://notlocalhost/", "not a url", ""})
    EXPECT_FALSE(names_private_address(url)) << url;
}

// Whoever writes the address of this machine as a number hides it, and gets no leave by it; what is really connected to
// is looked at again when the socket is opened.
TEST(AddressInUrl, ANumberInDisguiseGivesNoLeave) {
  for (const char* url :
       {"http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://127.1/"})
    EXPECT_FALSE(names_private_address(url)) << url;
}

TEST(AddressToLeadTo, ALiteralIsFoundInEveryFormThatLibcurlReads) {
  const std::string here = "https://paper.example/feed";
  for (const char* place : {"http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001:80/",
                            "http://0177.0.0.1", "//10.0.0.1/x", "http://user:pass@192.168.1.1/", "http://LocalHost./",
                            "http://[::1]:8080/", "http://[::ffff:10.0.0.1]/", "http://127.0.0.1./", "http://127.1./",
                            "http:/127.0.0.1/", "http://%31%32%37.0.0.1/", "http://169.254.169.254/latest"})
    EXPECT_TRUE(leads_to_private_address(here, place)) << place;
  EXPECT_TRUE(leads_to_private_address("http://127.0.0.1/a", "/b"));
}

TEST(AddressToLeadTo, WhereAControlCharacterHidesAPartNothingIsTrusted) {
  for (const char* place :
       {"http://127.0.0.1/\r/x", "\vhttp://127.0.0.1/", "http://127.0.0.1\t/", "http://8.8.8.8/\x7f"})
    EXPECT_TRUE(leads_to_private_address("https://paper.example/feed", place)) << place;
}

// libcurl reads letters outside of ASCII by the locale, and in the C locale refuses them itself.
TEST(AddressToLeadTo, DigitsOutsideOfAsciiAreReadAsWhatTheyBecome) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  ASSERT_NE(std::setlocale(LC_ALL, "C.UTF-8"), nullptr);
  for (const char* place : {"http://１２７.0.0.1/", "http://１２７.1/", "http://127。0。0。1/", "http://ｌocalhost/"})
    EXPECT_TRUE(leads_to_private_address("https://paper.example/feed", place)) << place;
  std::setlocale(LC_ALL, before.c_str());
}

TEST(AddressToLeadTo, ANameOrAPublicAddressIsNone) {
  const std::string here = "https://paper.example/feed";
  for (const char* place :
       {"https://paper.example/", "/127.0.0.1", "x", "?u=http://127.0.0.1/", "http://8.8.8.8/",
        "http://[2606:4700::1111]/", "http://127.0.0.1.example.org/", "http://127.0.0.1@example.org/"})
    EXPECT_FALSE(leads_to_private_address(here, place)) << place;
}

}  // namespace
}  // namespace alleged::poll
