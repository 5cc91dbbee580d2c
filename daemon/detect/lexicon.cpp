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

constexpr Kinds act_kinds = kind_bit(Kind::act);
constexpr Kinds vote_kinds = kind_bit(Kind::vote) | kind_bit(Kind::landmark);
constexpr Kinds party_kinds = kind_bit(Kind::country) | kind_bit(Kind::actor) | kind_bit(Kind::unnamed);

template <typename Wanted>
Matcher matcher_of(const Terms& terms, Wanted wanted) {
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < terms.list.size(); ++i) {
    if (wanted(terms.list[i].kinds)) chosen.push_back(i);
  }
  return {terms.forms, chosen};
}

}  // namespace

bool Lexicon::Parts::is_cased_right(const Occurrence& occurrence, std::string_view text) const {
  if (!terms[occurrence.literal].cased) return true;
  const std::string_view written = text.substr(occurrence.begin, occurrence.end - occurrence.begin);
  if (written == forms[occurrence.literal]) return true;
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

  Matcher acts = matcher_of(terms, [](Kinds kinds) { return (kinds & act_kinds) != 0; });
  Matcher votes = matcher_of(terms, [](Kinds kinds) { return (kinds & vote_kinds) != 0; });
  Matcher parties = matcher_of(terms, [](Kinds kinds) { return (kinds & party_kinds) != 0; });
  Matcher others = matcher_of(terms, [](Kinds kinds) { return (kinds & party_kinds) == 0; });
  auto parts = std::make_unique<Parts>(Parts{std::move(terms.forms), std::move(terms.list), std::move(acts),
                                             std::move(votes), std::move(parties), std::move(others), data_version()});
  return std::shared_ptr<const Lexicon>(new Lexicon(std::move(parts)));
}

}  // namespace alleged::detect
