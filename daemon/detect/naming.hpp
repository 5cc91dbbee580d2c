#pragma once

#include <set>
#include <string>
#include <string_view>

namespace alleged::detect {

/// The words of a party's name, for telling whether two namings mean the same one: "Robert Mueller" and "special
/// counsel Robert S. Mueller III", "FBI" and "the FBI". Accents and case do not count.
class Naming {
 public:
  explicit Naming(std::string_view name);

  /// Whether all words of the shorter naming stand in the longer one; words that say an office or a country are left
  /// out, unless a naming has no others.
  bool is_same(const Naming& other) const;
  /// Whether it says more than another.
  bool is_fuller(const Naming& other) const { return telling_.size() > other.telling_.size(); }

 private:
  std::set<std::string> all_;
  std::set<std::string> telling_;  ///< without offices and countries
};

/// The same of two names as written.
bool same_party(std::string_view a, std::string_view b);

}  // namespace alleged::detect
