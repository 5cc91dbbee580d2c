#include "daemon/detect/occurrences.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace alleged::detect {
namespace {

/// Where no blanks part words, phrases that end within a country's name are none: "调查中" in "调查中国在". In: sorted.
void part_from_countries(std::vector<Occurrence>& found, const Tongue& tongue) {
  const auto is_country = [&](const Occurrence& o) {
    return (tongue.terms[o.form].kinds & kind_bit(Kind::country)) != 0;
  };
  std::vector<Occurrence> countries;
  std::copy_if(found.begin(), found.end(), std::back_inserter(countries), is_country);
  std::erase_if(found, [&](const Occurrence& o) {
    const auto behind = std::upper_bound(countries.begin(), countries.end(), o.begin,
                                         [](std::size_t at, const Occurrence& name) { return at < name.begin; });
    return behind != countries.end() && behind->begin < o.end && behind->end > o.end && !is_country(o);
  });
}

}  // namespace

Found found_in(std::string_view text, const Tongue& tongue) {
  std::vector<Occurrence> found;
  std::vector<Cued> cues;
  tongue.dictionary.each(text, [&](const Occurrence& o) {
    const Term& term = tongue.terms[o.form];
    if (!tongue.is_cased_right(o, text)) return false;
    if (term.cues != 0) cues.push_back({o.begin, term.cues});
    if (term.kinds != 0) found.push_back(o);
    return false;
  });
  // Of forms that match the same words the one with fewer open letters: "China" rather than "chin*".
  const auto open = [&](const Occurrence& o) {
    const std::string_view form = tongue.forms[o.form];
    const auto stars = std::count(form.begin(), form.end(), '*');
    return std::pair(stars, -static_cast<std::ptrdiff_t>(form.size()));
  };
  std::sort(found.begin(), found.end(), [&](const Occurrence& a, const Occurrence& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end > b.end;
    return open(a) != open(b) ? open(a) < open(b) : a.form < b.form;
  });
  if (!tongue.spaced) part_from_countries(found, tongue);
  std::vector<Settled> kept;
  for (const Occurrence& o : found) {
    const Term& term = tongue.terms[o.form];
    if (kept.empty() || o.begin >= kept.back().end) {
      kept.push_back({o});
      continue;
    }
    Settled& around = kept.back();
    constexpr Kinds either = kind_bit(Kind::vote) | kind_bit(Kind::act);
    const bool is_vote = (term.kinds & either) == kind_bit(Kind::vote) && !term.organisation && !term.of_person;
    const bool in_act = (tongue.terms[around.form].kinds & either) == kind_bit(Kind::act) && o.end <= around.end;
    if (!is_vote || !in_act || around.within != nullptr) continue;
    around.within = &term;
    around.ends_so = o.end == around.end;
    around.begins_so = o.begin == around.begin;
  }
  for (Settled& one : kept) {
    const Term& term = tongue.terms[one.form];
    // "Подкуп избирателей": what is bought are votes, and "voters" within says less.
    if ((one.within != nullptr && !one.within->weak) || !term.tells_of_votes()) continue;
    one.within = &term;
    one.ends_so = true;
  }
  return {std::move(kept), std::move(cues)};
}

}  // namespace alleged::detect
