#include "daemon/poll/rhythm.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace alleged::poll {

namespace {

/// A mean over more would be slow to notice that a feed has come alive.
constexpr std::size_t latest = 20;

/// The dates of the latest entries, newest first, none of them in the future: such a date is a mistake.
std::vector<feeds::Time> latest_dates(const feeds::Document& document, feeds::Time now) {
  std::vector<feeds::Time> dates;
  for (const feeds::Entry& entry : document.entries) {
    const auto date = entry.published ? entry.published : entry.updated;
    if (date && *date <= now) dates.push_back(*date);
  }
  std::sort(dates.begin(), dates.end(), std::greater<>());
  dates.resize(std::min(dates.size(), latest));
  return dates;
}

}  // namespace

Rhythm rhythm_of(const feeds::Document& document, feeds::Time now) {
  Rhythm rhythm;
  rhythm.refresh = document.refresh.period;
  rhythm.skip_hours = document.refresh.skip_hours;
  rhythm.skip_days = document.refresh.skip_days;
  rhythm.newest = now;
  const std::vector<feeds::Time> dates = latest_dates(document, now);
  if (dates.empty()) return rhythm;
  rhythm.newest = dates.front();
  if (dates.size() > 1) rhythm.gap = (dates.front() - dates.back()) / static_cast<std::int64_t>(dates.size() - 1);
  return rhythm;
}

}  // namespace alleged::poll
