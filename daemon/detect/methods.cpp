#include "daemon/detect/methods.hpp"

#include <algorithm>
#include <set>

namespace alleged::detect {
namespace {

/// Whether a sentence speaks of a country, or somebody who acts for one, that the charge is not about.
bool names_others(const Passage& passage, const Charge& charge) {
  return std::any_of(passage.units.begin(), passage.units.end(), [&](const Unit& unit) {
    return unit.is_any(kind_bit(Kind::country) | kind_bit(Kind::actor)) && unit.term->code != charge.suspect->accused &&
           unit.term->code != charge.aim->target;
  });
}

/// Sentences that tell of the charge: those of its claims, the headline, and a few behind each claim, while they name
/// nobody but the same two.
std::set<std::size_t> sentences_of(const Charge& charge, const Context& context) {
  constexpr std::size_t behind = 5;
  std::set<std::size_t> sentences;
  const Passage& first = context.story.front();
  if (first.field == Field::title && !names_others(first, charge)) sentences.insert(0);
  for (const Claim* claim : charge.claims) {
    sentences.insert(claim->passage);
    const std::size_t last = std::min(claim->passage + behind, context.story.size() - 1);
    for (std::size_t at = claim->passage + 1; at <= last && !names_others(context.story[at], charge); ++at)
      sentences.insert(at);
  }
  return sentences;
}

}  // namespace

std::vector<Means> means_of(const Charge& charge, const Context& context) {
  std::vector<Means> all;
  for (const std::size_t at : sentences_of(charge, context)) {
    const Passage& passage = context.story[at];
    const auto add = [&](std::string_view code, std::string_view words) {
      const bool known = std::any_of(all.begin(), all.end(), [&](const Means& one) { return one.code == code; });
      if (!known) all.push_back({code, words, at});
    };
    for (const MethodWords::Found& found : passage.tongue->methods.in(passage.text)) add(found.code, found.words);
    for (const Unit& unit : passage.units) {
      if (!unit.is(Kind::act)) continue;
      for (const std::string& code : unit.term->meaning->methods) add(code, unit.text);
    }
  }
  return all;
}

}  // namespace alleged::detect
