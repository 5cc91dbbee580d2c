#include "feeds/article.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "feeds/ascii.hpp"
#include "feeds/page.hpp"
#include "tests/fuzz/input.hpp"

using namespace alleged;

namespace {

void hold_line(std::string_view line) {
  fuzz::hold(!line.empty() && feeds::trim(line) == line);
  fuzz::hold(line.find("  ") == std::string_view::npos && line.find('\t') == std::string_view::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::view(data, size);
  const std::string text = feeds::article_of(bytes, "text/html");
  fuzz::hold(fuzz::is_clean(text) && text.size() <= feeds::kLongestArticle);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    hold_line(std::string_view(text).substr(at, end - at));
    at = end + 1;
  }
  fuzz::hold(!text.ends_with('\n'));

  const std::string html = feeds::clean(std::string(bytes));
  const feeds::Page page = feeds::read_page(html, &feeds::names_what_is_beside);
  fuzz::hold(!page.elements.empty() && page.elements[0].parent == 0);
  for (std::size_t i = 1; i < page.elements.size(); ++i) fuzz::hold(page.elements[i].parent < i);
  for (const feeds::PageBlock& block : page.blocks) {
    hold_line(block.text);
    fuzz::hold(fuzz::is_clean(block.text) && block.linked <= block.text.size());
    fuzz::hold(block.element < page.elements.size());
  }
  return 0;
}
