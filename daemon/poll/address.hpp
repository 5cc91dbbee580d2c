#pragma once

#include <sys/socket.h>

#include <string>

namespace alleged::poll {

/// True for an address that is not the public internet's: loopback, private, link-local (cloud metadata among them),
/// shared, multicast, unspecified, documentation and reserved ranges, in v4, v6 and v4 wrapped in v6 (mapped, NAT64,
/// 6to4). Source: the IANA special-purpose address registries (RFC 6890 and its updates).
bool is_private(const sockaddr& address);

/// The same for an address as it is written, "192.0.2.1" or "2001:db8::1"; true for what is none.
bool is_private(const std::string& address);

/// True when a URL's host is itself written as such an address, or is "localhost": whoever wrote that meant it.
bool names_private_address(const std::string& url);

/// True when a reference that stands at a URL leads to a host written as such an address in any of the forms that
/// libcurl takes for one ("127.1", "2130706433", in other digits than ASCII's), or as "localhost". For where another
/// connects for us, so that nothing but the URL is there to judge by. False for what libcurl cannot read; but true
/// where a control character stands, because of a header with one libcurl may read a part.
bool leads_to_private_address(const std::string& url, const std::string& reference);

}  // namespace alleged::poll
