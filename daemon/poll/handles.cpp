#include "daemon/poll/handles.hpp"

#include <algorithm>
#include <utility>

namespace alleged::poll {

Handle Handles::take(const std::string& host) {
  if (const auto known = by_host_.find(host); known != by_host_.end()) return take_from(known->second);
  if (idle_.size() >= most_ && !idle_.empty()) return take_from(idle_.begin());
  return {curl_easy_init(), &curl_easy_cleanup};
}

void Handles::give_back(Handle handle, std::string host) {
  if (idle_.size() >= most_ && !idle_.empty()) take_from(idle_.begin());
  curl_easy_reset(handle.get());
  idle_.push_back({std::move(handle), std::move(host)});
  by_host_.emplace(idle_.back().host, std::prev(idle_.end()));
}

Handle Handles::take_from(Place place) {
  const auto [begin, end] = by_host_.equal_range(place->host);
  by_host_.erase(std::find_if(begin, end, [place](const auto& known) { return known.second == place; }));
  Handle handle = std::move(place->handle);
  idle_.erase(place);
  return handle;
}

}  // namespace alleged::poll
