#include "tests/bench/bare_reading.hpp"

#include <fstream>
#include <stdexcept>
#include <vector>

namespace alleged::bench {

Phrases::Phrases(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) lines.push_back(line);
  std::vector<const char*> literals;
  std::vector<std::size_t> lengths;
  for (const std::string& line : lines) {
    literals.push_back(line.c_str());
    lengths.push_back(line.size());
  }
  const std::vector<unsigned> flags(lines.size(), HS_FLAG_CASELESS), ids(lines.size(), 0);
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(literals.data(), flags.data(), ids.data(), lengths.data(),
                           static_cast<unsigned>(lines.size()), HS_MODE_BLOCK, nullptr, &database_,
                           &error) != HS_SUCCESS) {
    const std::string reason = error == nullptr ? "vectorscan makes no database of it" : error->message;
    hs_free_compile_error(error);
    throw std::runtime_error(path + ": " + reason);
  }
  if (hs_alloc_scratch(database_, &scratch_) != HS_SUCCESS) throw std::runtime_error("no memory for vectorscan");
}

Phrases::~Phrases() {
  hs_free_scratch(scratch_);
  hs_free_database(database_);
}

std::size_t Phrases::count_in(const char* text) const {
  std::size_t hits = 0;
  const auto on_hit = [](unsigned, unsigned long long, unsigned long long, unsigned, void* count) {
    ++*static_cast<std::size_t*>(count);
    return 0;
  };
  hs_scan(database_, text, static_cast<unsigned>(std::strlen(text)), 0, scratch_, on_hit, &hits);
  return hits;
}

}  // namespace alleged::bench
