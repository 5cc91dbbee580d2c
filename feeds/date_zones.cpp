#include <algorithm>
#include <array>

#include "feeds/ascii.hpp"
#include "feeds/dates.hpp"

namespace alleged::feeds {

namespace {

struct Zone {
  std::string_view name;
  int minutes;
};

/// Abbreviations met in feeds. Where one is used by several countries, the one with most feeds wins (IST is India's,
/// CST and EST are North America's as RFC 822 says). RFC 822's military letters are left out but for Z: RFC 2822, 4.3
/// says that they are used wrongly too often to mean anything.
constexpr auto kZones = std::to_array<Zone>({
    {"Z", 0},       {"UT", 0},      {"UTC", 0},    {"GMT", 0},    {"WET", 0},     {"EST", -300}, {"EDT", -240},
    {"CST", -360},  {"CDT", -300},  {"MST", -420}, {"MDT", -360}, {"PST", -480},  {"PDT", -420}, {"ET", -300},
    {"CT", -360},   {"MT", -420},   {"PT", -480},  {"AST", -240}, {"ADT", -180},  {"NST", -210}, {"NDT", -150},
    {"AKST", -540}, {"AKDT", -480}, {"HST", -600}, {"BRT", -180}, {"BRST", -120}, {"ART", -180}, {"CLT", -240},
    {"CLST", -180}, {"COT", -300},  {"PET", -300}, {"VET", -240}, {"BST", 60},    {"WEST", 60},  {"CET", 60},
    {"MET", 60},    {"MEZ", 60},    {"WAT", 60},   {"CEST", 120}, {"MEST", 120},  {"MESZ", 120}, {"EET", 120},
    {"SAST", 120},  {"CAT", 120},   {"EEST", 180}, {"MSK", 180},  {"EAT", 180},   {"TRT", 180},  {"MSD", 240},
    {"AMT", 240},   {"AZT", 240},   {"GET", 240},  {"SAMT", 240}, {"GST", 240},   {"IRST", 210}, {"IRDT", 270},
    {"PKT", 300},   {"UZT", 300},   {"YEKT", 300}, {"IST", 330},  {"NPT", 345},   {"ALMT", 360}, {"BDT", 360},
    {"OMST", 360},  {"ICT", 420},   {"WIB", 420},  {"KRAT", 420}, {"HKT", 480},   {"SGT", 480},  {"MYT", 480},
    {"PHT", 480},   {"AWST", 480},  {"IRKT", 480}, {"JST", 540},  {"KST", 540},   {"YAKT", 540}, {"ACST", 570},
    {"AEST", 600},  {"VLAT", 600},  {"ACDT", 630}, {"AEDT", 660}, {"NZST", 720},  {"NZDT", 780},
});

}  // namespace

std::optional<int> zone_minutes(std::string_view name) {
  const auto* const found =
      std::find_if(kZones.begin(), kZones.end(), [name](const Zone& zone) { return same(zone.name, name); });
  if (found == kZones.end()) return std::nullopt;
  return found->minutes;
}

}  // namespace alleged::feeds
