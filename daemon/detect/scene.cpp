#include "daemon/detect/scene.hpp"

#include <algorithm>
#include <optional>

namespace alleged::detect {
namespace {

bool is_land(const Unit& unit) {
  return unit.is(Kind::country) && !unit.against && unit.term->form != Form::person;
}

/// A capital before the text, with what parts it from it: a dash, a colon, the day, an agency in brackets.
std::string dateline_of(const Passage& passage) {
  constexpr Kinds parts = kind_bit(Kind::stop) | kind_bit(Kind::comma) | kind_bit(Kind::date);
  const std::vector<Unit>& units = passage.units;
  const std::size_t at = !units.empty() && units[0].is(Kind::comma) ? 1 : 0;  // "（達卡電）"
  if (at >= units.size() || !is_land(units[at]) || units[at].term->form != Form::capital) return {};
  const bool parted = at == 1 || at + 1 == units.size() || units[at + 1].is_any(parts);
  return parted ? units[at].term->code : std::string();
}

/// Whose office stands at `at`: "X's court", "the X police", "the commission of X".
std::string country_of_office(const Passage& passage, std::size_t at) {
  constexpr std::size_t reach = 4;
  constexpr Kinds of_phrase = kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::authority) |
                              kind_bit(Kind::determiner) | kind_bit(Kind::vote);
  const std::vector<Unit>& units = passage.units;
  if (units[at].term != nullptr && units[at].is(Kind::institution)) return units[at].term->code;
  for (std::size_t i = at; i-- > 0 && at - i <= reach;) {
    if (is_land(units[i])) return units[i].term->code;
    if (!units[i].is_plain() && !units[i].is_any(of_phrase)) break;
  }
  for (std::size_t i = at + 1; i < units.size() && i - at < reach; ++i) {
    if (is_land(units[i])) return units[i].term->code;
    if (!units[i].is_any(of_phrase | kind_bit(Kind::of) | kind_bit(Kind::in))) break;
  }
  return {};
}

}  // namespace

Scene::Scene(const std::vector<Passage>& story) {
  bool first = true;
  for (const Passage& passage : story) {
    const std::vector<Unit>& units = passage.units;
    if (passage.field == Field::title) {
      const auto named = std::find_if(units.begin(), units.end(), is_land);
      if (first_named_.empty() && named != units.end()) first_named_ = named->term->code;
    } else if (first) {
      dateline_ = dateline_of(passage);
      first = false;
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!units[i].is_any(kind_bit(Kind::authority) | kind_bit(Kind::institution))) continue;
      if (const std::string code = country_of_office(passage, i); !code.empty()) offices_[code] += 1;
    }
  }
}

double Scene::office_share(std::string_view code) const {
  double all = 0;
  for (const auto& [known, count] : offices_) all += count;
  const auto found = offices_.find(code);
  return found == offices_.end() ? 0 : found->second / all;
}

}  // namespace alleged::detect
