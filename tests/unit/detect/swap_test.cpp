#include <gtest/gtest.h>

#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "daemon/tsv.hpp"
#include "tests/unit/detect/reading.hpp"

namespace alleged::detect {
namespace {

namespace json = boost::json;

/// A country as the templates of swap.jsonl name it.
struct Country {
  std::string code, name, adjective, capital;
};

/// Great powers and small states, allies and rivals.
constexpr std::array<const char*, 30> chosen = {"US", "RU", "CN", "IR", "GB", "FR", "DE", "TR", "SA", "IN",
                                                "IL", "UA", "HU", "RS", "BR", "MX", "CA", "AU", "JP", "KR",
                                                "VN", "PK", "EG", "NG", "ZA", "KE", "PL", "RO", "MD", "GR"};

std::vector<Country> countries() {
  const Tsv table("schema/reference/countries.tsv");
  std::vector<Country> found;
  for (const char* code : chosen) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.cell(row, "code") != code) continue;
      found.push_back({code, std::string(table.cell(row, "name")), table.list(row, "adjectives").front(),
                       table.list(row, "capitals").front()});
    }
  }
  return found;
}

void replace(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

void fill(std::string& text, const std::string& letter, const Country& country) {
  replace(text, "{" + letter + "'s}", country.name + (country.name.ends_with('s') ? "'" : "'s"));
  replace(text, "{" + letter + "adj}", country.adjective);
  replace(text, "{" + letter + "cap}", country.capital);
  replace(text, "{" + letter + "}", country.name);
}

struct Template {
  std::string title, text;
};

std::vector<Template> templates() {
  std::ifstream in(std::filesystem::path(ALLEGED_STORIES) / "swap.jsonl");
  std::vector<Template> all;
  for (std::string line; std::getline(in, line);) {
    const json::value story = json::parse(line);
    all.push_back({std::string(story.at("title").as_string()), std::string(story.at("text").as_string())});
  }
  return all;
}

/// Accused, target and stance of each allegation, with its confidence.
using Told = std::map<std::tuple<std::string, std::string, std::string_view>, double>;

Told told(Template story, const Country& accused, const Country& target) {
  for (std::string* text : {&story.title, &story.text}) {
    fill(*text, "A", accused);
    fill(*text, "T", target);
  }
  Told result;
  for (const Allegation& one : read(story.title, story.text).allegations)
    result.emplace(std::tuple(one.accused, one.target, name(one.stance)), one.confidence);
  return result;
}

Told exchanged(const Told& told, const std::string& a, const std::string& b) {
  const auto other = [&](const std::string& code) { return code == a ? b : code == b ? a : code; };
  Told result;
  for (const auto& [key, confidence] : told)
    result.emplace(std::tuple(other(std::get<0>(key)), other(std::get<1>(key)), std::get<2>(key)), confidence);
  return result;
}

bool is_same(const Told& left, const Told& right) {
  if (left.size() != right.size()) return false;
  for (const auto& [key, confidence] : left) {
    const auto found = right.find(key);
    if (found == right.end() || std::abs(found->second - confidence) > 0.1) return false;
  }
  return true;
}

TEST(EvenHanded, ExchangingAccusedAndTargetExchangesTheAnswer) {
  const std::vector<Country> all = countries();
  ASSERT_EQ(all.size(), chosen.size());
  const std::vector<Template> stories = templates();
  ASSERT_GE(stories.size(), 60U);
  std::size_t same = 0;
  std::size_t tried = 0;
  std::size_t charges = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const std::size_t step : {7U, 13U}) {
      const Country& a = all[i];
      const Country& b = all[(i + step) % all.size()];
      for (const Template& story : stories) {
        const Told plain = told(story, a, b);
        charges += plain.empty() ? 0U : 1U;
        ++tried;
        same += is_same(plain, exchanged(told(story, b, a), a.code, b.code)) ? 1U : 0U;
      }
    }
  }
  EXPECT_GE(static_cast<double>(same), 0.98 * static_cast<double>(tried)) << same << " of " << tried;
  EXPECT_GE(charges, tried / 2) << "a detector that reads nothing is even-handed too";
}

}  // namespace
}  // namespace alleged::detect
