#include "daemon/poll/address.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>

#include "daemon/site.hpp"
#include "feeds/ascii.hpp"

namespace alleged::poll {

namespace {

struct Range4 {
  std::uint32_t prefix;
  int bits;
};

constexpr Range4 special4[] = {
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // shared (carrier NAT)
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local, cloud metadata
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // IETF protocols
    {0xC0000200, 24},  // documentation
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 4},   // multicast
    {0xF0000000, 4},   // reserved, broadcast
};

bool is_private4(std::uint32_t address) {
  for (const Range4& range : special4)
    if ((address ^ range.prefix) >> (32 - range.bits) == 0) return true;
  return false;
}

std::uint32_t word(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

bool is_private6(const in6_addr& address) {
  const std::uint8_t* b = address.s6_addr;
  static constexpr std::uint8_t zeros[12] = {};
  static constexpr std::uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  static constexpr std::uint8_t nat64[12] = {0x00, 0x64, 0xFF, 0x9B};
  if (std::memcmp(b, mapped, 12) == 0 || std::memcmp(b, nat64, 12) == 0) return is_private4(word(b + 12));
  if (std::memcmp(b, zeros, 12) == 0) return true;                      // ::, ::1, v4-compatible
  if (b[0] == 0x20 && b[1] == 0x02) return is_private4(word(b + 2));    // 6to4
  if ((b[0] & 0xE0) != 0x20) return true;                               // only 2000::/3 is global unicast
  if (b[0] == 0x3F && b[1] == 0xFF && (b[2] & 0xF0) == 0) return true;  // documentation (RFC 9637)
  return b[0] == 0x20 && b[1] == 0x01 &&
         (b[2] < 0x02 || (b[2] == 0x0D && b[3] == 0xB8));  // Teredo & co., documentation
}

enum class Reach { open, special, unwritten };  // unwritten: a name, or nonsense

Reach reach_of(const std::string& literal) {
  in_addr v4{};
  in6_addr v6{};
  if (::inet_pton(AF_INET, literal.c_str(), &v4) == 1)
    return is_private4(ntohl(v4.s_addr)) ? Reach::special : Reach::open;
  if (::inet_pton(AF_INET6, literal.c_str(), &v6) == 1) return is_private6(v6) ? Reach::special : Reach::open;
  return Reach::unwritten;
}

bool is_private_host(const std::string& host) {
  return host == "localhost" || host.ends_with(".localhost") || reach_of(host) == Reach::special;
}

/// The host that libcurl would go to, in ASCII and lower case, without brackets and the root's dot; empty if it cannot
/// read the URL.
std::string host_for_libcurl(const std::string& url, const std::string& reference) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), &curl_url_cleanup);
  char* part = nullptr;
  if (parsed == nullptr || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK ||
      curl_url_set(parsed.get(), CURLUPART_URL, reference.c_str(), CURLU_URLENCODE | CURLU_ALLOW_SPACE) != CURLUE_OK ||
      curl_url_get(parsed.get(), CURLUPART_HOST, &part, CURLU_PUNYCODE) != CURLUE_OK)
    return {};
  const std::unique_ptr<char, decltype(&curl_free)> owned(part, &curl_free);
  std::string host = feeds::lower(part);
  while (host.ends_with('.')) host.pop_back();
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return host;
}

}  // namespace

bool is_private(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return is_private4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    return is_private6(v6.sin6_addr);
  }
  return true;  // no family a feed could be on
}

bool is_private(const std::string& address) {
  return reach_of(address) != Reach::open;
}

bool names_private_address(const std::string& url) {
  return is_private_host(host_of(url));
}

bool leads_to_private_address(const std::string& url, const std::string& reference) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::any_of(reference.begin(), reference.end(), is_control)) return true;
  const std::string host = host_for_libcurl(url, reference);
  if (is_private_host(host)) return true;
  // Put into ASCII, or without its dot, it may have become an address in short form: whoever reads it next may see one.
  const std::string again = "http://" + host + "/";
  return is_private_host(host_for_libcurl(again, again));
}

}  // namespace alleged::poll
