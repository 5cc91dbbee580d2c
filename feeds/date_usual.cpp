#include <array>

#include "feeds/ascii.hpp"
#include "feeds/date_parts.hpp"

namespace alleged::feeds {

namespace {

/// A date's numbers as they are taken from fixed places, and whether one of them was none.
struct Places {
  std::string_view text;
  bool are_digits = true;

  int two_digits(std::size_t at) {
    const int tens = text[at] - '0';
    const int ones = text[at + 1] - '0';
    are_digits = are_digits && static_cast<unsigned>(tens) < 10 && static_cast<unsigned>(ones) < 10;
    return tens * 10 + ones;
  }
};

/// False if no clock, "10:00:00", stands there.
bool read_clock_at(Places& places, std::size_t at, DateParts& parts) {
  parts.hour = places.two_digits(at);
  parts.minute = places.two_digits(at + 3);
  parts.second = places.two_digits(at + 6);
  return places.text[at + 2] == ':' && places.text[at + 5] == ':';
}

/// 0 if it is no English month as RFC 822 writes it.
int usual_month(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i]) return static_cast<int>(i) + 1;
  }
  return 0;
}

/// "Wed, 01 May 2024 10:00:00 "; what follows is the zone. False if it is not of that form.
bool read_rfc822(Places& places, DateParts& parts) {
  const std::string_view text = places.text;
  if (text.size() < 26 || text[3] != ',' || text[4] != ' ' || text[7] != ' ' || text[11] != ' ' || text[16] != ' ' ||
      text[25] != ' ' || !is_alpha(text[0]) || !is_alpha(text[1]) || !is_alpha(text[2]))
    return false;
  parts.day = places.two_digits(5);
  parts.month = usual_month(text.substr(8, 3));
  parts.year = places.two_digits(12) * 100 + places.two_digits(14);
  return read_clock_at(places, 17, parts) && parts.month > 0;
}

/// "2024-05-01T10:00:00"; what follows is the zone. False if it is not of that form.
bool read_rfc3339(Places& places, DateParts& parts) {
  const std::string_view text = places.text;
  if (text.size() < 19 || text[4] != '-' || text[7] != '-' || text[10] != 'T') return false;
  parts.year = places.two_digits(0) * 100 + places.two_digits(2);
  parts.month = places.two_digits(5);
  parts.day = places.two_digits(8);
  return read_clock_at(places, 11, parts);
}

/// "+0200" and "+02:00"; absent for anything else.
std::optional<int> usual_offset(std::string_view zone) {
  if ((!zone.starts_with('+') && !zone.starts_with('-')) || zone.size() < 5 || zone.size() > 6) return std::nullopt;
  const bool has_colon = zone.size() == 6;
  if (has_colon && zone[3] != ':') return std::nullopt;
  Places places{zone};
  const int minutes = places.two_digits(1) * 60 + places.two_digits(has_colon ? 4 : 3);
  if (!places.are_digits) return std::nullopt;
  return zone[0] == '-' ? -minutes : minutes;
}

}  // namespace

std::optional<DateParts> read_usual_date(std::string_view text) {
  DateParts parts;
  Places places{text};
  std::size_t zone_at = 26;
  bool is_usual = read_rfc822(places, parts);
  if (!is_usual) {
    zone_at = 19;
    is_usual = read_rfc3339(places, parts);
  }
  if (!is_usual || !places.are_digits) return std::nullopt;
  const std::string_view zone = text.substr(zone_at);
  if (zone == "Z" || zone == "GMT") return parts;
  const std::optional<int> offset = usual_offset(zone);
  if (!offset) return std::nullopt;
  parts.zone = *offset;
  return parts;
}

}  // namespace alleged::feeds
