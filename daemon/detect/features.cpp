#include "daemon/detect/features.hpp"

#include <cmath>

namespace alleged::detect {

Features as_features(const std::set<std::string>& names) {
  Features features{{"bias", 1}};
  for (const std::string& name : names) features.push_back({name, 1});
  return features;
}

double log1(std::size_t count) {
  return std::log1p(static_cast<double>(count));
}

bool is_lead(const Passage& passage) {
  return passage.field == Field::title || passage.first_point < 400;
}

}  // namespace alleged::detect
