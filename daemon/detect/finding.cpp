#include "daemon/detect/finding.hpp"

#include <array>

namespace alleged::detect {

std::string_view name(Field field) {
  constexpr std::array<std::string_view, 3> names = {"title", "text", "article"};
  return names[static_cast<std::size_t>(field)];
}

std::string_view name(Stance stance) {
  constexpr std::array<std::string_view, 10> names = {"alleged",   "warned", "asserted", "charged", "sanctioned",
                                                      "convicted", "denied", "disputed", "cleared", "retracted"};
  return names[static_cast<std::size_t>(stance)];
}

std::string Election::key() const {
  if (country.empty()) return {};
  std::string key = country;
  if (year != 0) key.append("-").append(std::to_string(year));
  if (!kind.empty()) key.append("-").append(kind);
  return key;
}

}  // namespace alleged::detect
