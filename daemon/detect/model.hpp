#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alleged::detect {

/// One thing that a rule saw, and how much of it: what a linear model adds up.
struct Feature {
  std::string name;
  double value = 1;
};
using Features = std::vector<Feature>;

/// Linear models over what the rules saw, their weights read from a reviewed table (weights.tsv; how they were learnt:
/// tests/train). Immutable.
class Model {
 public:
  /// `bytes`: lines "question<TAB>feature<TAB>weight", a heading first. Throws std::runtime_error with file and line.
  static Model from(std::string_view file, std::string_view bytes);

  /// The sum of weight times value over the features of one question. A feature without a weight counts nothing.
  double sum(std::string_view question, std::span<const Feature> features) const;

  /// The sum as a probability, 0..1.
  double probability(std::string_view question, std::span<const Feature> features) const;

  /// The parts of the sum, the heaviest first; for --trace.
  std::vector<Feature> parts(std::string_view question, std::span<const Feature> features) const;

 private:
  using Weights = std::map<std::string, double, std::less<>>;
  const Weights* weights(std::string_view question) const;

  std::map<std::string, Weights, std::less<>> questions_;
};

}  // namespace alleged::detect
