#include "daemon/site.hpp"

#include <arpa/inet.h>
#include <libpsl.h>

#include "feeds/ascii.hpp"

namespace alleged {

namespace {

bool is_address(const std::string& host) {
  in6_addr ignored{};
  return ::inet_pton(AF_INET, host.c_str(), &ignored) == 1 || ::inet_pton(AF_INET6, host.c_str(), &ignored) == 1;
}

}  // namespace

// By hand, because Boost.URL 1.81 takes "127.0.0.1.example.org" for an address.
std::string host_of(const std::string& url) {
  const auto slashes = url.find("://");
  if (slashes == std::string::npos) return {};
  std::string host = url.substr(slashes + 3, url.find_first_of("/?#", slashes + 3) - (slashes + 3));
  host.erase(0, host.rfind('@') + 1);
  if (host.starts_with('[')) {
    host = host.substr(1, host.find(']') - 1);
  } else {
    host = host.substr(0, host.find(':'));
  }
  return feeds::lower(host);
}

std::string site_of(const std::string& url) {
  std::string host = host_of(url);
  while (host.ends_with('.')) host.pop_back();
  if (is_address(host)) return host;
  const char* domain = psl_registrable_domain(psl_builtin(), host.c_str());
  return domain == nullptr ? host : std::string(domain);
}

}  // namespace alleged
