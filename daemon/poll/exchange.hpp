#pragma once

#include <curl/curl.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "daemon/poll/coding.hpp"
#include "daemon/poll/fetch.hpp"
#include "daemon/poll/freshness.hpp"

namespace alleged::poll {

/// One fetch under way; libcurl's callbacks get its address, so it stays where it is. Thread: the loop's.
struct Exchange {
  Response response;
  Freshness freshness;
  std::string retry_after;  ///< raw
  std::string codings;      ///< raw, of all Content-Encoding headers, with commas between them
  Unpacking unpacking = Unpacking::done;
  bool redirected = false;
  bool redirected_for_now = false;  ///< by one of 302, 303 and 307 at least
  std::size_t max_bytes = 0;
  bool allow_private = false;
  bool is_proxied = false;
  std::string_view url;  ///< the request's
  bool too_large = false;
  bool no_memory = false;
  std::size_t cut_at = 0;  ///< 0: nowhere
  bool was_cut = false;
  bool private_address = false;
  long proxy_status = 0;  ///< of the proxy's answer to CONNECT; 0: there was none
  char error[CURL_ERROR_SIZE] = {};
};

/// Why an answer with this status is none that can be read, for a person, one line.
std::string status_reason(long status);

/// Why a transfer that ended with this code brought nothing, for a person, one line.
std::string transfer_reason(CURLcode code, const Exchange& exchange, const FetchLimits& limits);

}  // namespace alleged::poll
