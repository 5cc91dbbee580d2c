#include "daemon/poll/robots.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "feeds/ascii.hpp"
#include "tests/fuzz/input.hpp"

using namespace alleged;

namespace {

/// The same path, with its letters and digits percent-encoded; what is encoded already stays.
std::string encoded(std::string_view path) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto byte = static_cast<unsigned char>(path[i]);
    if (path[i] == '%') {
      out += path.substr(i, 3);
      i += 2;
    } else if (feeds::is_alnum(path[i])) {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += path[i];
    }
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The first line is a path, the rest a robots.txt.
  const std::string_view bytes = fuzz::view(data, size);
  const std::string path = "/" + std::string(bytes.substr(0, std::min<std::size_t>(bytes.find('\n'), 2000)));
  const std::string_view text = bytes.substr(std::min(bytes.size(), path.size()));
  const std::string server = "https://harbour.example";

  const poll::Robots robots(text, "alleged");
  const bool allowed = robots.allows(server + path);
  fuzz::hold(robots.allows(server + "/robots.txt"));
  fuzz::hold(robots.delay().count() >= 0 && robots.delay().count() <= 60);
  fuzz::hold(robots.size() <= 200 * text.size() + 1000);
  if (path.find('%') == std::string::npos) fuzz::hold(robots.allows(server + encoded(path)) == allowed);
  if (!text.starts_with("\xEF\xBB\xBF"))
    fuzz::hold(poll::Robots("\xEF\xBB\xBF" + std::string(text.substr(0, 500'000)), "ALLEGED").allows(server + path) ==
               allowed);
  // Whoever forbids everything to us by name forbids it, unless a longer rule allows it.
  if (feeds::lower(text).find("allow") == std::string::npos && path.find_first_of("r%") == std::string::npos)
    fuzz::hold(
        !poll::Robots(std::string(text) + "\nUser-agent: alleged\nDisallow: /\n", "alleged").allows(server + path));
  return 0;
}
