// How fast feeds are parsed: megabytes of raw document per CPU-second of one thread, each file by itself and read into
// memory first, best and median of RUNS. What comes out is whole entries with their strings, as a poll gets them.
// usage: bench_parse RUNS FILE...; prints one line, or what could not be read.

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <variant>
#include <vector>

#include "feeds/parse.hpp"

namespace {

double cpu_seconds() {
  std::timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Round {
  double seconds = 0;
  std::size_t entries = 0;
  std::size_t characters = 0;  ///< in the strings that came out, so that nothing can be left out unseen
};

Round parse_all(const std::vector<std::string>& documents) {
  Round round;
  const double start = cpu_seconds();
  for (const std::string& document : documents) {
    const auto parsed = alleged::feeds::parse(document, {"http://news.example/feed.xml", "application/xml"});
    const auto* feed = std::get_if<alleged::feeds::Document>(&parsed);
    if (feed == nullptr) continue;
    round.entries += feed->entries.size();
    for (const auto& entry : feed->entries)
      round.characters += entry.id.size() + entry.link.size() + entry.title.size() + entry.summary.size() +
                          entry.content.size() + entry.author.size();
  }
  round.seconds = cpu_seconds() - start;
  return round;
}

}  // namespace

int main(int count, char** values) {
  int runs = 0;
  if (count < 3 || std::from_chars(values[1], values[1] + std::strlen(values[1]), runs).ec != std::errc() || runs < 1) {
    std::fputs("usage: bench_parse RUNS FILE...\n", stderr);
    return 2;
  }
  std::vector<std::string> documents;
  std::size_t bytes = 0;
  for (int i = 2; i < count; ++i) {
    std::ifstream file(values[i], std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "%s: cannot be read\n", values[i]);
      return 1;
    }
    documents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    bytes += documents.back().size();
  }
  std::vector<double> seconds;
  Round last;
  for (int i = 0; i < runs; ++i) {
    last = parse_all(documents);
    seconds.push_back(last.seconds);
  }
  std::sort(seconds.begin(), seconds.end());
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%zu documents, %.1f MB, %zu entries, %.1f MB of text: median %.0f MB/s, best %.0f, worst %.0f\n",
              documents.size(), megabytes, last.entries, static_cast<double>(last.characters) / 1e6,
              megabytes / seconds[seconds.size() / 2], megabytes / seconds.front(), megabytes / seconds.back());
  return 0;
}
