#include <chrono>
#include <string>

#include "feeds/dates.hpp"
#include "tests/fuzz/input.hpp"

using namespace alleged;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::view(data, size);
  const auto zone = feeds::zone_minutes(text);
  fuzz::hold(!zone || (*zone > -24 * 60 && *zone < 24 * 60));

  const std::optional<feeds::Time> time = feeds::read_date(text);
  if (!time) return 0;
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(*time));
  fuzz::hold(int(day.year()) >= 1900 && int(day.year()) <= 9999);
  fuzz::hold(feeds::read_date(" \t" + std::string(text) + "\r\n ") == time);
  return 0;
}
