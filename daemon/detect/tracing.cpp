#include "daemon/detect/tracing.hpp"

namespace alleged::detect {

std::optional<std::size_t> traced_to(const std::vector<Unit>& units, std::size_t at) {
  constexpr Kinds speaks = kind_bit(Kind::country) | kind_bit(Kind::actor) | kind_bit(Kind::body) |
                           kind_bit(Kind::authority) | kind_bit(Kind::institution) | kind_bit(Kind::pronoun);
  if (!units[at].is(Kind::trace)) return {};
  std::size_t i = at;
  const auto is_auxiliary = [](const Unit& unit) {
    return unit.text == "has" || unit.text == "have" || unit.text == "had" || unit.text == "also";
  };
  while (i > 0 && is_auxiliary(units[i - 1])) --i;
  if (i == 0) return {};
  const Unit& before = units[i - 1];
  const bool name = before.capital && before.is_plain();
  const bool adjective = before.term != nullptr && before.term->form == Form::adjective;
  if ((!before.is_any(speaks) && !name) || before.possessive || before.joined || adjective) return {};
  // "Vincula con X a las granjas de troles": in Spanish.
  if (at + 2 < units.size() && units[at + 1].text == "con" &&
      units[at + 2].is_any(kind_bit(Kind::country) | kind_bit(Kind::actor))) {
    constexpr std::size_t reach = 12;
    for (std::size_t k = at + 3; k < units.size() && k <= at + reach; ++k) {
      if (units[k].is(Kind::country)) return {};  // "con X los ataques de Y"
    }
    return at + 1;
  }
  // "Traced the money paid to a party to X": what leads to a place.
  constexpr std::size_t reach = 16;
  constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::that) | kind_bit(Kind::with) | kind_bit(Kind::comma);
  for (std::size_t k = at + 1; k + 1 < units.size() && k <= at + reach && !units[k].is_any(ends); ++k) {
    if (k > at + 1 && units[k].is(Kind::to) && units[k + 1].is_place() && !units[k + 1].possessive) return k;
  }
  for (std::size_t k = at + 1; k < units.size() && k <= at + 12; ++k) {
    if (units[k].is_any(kind_bit(Kind::stop) | kind_bit(Kind::that) | kind_bit(Kind::with))) return {};
    if (units[k].is(Kind::to)) return k > at + 1 ? std::optional(k) : std::nullopt;
  }
  return {};
}

}  // namespace alleged::detect
