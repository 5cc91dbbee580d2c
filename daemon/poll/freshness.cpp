#include "daemon/poll/freshness.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "feeds/ascii.hpp"
#include "feeds/dates.hpp"

namespace alleged::poll {

namespace {

using feeds::same;
using feeds::trim;
using std::chrono::seconds;

/// RFC 9111, 1.2.2: a number too large to hold stands for a very long time.
constexpr std::int64_t longest = std::int64_t{1} << 31;

std::optional<seconds> delta(std::string_view text) {
  if (text.size() > 1 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  if (text.empty() || !std::all_of(text.begin(), text.end(), feeds::is_digit)) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return seconds(error == std::errc() ? std::min(value, longest) : longest);
}

/// Cache-Control's word: how long, not at all, or nothing said.
std::optional<seconds> max_age(std::string_view directives) {
  std::optional<seconds> age;
  while (!directives.empty()) {
    const std::string_view one = directives.substr(0, directives.find(','));
    directives.remove_prefix(std::min(one.size() + 1, directives.size()));
    const std::size_t equals = one.find('=');
    const std::string_view name = trim(one.substr(0, equals));
    if (same(name, "no-cache") || same(name, "no-store")) return seconds(0);
    if (same(name, "max-age") && equals != std::string_view::npos && !age) age = delta(trim(one.substr(equals + 1)));
  }
  return age;
}

/// An Expires that is no date, such as 0, has passed (RFC 9111, 5.3).
seconds until_expiry(const Freshness& headers, feeds::Time now) {
  const std::optional<feeds::Time> expires = feeds::read_date(headers.expires);
  if (!expires) return seconds(0);
  return *expires - feeds::read_date(headers.date).value_or(now);
}

}  // namespace

std::chrono::seconds fresh_for(const Freshness& headers, feeds::Time now) {
  const seconds lifetime = max_age(headers.cache_control).value_or(until_expiry(headers, now));
  const seconds spent = delta(trim(headers.age)).value_or(seconds(0));
  return std::max(seconds(0), lifetime - spent);
}

std::chrono::seconds retry_after(std::string_view value, feeds::Time now) {
  value = trim(value);
  if (const std::optional<seconds> asked = delta(value)) return *asked;
  const std::optional<feeds::Time> date = feeds::read_date(value);
  return date ? std::max(seconds(0), *date - now) : seconds(0);
}

}  // namespace alleged::poll
