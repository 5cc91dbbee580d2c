#include <string>
#include <string_view>

#include "daemon/detect/html_text.hpp"
#include "feeds/entities.hpp"
#include "feeds/plain_text.hpp"
#include "tests/fuzz/input.hpp"

using namespace alleged;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string html = feeds::clean(std::string(fuzz::view(data, size)));

  const std::string text = detect::html_to_text(html);
  fuzz::hold(feeds::survey(text).invalid == 0);
  for (const char c : text) fuzz::hold(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  fuzz::hold(text.size() <= 16 * html.size() + 64);

  const std::string title = feeds::plain_text(html);
  fuzz::hold(fuzz::is_clean(title));
  fuzz::hold(title.size() <= html.size());
  fuzz::hold(feeds::fold_space(title) == title);

  // A text that is escaped shows itself, and no word of it is taken for a tag.
  const std::string escaped = feeds::escape_html(html);
  fuzz::hold(feeds::fold_space(detect::html_to_text(escaped)) == feeds::fold_space(html));
  if (html.find('&') == std::string::npos) fuzz::hold(feeds::plain_text(escaped) == feeds::fold_space(html));
  return 0;
}
