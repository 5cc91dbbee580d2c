#include "daemon/detect/calendar.hpp"

#include <stdexcept>

#include "daemon/detect/day.hpp"
#include "daemon/tsv.hpp"

namespace alleged::detect {

Calendar::Calendar(std::string_view file) {
  const Tsv table(file);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto day = day_of(table.cell(row, "date"));
    if (!day) throw std::runtime_error(std::string(file) + ":" + std::to_string(Tsv::line(row)) + ": date is no day");
    votes_[std::string(table.cell(row, "country"))].push_back({std::string(table.cell(row, "kind")), *day});
  }
}

const std::vector<Calendar::Entry>& Calendar::votes_of(std::string_view country) const {
  static const std::vector<Entry> none;
  const auto found = votes_.find(country);
  return found == votes_.end() ? none : found->second;
}

}  // namespace alleged::detect
