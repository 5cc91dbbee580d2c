#include "feeds/refresh.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "feeds/ascii.hpp"
#include "feeds/xml.hpp"

namespace alleged::feeds {

namespace {

using std::chrono::seconds;

/// Longer is no request but a mistake, such as a ttl in seconds.
constexpr seconds kLongest = std::chrono::hours(24 * 366);

std::optional<int> number_of(pugi::xml_node element) {
  const std::string text = text_of(element);
  const std::string_view digits = trim(text);
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

void ask_for(seconds period, Refresh& refresh) {
  if (period > seconds(0) && period <= kLongest) refresh.period = std::max(refresh.period, period);
}

/// https://web.resource.org/rss/1.0/modules/syndication/: the period, divided by the frequency.
seconds period_named(std::string_view name) {
  if (same(name, "hourly")) return std::chrono::hours(1);
  if (same(name, "daily")) return std::chrono::hours(24);
  if (same(name, "weekly")) return std::chrono::hours(24 * 7);
  if (same(name, "monthly")) return std::chrono::hours(24 * 30);
  if (same(name, "yearly")) return std::chrono::hours(24 * 365);
  return seconds(0);
}

/// The frequency stands near the period, before it or after it; without one it is 1. No further off than this, so that
/// a hostile head full of periods costs no more than its length.
constexpr int kNear = 16;

int frequency_near(pugi::xml_node period, const Scope& scope) {
  const auto is_frequency = [&scope](pugi::xml_node node) {
    return node.type() == pugi::node_element && scope.name_of(node).element == Element::kUpdateFrequency;
  };
  pugi::xml_node before = period.previous_sibling();
  pugi::xml_node after = period.next_sibling();
  for (int i = 0; i < kNear; ++i, before = before.previous_sibling(), after = after.next_sibling()) {
    if (is_frequency(after)) return std::max(1, number_of(after).value_or(1));
    if (is_frequency(before)) return std::max(1, number_of(before).value_or(1));
  }
  return 1;
}

/// RSS 2.0 counts hours from 0 to 23, RSS 0.91 from 1 to 24; 24 is midnight.
void skip_hours(pugi::xml_node element, Refresh& refresh) {
  for_each_element(element, [&](pugi::xml_node child) {
    const std::optional<int> hour = same(local_name(child.name()), "hour") ? number_of(child) : std::nullopt;
    if (hour && *hour >= 0 && *hour <= 24) refresh.skip_hours |= 1U << static_cast<unsigned>(*hour % 24);
  });
}

void skip_days(pugi::xml_node element, Refresh& refresh) {
  static constexpr std::array<std::string_view, 7> kDays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  for_each_element(element, [&](pugi::xml_node child) {
    const std::string text = text_of(child);
    for (unsigned day = 0; day < kDays.size(); ++day) {
      if (starts_with_same(trim(text), kDays[day])) refresh.skip_days |= 1U << day;
    }
  });
}

}  // namespace

void read_refresh(pugi::xml_node element, const Scope& scope, Refresh& refresh) {
  switch (scope.name_of(element).element) {
    case Element::kTtl:
      return ask_for(std::chrono::minutes(number_of(element).value_or(0)), refresh);
    case Element::kUpdatePeriod:
      return ask_for(period_named(trim(text_of(element))) / frequency_near(element, scope), refresh);
    case Element::kSkipHours:
      return skip_hours(element, refresh);
    case Element::kSkipDays:
      return skip_days(element, refresh);
    default:
      return;
  }
}

}  // namespace alleged::feeds
