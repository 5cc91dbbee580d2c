#include "daemon/detect/teller.hpp"

#include <cstddef>
#include <vector>

#include "daemon/detect/described.hpp"

namespace alleged::detect {
namespace {

/// Whether the sentence begins with words for what was told before, past a sign.
bool begins_with_told(const std::vector<Unit>& units) {
  if (units.empty()) return false;
  constexpr Kinds signs = kind_bit(Kind::stop) | kind_bit(Kind::quote);
  return units[0].is(Cue::told) || (units.size() > 1 && units[0].is_any(signs) && units[1].is(Cue::told));
}

}  // namespace

Speaker teller_of(const Passage& passage, const Names& names) {
  constexpr std::size_t reach = 12;  // units: "С таким заявлением в эфире канала «Беларусь 1» выступил"
  constexpr Kinds links = kind_bit(Kind::by) | kind_bit(Kind::of) | kind_bit(Kind::attribute);
  const std::vector<Unit>& units = passage.units;
  if (!begins_with_told(units)) return {};
  // "The warning came from": in English a noun, elsewhere the verb.
  const Kinds speech = passage.tongue->is_english
                           ? kind_bit(Kind::say)
                           : kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::find) | kind_bit(Kind::accuse);
  constexpr Kinds rejects =
      kind_bit(Kind::deny) | kind_bit(Kind::dispute) | kind_bit(Kind::clear) | kind_bit(Kind::negation);
  std::size_t lead = 0;
  while (lead < units.size() && lead < reach && !units[lead].is(Cue::uttering) && !units[lead].is_any(speech | links)) {
    if (units[lead].is_any(rejects)) return {};
    ++lead;
  }
  if (lead == units.size() || lead == reach || units[lead].is_any(rejects)) return {};
  Speaker found = names.complete(speaker_after(passage, past_office(units, lead)));
  return found ? found : names.complete(described_after(passage, lead));
}

}  // namespace alleged::detect
