// What detection costs one thread, beside a bare vectorscan pass over the same bytes, in turns within one run.
// usage: bench_detect RUNS PHRASES STORIES.jsonl FEED...
//   PHRASES  what the bare pass looks for, one a line
//   STORIES  labelled stories, of which one is put between twenty entries of the feeds: news as it is mixed
// Prints one line "what value" for each figure; speeds are medians over RUNS, in MB (10^6 bytes) per CPU-second.

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "daemon/detect/detect.hpp"
#include "daemon/eval/labels.hpp"
#include "feeds/parse.hpp"
#include "tests/bench/bare_reading.hpp"
#include "tests/bench/cost.hpp"

namespace {

using namespace alleged;

constexpr std::size_t entries_a_story = 20;
constexpr std::size_t summary_bytes = 300;  ///< of an entry as most RSS has it: a title and two sentences

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<detect::Story> labelled(const std::string& path) {
  std::vector<detect::Story> stories;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) stories.push_back(eval::labelled_from_json(line).story);
  if (stories.empty()) throw std::runtime_error("no stories in " + path);
  return stories;
}

std::vector<detect::Story> entries(const std::string& path) {
  std::vector<detect::Story> stories;
  const auto parsed = feeds::parse(read_file(path), {"http://news.example/feed.xml", "application/xml"});
  if (const auto* feed = std::get_if<feeds::Document>(&parsed)) {
    for (const feeds::Entry& entry : feed->entries) stories.push_back(detect::story_of(entry, {}, {}, {}));
  }
  return stories;
}

std::size_t bytes_of(const std::vector<detect::Story>& stories) {
  std::size_t bytes = 0;
  for (const detect::Story& story : stories) bytes += story.title.size() + story.text.size();
  return bytes;
}

/// Up to a whole character.
std::string cut(const std::string& text, std::size_t most) {
  std::size_t end = std::min(text.size(), most);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

double seconds_of(const std::function<void()>& work) {
  const bench::Meter meter;
  work();
  return meter.cost().cpu;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

class Runs {
 public:
  Runs(const detect::Lexicon& lexicon, const bench::Phrases& phrases, int runs)
      : lexicon_(lexicon), phrases_(phrases), runs_(runs) {}

  void tell(const char* name, const std::vector<detect::Story>& stories) {
    std::vector<double> ours;
    std::vector<double> bare;
    std::size_t told = 0;
    std::size_t hits = 0;
    for (int run = 0; run < runs_; ++run) {
      ours.push_back(seconds_of([&] {
        for (const detect::Story& story : stories) told += detect::detect(story, lexicon_).allegations.size();
      }));
      bare.push_back(seconds_of([&] {
        for (const detect::Story& story : stories)
          hits += phrases_.count_in(story.title.c_str()) + phrases_.count_in(story.text.c_str());
      }));
    }
    const auto megabytes = static_cast<double>(bytes_of(stories)) / 1e6;
    std::printf("%s.megabytes %.3f\n%s.stories %zu\n%s.told %zu\n%s.hits %zu\n", name, megabytes, name, stories.size(),
                name, told / static_cast<std::size_t>(runs_), name, hits / static_cast<std::size_t>(runs_));
    std::printf("%s.speed %.3f\n%s.bare %.3f\n", name, megabytes / median(ours), name, megabytes / median(bare));
  }

  /// CPU-seconds for one story of so many bytes, made by saying all stories one after another.
  double long_story(const std::vector<detect::Story>& stories, std::size_t bytes) {
    detect::Story story;
    while (story.text.size() < bytes) {
      for (const detect::Story& one : stories) story.text += one.title + ". " + one.text + "\n";
    }
    story.text = cut(story.text, bytes);
    std::vector<double> seconds;
    for (int run = 0; run < runs_; ++run) seconds.push_back(seconds_of([&] { detect::detect(story, lexicon_); }));
    return median(std::move(seconds));
  }

 private:
  const detect::Lexicon& lexicon_;
  const bench::Phrases& phrases_;
  int runs_;
};

}  // namespace

int main(int count, char** values) try {
  int runs = 0;
  if (count < 5 || std::from_chars(values[1], values[1] + std::strlen(values[1]), runs).ec != std::errc() || runs < 1)
    throw std::runtime_error("usage: bench_detect RUNS PHRASES STORIES.jsonl FEED...");
  std::shared_ptr<const detect::Lexicon> lexicon;
  std::vector<double> loads;
  for (int run = 0; run < runs; ++run) loads.push_back(seconds_of([&] { lexicon = detect::Lexicon::load({}); }));
  std::printf("load.seconds %.3f\nload.peak %.1f\n", median(loads), bench::Meter().cost().peak_megabytes);

  const bench::Phrases phrases(values[2]);
  const std::vector<detect::Story> news = labelled(values[3]);
  std::vector<detect::Story> mixed;
  std::vector<detect::Story> quiet;
  std::vector<detect::Story> items;
  for (int i = 4; i < count; ++i) {
    for (detect::Story& story : entries(values[i])) {
      if (mixed.size() % entries_a_story == 0) mixed.push_back(news[mixed.size() / entries_a_story % news.size()]);
      items.push_back(story);
      items.back().text = cut(story.text, summary_bytes);
      // Text without a hit: it ends at the gate's first question.
      const std::vector<std::string> reasons = detect::explain(story, *lexicon).reasons;
      if (!reasons.empty() && reasons.front() == "gate: no vote is named") quiet.push_back(story);
      mixed.push_back(std::move(story));
    }
  }
  Runs all(*lexicon, phrases, runs);
  all.tell("mixed", mixed);
  all.tell("quiet", quiet);
  all.tell("items", items);
  std::printf("long.one %.4f\nlong.ten %.4f\n", all.long_story(news, 1'000'000), all.long_story(news, 10'000'000));
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_detect: %s\n", error.what());
  return 1;
}
