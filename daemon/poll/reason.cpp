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

std::string transfer_reason(CURLcode code, const Exchange& exchange, const FetchLimits& limits) {
  if (exchange.too_large)
    return "larger than " + std::to_string(limits.max_bytes) + " bytes (poll.max_bytes): not read";
  if (exchange.private_address)
    return "its address is private or local: not fetched (add the feed by that address, or set poll.allow_private)";
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
    case CURLE_PEER_FAILED_VERIFICATION:
      return "its TLS certificate is not trusted";
    case CURLE_GOT_NOTHING:
      return "the server closed the connection without an answer";
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
      return "the connection broke off in the middle of the answer";
    case CURLE_UNSUPPORTED_PROTOCOL:
      return "it leads to something that is neither http nor https";
    case CURLE_BAD_CONTENT_ENCODING:
      return "its compression is damaged";
    case CURLE_WEIRD_SERVER_REPLY:
      return "what answers there does not speak HTTP";
    default:
      break;
  }
  return std::string("fetch failed: ") + (exchange.error[0] != '\0' ? exchange.error : curl_easy_strerror(code));
}

}  // namespace alleged::poll
