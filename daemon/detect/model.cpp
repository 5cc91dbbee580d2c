#include "daemon/detect/model.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace alleged::detect {

Model Model::from(std::string_view file, std::string_view bytes) {
  Model model;
  std::size_t line = 0;
  const auto fail = [&](const char* what) {
    throw std::runtime_error(std::string(file) + ":" + std::to_string(line) + ": " + what);
  };
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (++line == 1 || text.empty() || text.front() == '#') continue;
    const std::size_t first = text.find('\t');
    const std::size_t second = first == text.npos ? text.npos : text.find('\t', first + 1);
    if (second == text.npos) fail("expected question, feature and weight, separated by tabs");
    const std::string_view number = text.substr(second + 1);
    double weight = 0;
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), weight);
    if (error != std::errc() || stop != number.data() + number.size() || !std::isfinite(weight)) fail("no weight");
    Weights& weights = model.questions_[std::string(text.substr(0, first))];
    if (!weights.emplace(text.substr(first + 1, second - first - 1), weight).second) fail("the feature stands twice");
  }
  return model;
}

const Model::Weights* Model::weights(std::string_view question) const {
  const auto found = questions_.find(question);
  return found == questions_.end() ? nullptr : &found->second;
}

double Model::sum(std::string_view question, std::span<const Feature> features) const {
  const Weights* known = weights(question);
  double sum = 0;
  if (known == nullptr) return sum;
  for (const Feature& feature : features) {
    if (const auto weight = known->find(feature.name); weight != known->end()) sum += weight->second * feature.value;
  }
  return sum;
}

double Model::probability(std::string_view question, std::span<const Feature> features) const {
  return 1 / (1 + std::exp(-sum(question, features)));
}

std::vector<Feature> Model::parts(std::string_view question, std::span<const Feature> features) const {
  std::vector<Feature> parts;
  const Weights* known = weights(question);
  if (known == nullptr) return parts;
  for (const Feature& feature : features) {
    const auto weight = known->find(feature.name);
    if (weight != known->end() && feature.value != 0) parts.push_back({feature.name, weight->second * feature.value});
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Feature& a, const Feature& b) { return std::abs(a.value) > std::abs(b.value); });
  return parts;
}

}  // namespace alleged::detect
