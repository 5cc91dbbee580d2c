#include "feeds/parse.hpp"

#include <array>
#include <string>
#include <variant>

#include "feeds/print.hpp"
#include "feeds/xml_feed.hpp"
#include "tests/fuzz/input.hpp"

using namespace alleged;

namespace {

/// Adds up all text of a document, each part of which has to be clean.
class Count {
 public:
  void operator()(std::string_view text) {
    fuzz::hold(fuzz::is_clean(text));
    bytes_ += text.size();
  }
  std::size_t bytes() const { return bytes_; }

 private:
  std::size_t bytes_ = 0;
};

std::size_t text_in(const feeds::Document& document) {
  Count count;
  for (const auto& text : {document.format, document.title, document.link, document.language, document.salvaged}) {
    count(text);
  }
  for (const feeds::Entry& entry : document.entries) {
    for (const auto* text : {&entry.id, &entry.link, &entry.title, &entry.summary, &entry.content, &entry.author}) {
      count(*text);
    }
    for (const std::string& category : entry.categories) count(category);
    for (const feeds::Enclosure& enclosure : entry.enclosures) {
      count(enclosure.url);
      count(enclosure.type);
    }
  }
  return count.bytes();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array<std::string_view, 4> kTypes = {"", "text/xml", "application/json",
                                                             "text/xml; charset=windows-1251"};
  const std::string_view bytes = fuzz::view(data, size);
  const feeds::Source source{"http://a.example/news/feed", std::string(kTypes[size % kTypes.size()])};

  const auto read = feeds::parse(bytes, source);
  if (const auto* unreadable = std::get_if<feeds::Unreadable>(&read)) {
    fuzz::hold(!unreadable->reason.empty() && unreadable->reason.size() <= 200 && fuzz::is_clean(unreadable->reason));
    fuzz::hold(unreadable->reason.find('\n') == std::string::npos);
    return 0;
  }
  const auto& document = std::get<feeds::Document>(read);
  fuzz::hold(document.entries.size() <= feeds::kMostEntries);
  fuzz::hold(text_in(document) <= 64 * size + 1'048'576);
  const std::string json = feeds::to_json(document);
  fuzz::hold(fuzz::is_clean(json) && json.find('\n') == std::string::npos);
  return 0;
}
