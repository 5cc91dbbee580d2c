#include "feeds/opml.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "tests/fuzz/input.hpp"

using namespace alleged;

namespace {

auto texts(const feeds::Outline& outline) {
  return std::tie(outline.url, outline.title, outline.link, outline.folder, outline.outlet, outline.country,
                  outline.language);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = feeds::read_opml(fuzz::view(data, size));
  if (const auto* unreadable = std::get_if<feeds::Unreadable>(&read)) {
    fuzz::hold(!unreadable->reason.empty() && unreadable->reason.size() <= 200 && fuzz::is_clean(unreadable->reason));
    return 0;
  }
  const auto& outlines = std::get<std::vector<feeds::Outline>>(read);
  for (const feeds::Outline& outline : outlines) {
    fuzz::hold(!outline.url.empty());
    std::apply([](const auto&... text) { fuzz::hold((fuzz::is_clean(text) && ...)); }, texts(outline));
  }

  const std::string written = feeds::write_opml("list", outlines);
  fuzz::hold(fuzz::is_clean(written));
  const auto again = feeds::read_opml(written);
  fuzz::hold(std::holds_alternative<std::vector<feeds::Outline>>(again));
  const auto& same = std::get<std::vector<feeds::Outline>>(again);
  fuzz::hold(std::equal(outlines.begin(), outlines.end(), same.begin(), same.end(), [](const auto& a, const auto& b) {
    return texts(a) == texts(b) && a.fetch_article == b.fetch_article;
  }));
  return 0;
}
