#pragma once

#include <curl/curl.h>

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

namespace alleged::poll {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

/// libcurl's easy handles between fetches: reset, and kept because making one costs more than a 304. libcurl (up to
/// 8.11) keeps the TLS sessions of a host in the handle that met it, so that one goes to the host's next fetch: a
/// handshake that takes up a session costs half of a fresh one. Thread: the loop's.
class Handles {
 public:
  /// `most` handles are kept; past that the one that has waited longest goes, or goes to another host.
  explicit Handles(std::size_t most) : most_(most) {}

  /// A handle to ask `host` with; null when memory is out.
  Handle take(const std::string& host);
  void give_back(Handle handle, std::string host);

 private:
  struct Idle {
    Handle handle;
    std::string host;
  };
  using Place = std::list<Idle>::iterator;

  Handle take_from(Place place);

  const std::size_t most_;
  std::list<Idle> idle_;  ///< those that have waited longest come first
  std::unordered_multimap<std::string, Place> by_host_;
};

}  // namespace alleged::poll
