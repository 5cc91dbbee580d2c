#include "daemon/poll/fetch.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <string_view>
#include <utility>

#include "daemon/poll/address.hpp"
#include "daemon/poll/coding.hpp"
#include "daemon/poll/exchange.hpp"
#include "daemon/poll/link_header.hpp"
#include "daemon/poll/url.hpp"
#include "daemon/site.hpp"
#include "feeds/ascii.hpp"

namespace alleged::poll {
namespace asio = boost::asio;

namespace {

/// Of a header's value that is kept, in bytes: longer ones could not be stored and sent back.
constexpr std::size_t longest_value = 1000;
/// The same for Link, which names many things in one line.
constexpr std::size_t longest_links = 8000;

/// Handles kept between fetches.
constexpr std::size_t most_handles = 1000;

/// Room for so many bytes, out of what all bodies may take; a part more, so that a body does not move with each piece.
bool make_room(Exchange& exchange, std::size_t bytes) {
  std::string& body = exchange.response.body;
  if (bytes <= body.capacity()) return true;
  // Feeds are some tens of kilobytes; one allocation instead of a dozen.
  const std::size_t wanted = std::max({bytes, body.capacity() * 2, std::size_t{64 << 10}});
  const std::size_t room = std::min(exchange.max_bytes, wanted);
  if (!exchange.response.share.grow_to(room)) return false;
  body.reserve(room);
  return true;
}

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* target) {
  auto& exchange = *static_cast<Exchange*>(target);
  std::size_t total = size * count;
  if (exchange.cut_at > 0 && exchange.response.body.size() + total > exchange.cut_at) {
    total = exchange.cut_at - exchange.response.body.size();
    exchange.was_cut = true;
  }
  // Counted here, too: CURLOPT_MAXFILESIZE knows only what the server announces.
  if (exchange.response.body.size() + total > exchange.max_bytes) {
    exchange.too_large = true;
    return 0;
  }
  if (!make_room(exchange, exchange.response.body.size() + total)) {
    exchange.no_memory = true;
    return 0;
  }
  exchange.response.body.append(bytes, total);
  return exchange.was_cut ? 0 : total;
}

/// A new answer begins: of a redirect, only the last one's headers count.
void begin_answer(std::string_view status_line, Exchange& exchange) {
  exchange.response.etag.clear();
  exchange.response.last_modified.clear();
  exchange.response.hub.clear();
  exchange.codings.clear();
  exchange.freshness = {};
  exchange.retry_after.clear();
  const std::size_t space = status_line.find(' ');
  if (space == std::string_view::npos) return;
  const std::string_view rest = status_line.substr(space + 1);
  int status = 0;
  std::from_chars(rest.data(), rest.data() + rest.size(), status);
  const bool for_good = status == 301 || status == 308;
  const bool for_now = status == 302 || status == 303 || status == 307;
  exchange.redirected = exchange.redirected || for_good || for_now;
  exchange.redirected_for_now = exchange.redirected_for_now || for_now;
}

/// Through a proxy no address is seen: a private one must not be written where we are sent, either.
bool is_led_astray(const Exchange& exchange, const std::string& to) {
  return exchange.is_proxied && !exchange.allow_private && leads_to_private_address(std::string(exchange.url), to);
}

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* target) {
  auto& exchange = *static_cast<Exchange*>(target);
  auto& response = exchange.response;
  std::string_view line(bytes, size * count);
  if (line.starts_with("HTTP/")) {
    begin_answer(line, exchange);
    return line.size();
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return line.size();
  const std::string_view value = feeds::trim(line.substr(colon + 1));
  const std::string_view name = line.substr(0, colon);
  if (feeds::same(name, "location") && is_led_astray(exchange, std::string(value))) {
    exchange.private_address = true;
    return 0;
  }
  const bool is_link = feeds::same(name, "link");
  if (value.size() > (is_link ? longest_links : longest_value) || !is_line(value)) return line.size();
  if (is_link && response.hub.empty()) response.hub = link_target(value, "hub");
  if (feeds::same(name, "content-encoding")) exchange.codings.append(value).append(",");
  if (feeds::same(name, "etag")) response.etag = value;
  if (feeds::same(name, "last-modified")) response.last_modified = value;
  if (feeds::same(name, "expires")) exchange.freshness.expires = value;
  if (feeds::same(name, "date")) exchange.freshness.date = value;
  if (feeds::same(name, "retry-after")) exchange.retry_after = value;
  if (feeds::same(name, "age")) exchange.freshness.age = value;
  if (feeds::same(name, "cache-control")) exchange.freshness.cache_control.append(value).append(",");
  return line.size();
}

/// libcurl asks here for every socket, after every name lookup and every redirect: the one place that sees the address
/// before it is connected to. With a proxy that is the proxy's, which the operator chose.
curl_socket_t open_socket(void* target, curlsocktype, curl_sockaddr* address) {
  auto& exchange = *static_cast<Exchange*>(target);
  if (!exchange.is_proxied && !exchange.allow_private && is_private(address->addr)) {
    exchange.private_address = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// libcurl asks here before every request, also on a connection that another feed, which may have such an address, left
/// open (the pool is shared).
int before_request(void* target, char* address, char*, int, int) {
  auto& exchange = *static_cast<Exchange*>(target);
  if (exchange.is_proxied || exchange.allow_private || !is_private(std::string(address))) return CURL_PREREQFUNC_OK;
  exchange.private_address = true;
  return CURL_PREREQFUNC_ABORT;
}

void set_options(CURL* easy, const Request& request, const FetchLimits& limits, Exchange& exchange) {
  curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  // libcurl 7.87.0 to 8.5.0 stalls on HTTP/2 (curl #10936); feeds gain nothing from it.
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  // Without this a lookup that outlives its transfer blocks the loop until it ends (curl #8515). Its manual page words
  // it for programs that exit; what it costs is a thread that ends a little later by itself.
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, request.redirects == Redirects::followed ? 1L : 0L);
  curl_easy_setopt(easy, CURLOPT_MAXREDIRS, limits.max_redirects);
  std::chrono::milliseconds total = limits.total;
  if (request.within.count() > 0) total = std::min(total, request.within);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(total.count()));
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(std::min<std::chrono::milliseconds>(total, std::chrono::seconds(15)).count()));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.stall.count()));
  // Both said even when empty: libcurl goes by the environment's (http_proxy, NO_PROXY) otherwise.
  curl_easy_setopt(easy, CURLOPT_PROXY, limits.proxy.c_str());
  curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);  // the proxy's answer is not the server's
  // libcurl keeps the parsed certificates for a day, but only if it has no folder to look them up in. Debian's has one
  // beside its file of all of them: each handshake would read 140 certificates anew, 30 ms of CPU (libcurl 7.88).
  if (curl_version_info(CURLVERSION_NOW)->cainfo != nullptr || !limits.ca_file.empty())
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
  if (!limits.ca_file.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, limits.ca_file.c_str());
  curl_easy_setopt(easy, CURLOPT_USERAGENT, limits.user_agent.c_str());
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &exchange);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &exchange);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &exchange);
  curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &before_request);
  curl_easy_setopt(easy, CURLOPT_PREREQDATA, &exchange);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, exchange.error);
}

/// Validators go back byte for byte, as they came.
curl_slist* request_headers(const Request& request) {
  curl_slist* headers = curl_slist_append(nullptr, ("Accept: " + request.accept).c_str());
  headers = curl_slist_append(headers, ("Accept-Encoding: " + std::string(codings_offered)).c_str());
  if (!request.etag.empty()) headers = curl_slist_append(headers, ("If-None-Match: " + request.etag).c_str());
  if (!request.last_modified.empty())
    headers = curl_slist_append(headers, ("If-Modified-Since: " + request.last_modified).c_str());
  return headers;
}

/// Whose TLS sessions the handle for a URL should know. Without TLS every handle is as good.
std::string session_host(const std::string& url) {
  return url.starts_with("https:") ? host_of(url) : std::string();
}

std::string header_info(CURL* easy, CURLINFO info) {
  const char* value = nullptr;
  curl_easy_getinfo(easy, info, &value);
  return value == nullptr ? std::string() : std::string(value);
}

/// Where permanent redirects alone have led, `to` as libcurl tells it. Empty: nowhere else; or it cannot be stored; or
/// one of the two has a password, which is not to be stored, or not to be lost.
std::string moved_to(const Exchange& exchange, const std::string& from, const std::string& to) {
  if (!exchange.redirected || exchange.redirected_for_now) return {};
  if (has_user(from) || has_user(to)) return {};
  std::string place = to.substr(0, to.find('#'));
  return is_storable(place) && place != from ? place : std::string();
}

/// The body as the server had it before it packed it. False where that fails: the exchange tells why.
bool unpack_body(Exchange& exchange) {
  const std::size_t most = exchange.cut_at > 0 ? exchange.cut_at : exchange.max_bytes;
  exchange.unpacking = unpack(exchange.codings, exchange.response.body, most, exchange.response.share);
  if (exchange.unpacking == Unpacking::too_large && exchange.cut_at > 0) exchange.unpacking = Unpacking::done;
  exchange.too_large = exchange.unpacking == Unpacking::too_large;
  exchange.no_memory = exchange.unpacking == Unpacking::no_memory;
  return exchange.unpacking == Unpacking::done;
}

std::variant<Response, FetchFailure> verdict(CURL* easy, CURLcode code, const std::string& url, Exchange& exchange,
                                             const FetchLimits& limits) {
  if (code == CURLE_WRITE_ERROR && exchange.was_cut && !exchange.no_memory && !exchange.too_large) code = CURLE_OK;
  FetchFailure failure;
  if (code != CURLE_OK) {
    curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &exchange.proxy_status);
    failure.reason = transfer_reason(code, exchange, limits);
    failure.stopped = code == CURLE_ABORTED_BY_CALLBACK && !exchange.private_address;
    failure.no_memory = exchange.no_memory;
    return failure;
  }
  Response& response = exchange.response;
  response.at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &response.status);
  if (response.status != 200 && response.status != 304) {
    failure.reason = status_reason(response.status);
    failure.status = response.status;
    failure.final_url = header_info(easy, CURLINFO_EFFECTIVE_URL);
    failure.leads_to = header_info(easy, CURLINFO_REDIRECT_URL);
    failure.retry_after = retry_after(exchange.retry_after, response.at);
    failure.gone = response.status == 410 && !exchange.redirected_for_now;
    return failure;
  }
  if (!unpack_body(exchange)) {
    failure.reason = transfer_reason(CURLE_OK, exchange, limits);
    failure.no_memory = exchange.no_memory;
    return failure;
  }
  response.content_type = header_info(easy, CURLINFO_CONTENT_TYPE);
  response.final_url = header_info(easy, CURLINFO_EFFECTIVE_URL);
  response.moved_to = moved_to(exchange, url, response.final_url);
  response.final_url = without_user(std::move(response.final_url));
  response.fresh_for = fresh_for(exchange.freshness, response.at);
  return std::move(response);
}

}  // namespace

Request request_for(const Lease& lease) {
  Request request;
  request.url = lease.url;
  request.accept = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";
  request.etag = lease.etag;
  request.last_modified = lease.last_modified;
  request.allow_private = lease.allow_private;
  return request;
}

Fetcher::Fetcher(transfer::Multi& multi, FetchLimits limits)
    : multi_(multi), limits_(std::move(limits)), budget_(limits_.max_memory), handles_(most_handles) {}

asio::awaitable<std::variant<Response, FetchFailure>> Fetcher::fetch(Request request) {
  std::string host = session_host(request.url);
  Handle easy = handles_.take(host);
  if (easy == nullptr) {
    FetchFailure failure;
    failure.reason = "libcurl gave no handle: out of memory";
    co_return failure;
  }
  const auto exchange = std::make_unique<Exchange>();
  exchange->max_bytes = limits_.max_bytes;
  exchange->allow_private = limits_.allow_private || request.allow_private;
  exchange->cut_at = request.cut_at;
  exchange->is_proxied = !limits_.proxy.empty();
  exchange->url = request.url;
  exchange->response.share = budget_.share();
  if (is_led_astray(*exchange, request.url)) {
    exchange->private_address = true;
    FetchFailure failure;
    failure.reason = transfer_reason(CURLE_OK, *exchange, limits_);
    co_return failure;
  }
  set_options(easy.get(), request, limits_, *exchange);
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(request_headers(request),
                                                                            &curl_slist_free_all);
  curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers.get());

  const CURLcode code = co_await multi_.perform(easy.get());

  auto result = verdict(easy.get(), code, request.url, *exchange, limits_);
  handles_.give_back(std::move(easy), std::move(host));
  co_return result;
}

}  // namespace alleged::poll
