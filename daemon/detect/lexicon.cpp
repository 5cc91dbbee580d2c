#include "daemon/detect/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "daemon/builtin.hpp"
#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/terms.hpp"

namespace alleged::detect {
namespace {

constexpr std::string_view countries = "schema/reference/countries.tsv";
constexpr std::string_view actors = "schema/reference/actors.tsv";
constexpr std::string_view politics = "schema/reference/politics.tsv";
constexpr std::string_view voices = "schema/reference/voices.tsv";
constexpr std::string_view elections = "schema/reference/elections.tsv";
constexpr std::string_view outlets = "schema/reference/outlets.tsv";
constexpr std::string_view weights = "daemon/detect/weights.tsv";
constexpr std::array<std::string_view, 9> phrases = {
    "daemon/detect/phrases/en.toml", "daemon/detect/phrases/de.toml", "daemon/detect/phrases/es.toml",
    "daemon/detect/phrases/fr.toml", "daemon/detect/phrases/pl.toml", "daemon/detect/phrases/ro.toml",
    "daemon/detect/phrases/ru.toml", "daemon/detect/phrases/uk.toml", "daemon/detect/phrases/zh.toml"};

/// The rules' own number: raised whenever a change of the code changes what is found.
constexpr std::string_view rules_version = "0.21.0";

/// A file that was read, with the name that errors call it by.
struct File {
  std::string name;
  std::string bytes;
};

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!in.good() && !in.eof()) throw std::runtime_error(path.string() + ": cannot be read");
  return bytes;
}

/// An operator's phrase files, in the order of their names.
std::vector<File> own_files(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  if (error && error != std::errc::no_such_file_or_directory) throw std::runtime_error(folder + ": " + error.message());
  std::sort(paths.begin(), paths.end());
  std::vector<File> files;
  for (const auto& path : paths) files.push_back({path.string(), contents(path)});
  return files;
}

/// FNV-1a of the data files, so that a stored finding tells which words it was made with.
std::string data_version(std::string_view weight_table, const std::vector<File>& own) {
  std::uint32_t hash = 2166136261U;
  const auto add = [&](std::string_view bytes) {
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  };
  for (const std::string_view path : {countries, actors, politics, elections, outlets, voices}) add(builtin(path));
  for (const std::string_view path : phrases) add(builtin(path));
  add(weight_table);
  for (const File& file : own) add(file.bytes);
  std::array<char, 9> text{};
  std::snprintf(text.data(), text.size(), "%08x", hash);
  return std::string(rules_version) + "+" + text.data();
}

Tongue tongue_of(std::string_view file, const std::vector<File>& own) {
  Terms terms;
  const bool is_english = file == phrases.front();
  if (is_english) {
    read_countries(countries, terms);
    read_actors(actors, terms);
  }
  Grammar grammar = read_phrases(file, builtin(file), terms);
  if (is_english) {
    read_politics(politics, terms);
  } else {
    read_actors(actors, terms);
    read_country_names(grammar.code, countries, terms);
  }
  // Last: what is switched off is to be there, and is not to come back.
  for (const File& one : own) {
    if (language_in(one.name, one.bytes) == grammar.code) read_own_phrases(one.name, one.bytes, terms, grammar.stops);
  }
  Dictionary dictionary(terms.forms);
  MethodWords methods(terms.means);
  return {grammar.code,      is_english,         grammar.follows,       grammar.spaced,
          grammar.stops,     Forms(terms.forms), std::move(terms.list), std::move(dictionary),
          std::move(methods)};
}

}  // namespace

Lexicon::Lexicon(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Lexicon::~Lexicon() = default;

const std::string& Lexicon::version() const {
  return parts_->version;
}

std::shared_ptr<const Lexicon> Lexicon::load(const Own& own) {
  const std::vector<File> files = own.folder.empty() ? std::vector<File>{} : own_files(own.folder);
  std::vector<Tongue> tongues;
  for (const std::string_view path : phrases) tongues.push_back(tongue_of(path, files));
  for (const File& file : files) {
    const std::string language = language_in(file.name, file.bytes);
    if (std::none_of(tongues.begin(), tongues.end(), [&](const Tongue& tongue) { return tongue.code == language; }))
      throw std::runtime_error(file.name + ":1: no such language: " + language);
  }
  Gate gate(tongues);
  const std::string file = own.weights_file.empty() ? std::string(weights) : own.weights_file;
  const std::string table = own.weights_file.empty() ? std::string(builtin(weights)) : contents(own.weights_file);
  auto parts = std::make_unique<Parts>(Parts{std::move(tongues), std::move(gate), Model::from(file, table),
                                             Outlets(outlets, countries, actors), Voices(voices), Calendar(elections),
                                             data_version(table, files)});
  return std::shared_ptr<const Lexicon>(new Lexicon(std::move(parts)));
}

}  // namespace alleged::detect
