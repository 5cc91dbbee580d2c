#include "feeds/charset.hpp"

#include <algorithm>
#include <string>

#include "tests/fuzz/input.hpp"

using namespace alleged;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The first line is HTTP's Content-Type, the rest the document.
  const std::string_view input = fuzz::view(data, size);
  const std::string_view content_type = input.substr(0, input.find('\n'));
  const std::string_view bytes = input.substr(std::min(input.size(), content_type.size() + 1));

  const std::string text = feeds::to_utf8(bytes, content_type);
  fuzz::hold(fuzz::is_clean(text));
  fuzz::hold(feeds::clean(text) == text);
  fuzz::hold(text.size() <= 4 * bytes.size() + 16);

  const std::string feed = feeds::feed_to_utf8(bytes, content_type);
  fuzz::hold(fuzz::is_clean(feed));
  fuzz::hold(feed.size() <= text.size());

  const std::string cleaned = feeds::clean(std::string(bytes));
  fuzz::hold(fuzz::is_clean(cleaned));
  fuzz::hold(feeds::clean(cleaned) == cleaned);
  if (fuzz::is_clean(bytes)) fuzz::hold(cleaned == bytes);
  return 0;
}
