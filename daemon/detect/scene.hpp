#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// Where a story plays: whose offices it speaks of, where it is filed from and whom its headline names first. A charge
/// is mostly told from the country whose vote it is about, and by its courts, police and commissions. Built once for a
/// story, after `settle_courts`; pure.
class Scene {
 public:
  explicit Scene(const std::vector<Passage>& story);

  /// Country of the capital that stands before the text ("LILONGWE - ", "Malé, im August."), or empty.
  std::string_view dateline() const { return dateline_; }
  /// The first that the headline names, or empty.
  std::string_view first_named() const { return first_named_; }
  /// Part of the offices whose country the story tells that are this one's, 0..1.
  double office_share(std::string_view code) const;

 private:
  std::map<std::string, double, std::less<>> offices_;
  std::string dateline_;
  std::string first_named_;
};

}  // namespace alleged::detect
