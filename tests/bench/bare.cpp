// What parsers do by themselves with the documents that bench_parse reads: megabytes of document per CPU-second of one
// thread, each by itself and read into memory first. pugixml: a tree, and every field of every entry looked at. expat,
// where the build found it: every piece of text and every name handed over. usage: bench_bare RUNS FILE...; prints a
// line a parser.

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "tests/bench/bare_reading.hpp"
#include "tests/bench/cost.hpp"

#ifdef ALLEGED_BENCH_EXPAT
#include <expat.h>
#endif

namespace {

using Read = std::size_t (*)(const std::string& document);

std::size_t with_pugixml(const std::string& document) {
  pugi::xml_document tree;
  if (!tree.load_buffer(document.data(), document.size())) return 0;
  std::size_t characters = 0;
  alleged::bench::each_field(tree, [&](const char*, const char* text) { characters += std::strlen(text); });
  return characters;
}

#ifdef ALLEGED_BENCH_EXPAT
std::size_t with_expat(const std::string& document) {
  std::size_t characters = 0;
  XML_Parser parser = XML_ParserCreate(nullptr);
  XML_SetUserData(parser, &characters);
  XML_SetElementHandler(
      parser, [](void* sum, const char* name, const char**) { *static_cast<std::size_t*>(sum) += *name != 0; },
      [](void*, const char*) {});
  XML_SetCharacterDataHandler(parser, [](void* sum, const char*, int length) {
    *static_cast<std::size_t*>(sum) += static_cast<std::size_t>(length);
  });
  XML_Parse(parser, document.data(), static_cast<int>(document.size()), 1);
  XML_ParserFree(parser);
  return characters;
}
#endif

void measure(const char* name, Read read, int runs, const std::vector<std::string>& documents) {
  std::vector<double> seconds;
  std::size_t bytes = 0, characters = 0;
  for (const std::string& document : documents) bytes += document.size();
  for (int i = 0; i < runs; ++i) {
    const alleged::bench::Meter meter;
    characters = 0;
    for (const std::string& document : documents) characters += read(document);
    seconds.push_back(meter.cost().cpu);
  }
  std::sort(seconds.begin(), seconds.end());
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%s: %zu documents, %.1f MB, %.1f MB of text: median %.0f MB/s, best %.0f, worst %.0f\n", name,
              documents.size(), megabytes, static_cast<double>(characters) / 1e6,
              megabytes / seconds[seconds.size() / 2], megabytes / seconds.front(), megabytes / seconds.back());
}

}  // namespace

int main(int count, char** values) {
  int runs = 0;
  if (count < 3 || std::from_chars(values[1], values[1] + std::strlen(values[1]), runs).ec != std::errc() || runs < 1) {
    std::fputs("usage: bench_bare RUNS FILE...\n", stderr);
    return 2;
  }
  std::vector<std::string> documents;
  for (int i = 2; i < count; ++i) {
    std::ifstream file(values[i], std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "%s: cannot be read\n", values[i]);
      return 1;
    }
    documents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  measure("pugixml", &with_pugixml, runs, documents);
#ifdef ALLEGED_BENCH_EXPAT
  measure("expat", &with_expat, runs, documents);
#endif
  return 0;
}
