#include "daemon/detect/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <utility>

#include "daemon/builtin.hpp"
#include "daemon/detect/lexicon_parts.hpp"
#include "daemon/detect/terms.hpp"

namespace alleged::detect {
namespace {

constexpr std::string_view countries = "schema/reference/countries.tsv";
constexpr std::string_view actors = "schema/reference/actors.tsv";
constexpr std::string_view english = "daemon/detect/phrases/en.toml";

/// The rules' own number: raised whenever a change of the code changes what is found.
constexpr std::string_view rules_version = "0.1.0";

/// FNV-1a of the data files, so that a stored finding tells which words it was made with.
std::string data_version() {
  std::uint32_t hash = 2166136261U;
  for (const std::string_view path : {countries, actors, english}) {
    for (const char c : builtin(path)) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  std::array<char, 9> text{};
  std::snprintf(text.data(), text.size(), "%08x", hash);
  return std::string(rules_version) + "+" + text.data();
}

}  // namespace

bool Lexicon::Parts::is_cased_right(std::uint32_t term, std::string_view written) const {
  if (!terms[term].cased || written == forms[term]) return true;
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return written.size() >= 5 && std::none_of(written.begin(), written.end(), is_lower);
}

Lexicon::Lexicon(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Lexicon::~Lexicon() = default;

const std::string& Lexicon::version() const {
  return parts_->version;
}

std::shared_ptr<const Lexicon> Lexicon::load() {
  Terms terms;
  read_countries(countries, terms);
  read_actors(actors, terms);
  read_phrases(english, builtin(english), terms);

  std::vector<std::string> acts;
  for (std::size_t i = 0; i < terms.list.size(); ++i) {
    if ((terms.list[i].kinds & kind_bit(Kind::act)) != 0) acts.push_back(terms.forms[i]);
  }
  auto parts = std::make_unique<Parts>(
      Parts{Matcher(terms.forms), terms.forms, std::move(terms.list), Matcher(acts), data_version()});
  return std::shared_ptr<const Lexicon>(new Lexicon(std::move(parts)));
}

}  // namespace alleged::detect
