#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alleged::detect {

/// Many forms, one behind another in one string: as strings of their own, those of nine languages take 5 MB more.
/// Immutable; any thread.
class Forms {
 public:
  /// Throws std::length_error for more than 4 GiB.
  explicit Forms(std::span<const std::string> forms);

  /// Valid as long as this.
  std::string_view operator[](std::size_t i) const {
    return std::string_view(text_).substr(ends_[i], ends_[i + 1] - ends_[i]);
  }
  std::size_t size() const { return ends_.size() - 1; }

 private:
  std::string text_;
  std::vector<std::uint32_t> ends_;  ///< of each form in it, after a 0
};

}  // namespace alleged::detect
