#include "daemon/detect/origin.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/one_of.hpp"

namespace alleged::detect {

bool is_of_origin(const Passage& passage, std::size_t party, std::size_t act) {
  const std::vector<Unit>& units = passage.units;
  const std::string_view language = passage.tongue->code;
  if (party < 2 || !units[party].is_place()) return false;
  const std::string_view from = units[party - 1].text;
  const bool led = language == "pl" ? from == "z" || from == "ze" : language == "ro" && from == "din";
  constexpr std::size_t near = 4;  // "au încercat să"
  constexpr Kinds begins = kind_bit(Kind::comma) | kind_bit(Kind::conjunction) | kind_bit(Kind::determiner) |
                           kind_bit(Kind::that) | kind_bit(Kind::stop) | kind_bit(Kind::country);
  const Unit& noun = units[party - 2];
  constexpr std::array<std::string_view, 11> persons = {"cy",  "rzy", "owie", "ści", "nci", "eni",
                                                        "ori", "ști", "ani",  "ici", "eri"};
  const bool people = ends_with_any(noun.text, persons);
  const bool first = party == 2 || units[party - 3].is_any(begins) || units[party - 3].is_number();
  const bool somebody = (noun.is(Kind::agent) && !noun.is(Kind::body)) ||
                        (noun.is_plain() && people && first && (!noun.capital || party == 2));
  if (!led || !somebody || act > party + near || units[act].is(Cue::taking)) return false;
  if (units[party].text.ends_with("ą")) return false;  // "rozmowy z Rosją": with it
  return std::none_of(units.begin() + static_cast<std::ptrdiff_t>(party),
                      units.begin() + static_cast<std::ptrdiff_t>(act),
                      [](const Unit& unit) { return unit.is_any(kind_bit(Kind::comma) | kind_bit(Kind::that)); });
}

bool is_seat(const Passage& passage, const Clause& clause, std::size_t party) {
  const std::vector<Unit>& units = passage.units;
  constexpr std::array<std::string_view, 16> rulers = {
      "Führung", "Regierung", "Regime",   "Machthaber", "pouvoir",    "régime",     "gouvernement", "gobierno",
      "régimen", "Gobierno",  "guvernul", "regimul",    "conducerea", "leadership", "government",   "regime"};
  constexpr Kinds opens = clause_end | kind_bit(Kind::comma) | kind_bit(Kind::that) | kind_bit(Kind::determiner);
  if (party < 2 || !units[party].is_place() || clause.qualifies_vote(party)) return false;
  std::size_t in = party - 1;
  if (in > 1 && units[in].is(Kind::determiner)) --in;
  const bool led = units[in].is(Kind::in) || units[in].text == "au" || units[in].text == "de";
  return led && in > 0 && is_one_of(rulers, units[in - 1].text) && (in == 1 || units[in - 2].is_any(opens));
}

}  // namespace alleged::detect
