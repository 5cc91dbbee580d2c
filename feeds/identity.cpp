#include "feeds/identity.hpp"

namespace alleged::feeds {

std::string identity(const Entry& entry) {
  if (!entry.id.empty()) return entry.id;
  if (!entry.link.empty()) return entry.link;
  const std::string& body = entry.summary.empty() ? entry.content : entry.summary;
  if (entry.title.empty() && body.empty()) return {};
  return entry.title + "\n" + body;
}

}  // namespace alleged::feeds
