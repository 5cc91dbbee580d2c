#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "daemon/detect/detect.hpp"
#include "daemon/detect/story_json.hpp"
#include "tests/fuzz/input.hpp"

using namespace alleged;

namespace {

const detect::Lexicon& lexicon() {
  static const std::shared_ptr<const detect::Lexicon> built = detect::Lexicon::load({});
  return *built;
}

bool is_code(std::string_view code) {
  return code.size() == 2 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z';
}

bool is_share(double value) {
  return value >= 0 && value <= 1;
}

}  // namespace

/// The first line is the title, after a byte that says the feed's language.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<std::string_view, 10> languages = {"", "en", "de", "es", "fr", "pl", "ro", "ru", "uk", "zh"};
  const std::string_view input = fuzz::view(data, size);
  detect::Story story;
  if (!input.empty()) story.lang = languages[static_cast<unsigned char>(input.front()) % languages.size()];
  const std::string_view rest = input.substr(input.empty() ? 0 : 1);
  const std::size_t line = rest.find('\n');
  story.title = std::string(rest.substr(0, line));
  if (line != rest.npos) story.text = std::string(rest.substr(line + 1));

  const detect::Finding finding = detect::detect(story, lexicon());
  fuzz::hold(is_share(finding.score));
  fuzz::hold(finding.relevant == !finding.allegations.empty());
  for (const detect::Allegation& allegation : finding.allegations) {
    fuzz::hold(is_code(allegation.accused) && is_code(allegation.target));
    fuzz::hold(allegation.accused != allegation.target || allegation.accused == "XX");
    fuzz::hold(is_share(allegation.confidence));
    fuzz::hold(!allegation.evidence.empty());
    for (const detect::Evidence& evidence : allegation.evidence) {
      fuzz::hold(evidence.start < evidence.end);
      fuzz::hold(feeds::survey(evidence.quote).invalid == 0);
    }
  }
  // The same input, the same answer.
  const std::string told = detect::to_json(story, finding);
  fuzz::hold(told == detect::to_json(story, detect::explain(story, lexicon()).finding));
  return 0;
}
