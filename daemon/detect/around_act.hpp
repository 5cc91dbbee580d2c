#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/units.hpp"

namespace alleged::detect {

/// The words around one act, for rules that find whom a phrase in several parts charges with it. Pure.
class AroundAct {
 public:
  AroundAct(const Passage& passage, const Clause& clause, std::size_t act)
      : passage_(passage), units_(passage.units), clause_(clause), act_(act), language_(passage.tongue->code) {}

 protected:
  static constexpr std::size_t reach = 14;  ///< units between the parts of such a phrase

  bool is_party(std::size_t i) const { return i < units_.size() && is_named_party(units_[i]); }

  /// The party of the phrase that begins at `i`, past an article and who of it is meant: "the Russian service".
  std::optional<std::size_t> party_at(std::size_t i) const {
    constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::title) | kind_bit(Kind::body) |
                             kind_bit(Kind::agent) | kind_bit(Kind::quote);
    for (std::size_t n = 0; i < units_.size() && n < 3; ++i, ++n) {
      if (is_party(i)) return i;
      if (!units_[i].is_any(passes)) break;
    }
    return std::nullopt;
  }

  /// Where the clause of the act ends, within reach.
  std::size_t end_of_clause() const {
    std::size_t i = act_ + 1;
    while (i < units_.size() && i <= act_ + reach && !units_[i].is_any(clause_end | kind_bit(Kind::comma))) ++i;
    return std::min(i, units_.size());
  }

  /// A word before the act, within reach and its clause, for which `is` holds.
  template <typename Is>
  std::optional<std::size_t> before(Is is) const {
    for (std::size_t i = act_; i-- > 0 && act_ - i <= reach && !units_[i].is_any(clause_end);) {
      if (is(units_[i])) return i;
    }
    return std::nullopt;
  }

  /// Whether the words from unit `from` on lead to the act and to nothing else: "for the alleged meddling", but not
  /// "for failing to stop meddling", "für die Abwehr der Einmischung".
  bool leads_to_act(std::size_t from) const {
    constexpr Kinds leads = kind_bit(Kind::of) | kind_bit(Kind::by) | kind_bit(Kind::in) | kind_bit(Kind::with) |
                            kind_bit(Kind::preposition) | kind_bit(Kind::determiner) | kind_bit(Kind::its) |
                            kind_bit(Kind::our) | kind_bit(Kind::quote) | kind_bit(Kind::attempt);
    constexpr std::array<std::string_view, 19> words = {
        "for",   "over",  "about", "für",    "за",      "za",      "de", "pour",   "por", "sur",
        "из-за", "через", "wegen", "pentru", "privind", "sprawie", "zu", "поводу", "щодо"};
    constexpr std::array<std::string_view, 8> verbs = {"ing", "ar", "er", "ir", "en", "re", "ть", "ти"};
    std::size_t plain = 0;
    for (std::size_t i = from; i < act_; ++i) {
      const Unit& unit = units_[i];
      if (is_party(i)) return false;
      if (unit.is_any(leads) || is_one_of(words, unit.text)) continue;
      const bool verb = std::any_of(verbs.begin(), verbs.end(), [&](auto end) { return unit.text.ends_with(end); });
      if (!unit.is_plain() || unit.capital || verb || unit.text == "response" || unit.text == "failure" || ++plain > 1)
        return false;
    }
    return true;
  }

  /// Whether a party is named behind the act by a phrase of its own: "meddling by Y".
  bool has_author() const {
    constexpr std::size_t near = 8;
    for (std::size_t i = act_ + 1; i + 1 < units_.size() && i <= act_ + near; ++i) {
      if (units_[i].is_any(clause_end)) return false;
      if ((units_[i].is(Kind::by) || units_[i].text == "from") && party_at(i + 1)) return true;
    }
    return false;
  }

  const Passage& passage_;
  const std::vector<Unit>& units_;
  const Clause& clause_;
  std::size_t act_;
  std::string_view language_;
};

}  // namespace alleged::detect
