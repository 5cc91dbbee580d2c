#include "daemon/limits.hpp"

namespace alleged {

poll::FetchLimits limits_of(const Config& config) {
  poll::FetchLimits limits;
  limits.max_bytes = static_cast<std::size_t>(config.poll_max_bytes);
  limits.max_memory = static_cast<std::size_t>(config.poll_max_memory);
  limits.total = config.poll_timeout;
  limits.stall = config.poll_stall_timeout;
  limits.max_redirects = static_cast<long>(config.poll_max_redirects);
  limits.allow_private = config.poll_allow_private;
  limits.proxy = config.poll_proxy;
  limits.ca_file = config.poll_ca_file;
  limits.user_agent =
      "alleged/" ALLEGED_VERSION + (config.poll_contact.empty() ? "" : " (+" + config.poll_contact + ")");
  return limits;
}

}  // namespace alleged
