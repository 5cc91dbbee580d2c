#include "daemon/detect/outlets.hpp"

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

Outlets::Outlets(std::string_view file) {
  const Tsv table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string country(table.cell(row, "country"));
    names_.try_emplace(plain(table.cell(row, "name")), country);
    for (const std::string& domain : table.list(row, "domains")) domains_.try_emplace(domain, country);
  }
}

std::string Outlets::by_domain(std::string_view host) const {
  for (std::string_view rest = host; rest.find('.') != rest.npos; rest.remove_prefix(rest.find('.') + 1)) {
    if (const auto found = domains_.find(rest); found != domains_.end()) return found->second;
  }
  return {};
}

std::string Outlets::country_of(std::string_view outlet, std::string_view url) const {
  const std::string name = plain(outlet);
  for (std::string_view rest = name; !rest.empty(); rest = rest.substr(0, rest.rfind(' '))) {
    if (const auto found = names_.find(rest); found != names_.end()) return found->second;
    if (rest.find(' ') == rest.npos) break;
  }
  const std::string host = feeds::lower(host_of(url));
  for (const std::string& domain : {feeds::lower(outlet), host}) {
    if (std::string found = by_domain(domain); !found.empty()) return found;
  }
  for (const std::string& domain : {feeds::lower(outlet), host}) {
    const std::size_t dot = domain.rfind('.');
    if (dot == domain.npos || domain.size() - dot != 3) continue;
    const std::string top = domain.substr(dot + 1);
    if (top == "uk") return "GB";
    // Sold as words, or of no country of readers.
    if (top == "tv" || top == "io" || top == "me" || top == "co" || top == "ai" || top == "fm" || top == "ly" ||
        top == "to")
      continue;
    std::string code;
    for (const char c : top) code.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
    return code;
  }
  return {};
}

}  // namespace alleged::detect
