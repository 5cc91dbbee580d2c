#pragma once

#include <map>
#include <string>
#include <string_view>

namespace alleged::detect {

/// Which country an outlet's readers live in: what "the presidential election" means where a story does not say whose.
/// Immutable; any thread.
class Outlets {
 public:
  /// Reads the compiled-in outlets.tsv. Throws as Tsv does.
  explicit Outlets(std::string_view file);

  /// By the outlet's name or domain ("Fox News (Online)", "rss.cnn.com"), else by the country of the URL's domain
  /// (".ro", ".co.uk"); empty where neither tells.
  std::string country_of(std::string_view outlet, std::string_view url) const;

 private:
  std::string by_domain(std::string_view host) const;

  std::map<std::string, std::string, std::less<>> names_;  ///< in small letters, signs as blanks
  std::map<std::string, std::string, std::less<>> domains_;
};

}  // namespace alleged::detect
