#include "daemon/detect/owners.hpp"

#include <algorithm>

#include "daemon/detect/states.hpp"

namespace alleged::detect {

Owners::Owners(const std::vector<Passage>& story) {
  for (const Passage& passage : story) {
    const bool title = passage.field == Field::title;
    for (const Vote& vote : votes_in(passage)) {
      const double weight = vote.weak ? 1 : 3;
      if (!vote.weak) {
        ++firm_votes_;
        firm_vote_in_title_ = firm_vote_in_title_ || title;
      }
      const auto add = [&](const std::string& code) {
        votes_[code] += weight;
        if (title) title_votes_[code] += weight;
      };
      if (!vote.landmark.empty()) add(vote.landmark);
      if (vote.compound) continue;  // "Russian election meddling": perhaps not its vote
      for (const std::size_t i : vote.countries) {
        if (passage.units[i].is(Kind::country)) add(passage.units[i].term->code);
      }
    }
    for (const Unit& unit : passage.units) {
      if (unit.is_any(kind_bit(Kind::country) | kind_bit(Kind::actor) | kind_bit(Kind::institution) |
                      kind_bit(Kind::contender)))
        mentions_[unit.term->code] += title ? 2 : 1;
    }
  }
}

double Owners::share(const Counts& counts, std::string_view code) {
  double all = 0;
  for (const auto& [known, count] : counts) all += count;
  const auto found = counts.find(code);
  return found == counts.end() ? 0 : found->second / all;
}

double Owners::own_share(std::string_view code) const {
  double own = 0;
  double all = 0;
  for (const auto& [known, count] : votes_) {
    all += count;
    if (!is_foreign(code, known)) own += count;
  }
  return own > 0 ? own / all : 0;
}

bool Owners::is_most(const Counts& counts, std::string_view code) {
  const auto found = counts.find(code);
  return found != counts.end() &&
         std::none_of(counts.begin(), counts.end(), [&](const auto& other) { return other.second > found->second; });
}

std::set<std::string> Owners::likely() const {
  std::set<std::string> codes;
  for (const auto& [code, count] : votes_) codes.insert(code);
  std::vector<std::pair<double, std::string>> named;
  for (const auto& [code, count] : mentions_) named.emplace_back(-count, code);
  std::sort(named.begin(), named.end());
  for (std::size_t i = 0; i < named.size() && i < 3; ++i) codes.insert(named[i].second);
  return codes;
}

}  // namespace alleged::detect
