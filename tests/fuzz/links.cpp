#include "feeds/links.hpp"

#include <algorithm>
#include <string>

#include "feeds/ascii.hpp"
#include "tests/fuzz/input.hpp"

using namespace alleged;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The first line is the base, the rest a reference and HTML at once.
  const std::string text = feeds::clean(std::string(fuzz::view(data, size)));
  const std::string_view base = std::string_view(text).substr(0, text.find('\n'));
  const std::string_view rest = std::string_view(text).substr(std::min(text.size(), base.size() + 1));

  const std::string url = feeds::resolve(base, rest);
  fuzz::hold(fuzz::is_clean(url));
  fuzz::hold(url.size() <= 3 * rest.size() + 512);
  if (feeds::is_absolute(feeds::trim(rest))) fuzz::hold(url == feeds::trim(rest));
  if (feeds::is_absolute(url)) fuzz::hold(feeds::resolve(base, url) == url);
  if (base.empty()) fuzz::hold(feeds::resolve_links(std::string(rest), base) == rest);

  const std::string html = feeds::resolve_links(std::string(rest), base);
  fuzz::hold(fuzz::is_clean(html));
  // links.cpp: four times and 16 KiB, then the one link that went over it (escaped), and what follows it.
  fuzz::hold(html.size() <= 5 * rest.size() + 16'384 + 6 * (3 * 4096 + 512));
  return 0;
}
