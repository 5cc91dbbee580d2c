#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace alleged::detect {

/// The votes of schema/reference/elections.tsv. Immutable; any thread.
class Calendar {
 public:
  /// A vote of a country, by the first day of its first round.
  struct Entry {
    std::string kind;
    std::chrono::sys_days day;
  };

  /// Reads the compiled-in table. Throws as Tsv does, and std::runtime_error with the line of a date that is none.
  explicit Calendar(std::string_view file);

  /// A country's, in no order; none where the table has none.
  const std::vector<Entry>& votes_of(std::string_view country) const;

 private:
  std::map<std::string, std::vector<Entry>, std::less<>> votes_;
};

}  // namespace alleged::detect
