#include "daemon/detect/outlets.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "daemon/tsv.hpp"
#include "feeds/ascii.hpp"

namespace alleged::detect {
namespace {

/// "fox-news", "Fox News (Online)" -> "fox news", "fox news online".
std::string plain(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = std::isalnum(byte) != 0 || byte >= 0x80;
    if (letter) {
      result.push_back(static_cast<char>(std::tolower(byte)));
    } else if (!result.empty() && result.back() != ' ') {
      result.push_back(' ');
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string_view host_of(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != url.npos) url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/:?#"));
}

}  // namespace

Outlets::Outlets(std::string_view outlets, std::string_view countries, std::string_view actors)
    : countries_(Tsv(countries).values("code")) {
  const Tsv table(outlets);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string country(table.cell(row, "country"));
    names_.try_emplace(plain(table.cell(row, "name")), country);
    for (const std::string& domain : table.list(row, "domains")) domains_.try_emplace(domain, country);
  }
  const Tsv known(actors);
  for (std::size_t row = 0; row < known.rows(); ++row) {
    if (known.cell(row, "kind") != "state-media") continue;
    const std::string name(known.cell(row, "name"));
    actors_.try_emplace(plain(name), name);
    for (const std::string& alias : known.list(row, "aliases")) actors_.try_emplace(plain(alias), name);
  }
}

std::string Outlets::by_domain(std::string_view host) const {
  for (std::string_view rest = host; rest.find('.') != rest.npos; rest.remove_prefix(rest.find('.') + 1)) {
    if (const auto found = domains_.find(rest); found != domains_.end()) return found->second;
  }
  return {};
}

std::string Outlets::by_name(const Names& names, std::string_view outlet) {
  const std::string name = plain(outlet);
  for (std::string_view rest = name; !rest.empty(); rest = rest.substr(0, rest.rfind(' '))) {
    if (const auto found = names.find(rest); found != names.end()) return found->second;
    if (rest.find(' ') == rest.npos) break;
  }
  return {};
}

std::string Outlets::by_top_level(std::string_view host) const {
  // Sold as words, or of no country of readers.
  constexpr std::array<std::string_view, 8> sold = {"TV", "IO", "ME", "CO", "AI", "FM", "LY", "TO"};
  const std::size_t dot = host.rfind('.');
  if (dot == host.npos || host.size() - dot != 3) return {};
  std::string code;
  for (const char c : host.substr(dot + 1))
    code.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
  if (code == "UK") return "GB";
  const bool told = countries_.contains(code) && std::find(sold.begin(), sold.end(), code) == sold.end();
  return told ? code : std::string();
}

std::string Outlets::home_of(const Story& story) const {
  if (countries_.contains(story.country)) return story.country;
  if (std::string found = by_name(names_, story.outlet); !found.empty()) return found;
  const std::array<std::string, 2> hosts = {feeds::lower(story.outlet), feeds::lower(host_of(story.url))};
  for (const std::string& host : hosts) {
    if (std::string found = by_domain(host); !found.empty()) return found;
  }
  for (const std::string& host : hosts) {
    if (std::string found = by_top_level(host); !found.empty()) return found;
  }
  return {};
}

std::string Outlets::actor_of(const Story& story) const {
  return by_name(actors_, story.outlet);
}

}  // namespace alleged::detect
