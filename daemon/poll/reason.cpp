#include <string_view>

#include "daemon/poll/exchange.hpp"

namespace alleged::poll {

std::string status_reason(long status) {
  std::string reason = "the server answered " + std::to_string(status);
  switch (status) {
    case 401:
    case 403:
      return reason + ": it does not let us in";
    case 404:
      return reason + ": there is nothing at this address";
    case 407:
      return reason + ": a proxy wants a name and a password (poll.proxy)";
    case 410:
      return reason + ": the feed is gone for good";
    case 429:
      return reason + ": too many requests";
    default:
      break;
  }
  if (status >= 500) return reason + ": it has trouble of its own";
  return reason;
}

namespace {

/// Empty where it was not the proxy's doing.
std::string proxy_reason(CURLcode code, long status) {
  if (code == CURLE_COULDNT_RESOLVE_PROXY) return "no address is known for the proxy's host name (poll.proxy)";
  if (code == CURLE_COULDNT_CONNECT) return "no connection: the proxy does not answer (poll.proxy)";
  if (status >= 300) return "the proxy answered " + std::to_string(status) + " and lets nothing through (poll.proxy)";
  return {};
}

}  // namespace

std::string transfer_reason(CURLcode code, const Exchange& exchange, const FetchLimits& limits) {
  if (exchange.too_large)
    return "larger than " + std::to_string(limits.max_bytes) + " bytes (poll.max_bytes): not read";
  if (exchange.no_memory)
    return "no memory for it now: what was fetched for others takes all of " + std::to_string(limits.max_memory) +
           " bytes (poll.max_memory); it is tried again soon";
  if (exchange.unpacking == Unpacking::damaged) return "its compression is damaged";
  if (exchange.unpacking == Unpacking::unknown) return "its compression is of a kind that was not offered";
  if (exchange.private_address)
    return "its address is private or local: not fetched (add the feed by that address, or set poll.allow_private)";
  if (exchange.is_proxied) {
    std::string reason = proxy_reason(code, exchange.proxy_status);
    if (!reason.empty()) return reason;
  }
  // libcurl has one code for two things: a protocol it must not speak, and an answer without a status line.
  if (code == CURLE_UNSUPPORTED_PROTOCOL && std::string_view(exchange.error).find("HTTP/0.9") != std::string_view::npos)
    code = CURLE_WEIRD_SERVER_REPLY;
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "no address is known for its host name";
    case CURLE_COULDNT_CONNECT:
      return "no connection: nothing answers there";
    case CURLE_OPERATION_TIMEDOUT:
      return "too slow: no complete answer in time";
    case CURLE_TOO_MANY_REDIRECTS:
      return "more than " + std::to_string(limits.max_redirects) + " redirects";
    case CURLE_SSL_CACERT_BADFILE:
      return "the trusted certificates cannot be read (poll.ca_file, or the system's)";
    case CURLE_PEER_FAILED_VERIFICATION:
      return "its TLS certificate is not trusted";
    case CURLE_GOT_NOTHING:
      return "the server closed the connection without an answer";
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
      return "the connection broke off in the middle of the answer";
    case CURLE_UNSUPPORTED_PROTOCOL:
      return "it leads to something that is neither http nor https";
    case CURLE_WEIRD_SERVER_REPLY:
      return "what answers there does not speak HTTP";
    default:
      break;
  }
  return std::string("fetch failed: ") + (exchange.error[0] != '\0' ? exchange.error : curl_easy_strerror(code));
}

}  // namespace alleged::poll
