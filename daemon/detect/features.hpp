#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "daemon/detect/model.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// What is so, each worth one, and the constant term "bias".
Features as_features(const std::set<std::string>& names);

/// A set of yes-or-no features under names made of parts.
class Seen {
 public:
  void add(std::string name) { names_.insert(std::move(name)); }
  void add_if(bool seen, const char* name) {
    if (seen) names_.insert(name);
  }
  void into(Features& features) const {
    for (const std::string& name : names_) features.push_back({name, 1});
  }

 private:
  std::set<std::string> names_;
};

/// A count on the scale that the models weigh: the tenth time says less than the second. Natural logarithm of 1 +
/// count.
double log1(std::size_t count);

/// So many passages from a story's beginning are looked through for who acts, who accuses and which vote is meant: news
/// names them early, and each charge looks anew.
inline constexpr std::size_t reach = 200;

/// Whether a reader meets the sentence at once: it is of the title, or begins in the first 400 code points.
bool is_lead(const Passage& passage);

}  // namespace alleged::detect
