#include "daemon/eval/tally.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "daemon/eval/naming.hpp"

namespace alleged::eval {
namespace {

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

using Pair = std::pair<std::string, std::string>;

void count(Score& score, bool told, bool labelled) {
  score.told += told ? 1U : 0U;
  score.labelled += labelled ? 1U : 0U;
  score.right += told && labelled ? 1U : 0U;
}

template <typename T>
void count(Score& score, const std::set<T>& told, const std::set<T>& labelled) {
  score.told += told.size();
  score.labelled += labelled.size();
  for (const T& one : told) score.right += labelled.contains(one) ? 1U : 0U;
}

/// Names against names: each labelled one is found at most once.
void count_names(Score& score, const std::vector<std::string>& told, std::vector<std::string> labelled) {
  score.told += told.size();
  score.labelled += labelled.size();
  for (const std::string& name : told) {
    const auto same = std::find_if(labelled.begin(), labelled.end(),
                                   [&](const std::string& other) { return same_party(name, other); });
    if (same == labelled.end()) continue;
    ++score.right;
    labelled.erase(same);
  }
}

std::vector<std::string> one_or_none(const std::string& name) {
  if (name.empty()) return {};
  return {name};
}

/// What is not told, or not labelled, counts on one side only.
template <typename T>
void count_one(Score& score, const T& told, const T& labelled) {
  const T none{};
  score.told += told == none ? 0U : 1U;
  score.labelled += labelled == none ? 0U : 1U;
  score.right += told != none && told == labelled ? 1U : 0U;
}

/// What is told of each pair first: the charge, where there is one, before its denial.
std::map<Pair, const detect::Allegation*> first_of_pairs(const detect::Finding& finding) {
  std::map<Pair, const detect::Allegation*> first;
  for (const detect::Allegation& one : finding.allegations) first.try_emplace({one.accused, one.target}, &one);
  return first;
}

}  // namespace

double Score::precision() const {
  return ratio(right, told);
}

double Score::recall() const {
  return ratio(right, labelled);
}

double Score::f1() const {
  return ratio(2 * right, told + labelled);
}

double Share::value() const {
  return ratio(right, of);
}

std::vector<std::string> names_of(const std::vector<detect::Actor>& actors) {
  std::vector<std::string> names;
  for (const detect::Actor& actor : actors) names.push_back(actor.name);
  return names;
}

std::string coarse(std::string_view stance) {
  if (stance == "charged" || stance == "sanctioned" || stance == "convicted") return "asserted";
  if (stance == "warned" || stance == "disputed" || stance == "retracted") return "alleged";
  return std::string(stance);
}

void Tally::add_further(const Label& label, const detect::Allegation& told) {
  if (label.methods) count(methods, std::set<std::string>(told.methods.begin(), told.methods.end()), *label.methods);
  if (label.election) {
    count_one(vote_kind, told.election.kind, label.election->kind);
    count_one(vote_year, told.election.year, label.election->year);
  }
  if (label.looks_back) count_one(looks_back, told.looks_back, *label.looks_back);
  if (label.accuser_kind && !label.accuser.empty() && same_party(told.accuser, label.accuser)) {
    ++accuser_kind.of;
    accuser_kind.right += told.accuser_kind == *label.accuser_kind ? 1U : 0U;
  }
}

void Tally::add(const Labelled& labelled, const detect::Finding& finding, const detect::Finding& lead_finding) {
  ++stories;
  relevant_stories += labelled.relevant ? 1U : 0U;
  count(relevant, finding.relevant, labelled.relevant);
  count(lead, lead_finding.relevant, labelled.lead_relevant);
  if (!labelled.relevant) {
    Share& kind = flagged[labelled.kind.empty() ? "no kind" : labelled.kind];
    ++kind.of;
    kind.right += finding.relevant ? 1U : 0U;
  }

  if (labelled.opinion && labelled.relevant && finding.relevant)
    count_one(opinion, !finding.allegations.empty() && finding.allegations.front().opinion, *labelled.opinion);

  std::map<Pair, const Label*> wanted;
  for (const Label& one : labelled.allegations) wanted.try_emplace({one.accused, one.target}, &one);
  const std::map<Pair, const detect::Allegation*> told = first_of_pairs(finding);
  std::set<Pair> told_pairs;
  std::set<Pair> wanted_pairs;
  std::set<std::string> told_accused;
  std::set<std::string> wanted_accused;
  for (const auto& [pair, one] : told) {
    told_pairs.insert(pair);
    told_accused.insert(pair.first);
    const auto found = wanted.find(pair);
    const auto tenth = std::min<std::size_t>(9, static_cast<std::size_t>(one->confidence * 10));
    ++calibration[tenth].told;
    calibration[tenth].right += found != wanted.end() ? 1U : 0U;
    calibration[tenth].sum += one->confidence;
    const bool turned = wanted.contains({pair.second, pair.first});
    direction.of += found != wanted.end() || turned ? 1U : 0U;
    direction.right += found != wanted.end() ? 1U : 0U;
    if (found == wanted.end()) {
      count_names(actors, names_of(one->actors), {});
      count_names(accusers, one_or_none(one->accuser), {});
      continue;
    }
    ++stance.of;
    stance.right += coarse(detect::name(one->stance)) == coarse(found->second->stance) ? 1U : 0U;
    count_names(actors, names_of(one->actors), found->second->actors);
    count_names(accusers, one_or_none(one->accuser), one_or_none(found->second->accuser));
    add_further(*found->second, *one);
  }
  for (const auto& [pair, one] : wanted) {
    wanted_pairs.insert(pair);
    wanted_accused.insert(pair.first);
    if (told.contains(pair)) continue;
    count_names(actors, {}, one->actors);
    count_names(accusers, {}, one_or_none(one->accuser));
  }
  count(pairs, told_pairs, wanted_pairs);
  count(accused, told_accused, wanted_accused);
}

}  // namespace alleged::eval
