#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "daemon/detect/finding.hpp"

namespace alleged::detect {

/// Which country an outlet's readers live in: what "the presidential election" means where a story does not say whose.
/// Immutable; any thread.
class Outlets {
 public:
  /// Reads the compiled-in outlets.tsv, countries.tsv and actors.tsv. Throws as Tsv does.
  Outlets(std::string_view outlets, std::string_view countries, std::string_view actors);

  /// What the story says of its outlet's country, else by the outlet's name or domain ("Fox News (Online)",
  /// "rss.cnn.com"), else by the country of the URL's domain (".ro", ".co.uk"). A code of countries.tsv, since it may
  /// become a target that is stored; empty where nothing tells.
  std::string home_of(const Story& story) const;

  /// The name in actors.tsv of the outlet that the story stands in, where it has one; else empty.
  std::string actor_of(const Story& story) const;

 private:
  using Names = std::map<std::string, std::string, std::less<>>;

  static std::string by_name(const Names& names, std::string_view outlet);
  std::string by_domain(std::string_view host) const;
  std::string by_top_level(std::string_view host) const;

  Names names_;  ///< in small letters, signs as blanks
  Names domains_;
  Names actors_;  ///< written as in names_
  std::set<std::string, std::less<>> countries_;
};

}  // namespace alleged::detect
