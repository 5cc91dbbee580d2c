#include "feeds/doctype.hpp"

#include <map>

#include "feeds/ascii.hpp"

namespace alleged::feeds {

namespace {

/// Honest documents declare a few namespaces or a list of characters.
constexpr std::size_t kMostEntities = 300;
constexpr std::size_t kLongestValue = 1024;
constexpr std::size_t kLongestName = 64;
/// What all replacements together may add.
constexpr std::size_t kMostGrowth = 262'144;

using Entities = std::map<std::string_view, std::string_view>;

Entities declared_in(std::string_view prolog) {
  static constexpr std::string_view kDeclaration = "<!ENTITY";
  Entities entities;
  std::size_t at = prolog.find(kDeclaration);
  while (at != std::string_view::npos && entities.size() < kMostEntities) {
    std::string_view rest = trim_start(prolog.substr(at + kDeclaration.size()));
    const std::string_view name = rest.substr(0, rest.find_first_of(" \t\n"));
    rest = trim_start(rest.substr(name.size()));
    // Anything but a quote is a parameter entity (%) or an external one (SYSTEM, PUBLIC).
    if (!name.empty() && name.size() <= kLongestName && (rest.starts_with('"') || rest.starts_with('\''))) {
      const std::size_t close = rest.find(rest[0], 1);
      if (close != std::string_view::npos && close <= kLongestValue) entities.emplace(name, rest.substr(1, close - 1));
    }
    at = prolog.find(kDeclaration, at + kDeclaration.size());
  }
  return entities;
}

}  // namespace

std::optional<std::string> expand_declared_entities(std::string_view text, std::size_t root) {
  const Entities entities = declared_in(text.substr(0, root));
  if (entities.empty()) return std::nullopt;
  const std::size_t most = text.size() + kMostGrowth;
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = text.find('&', root); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.substr(at, kLongestName + 2).find(';');
    if (end == std::string_view::npos) continue;
    const auto found = entities.find(text.substr(at + 1, end - 1));
    if (found == entities.end() || out.size() > most) continue;
    out.append(text, copied, at - copied).append(found->second);
    copied = at + end + 1;
  }
  if (copied == 0) return std::nullopt;
  return out.append(text, copied);
}

}  // namespace alleged::feeds
