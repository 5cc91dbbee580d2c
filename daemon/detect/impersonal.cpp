#include "daemon/detect/impersonal.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/coordination.hpp"
#include "daemon/detect/declension.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// One sentence, one act.
class Impersonal {
 public:
  Impersonal(const Passage& passage, std::size_t act) : passage_(passage), units_(passage.units), act_(act) {}

  /// "X обвинили во вмешательстве", "X oskarżono o", "X підозрюють у": nobody is said to accuse, and the object stands
  /// before the verb.
  std::optional<std::size_t> object() const {
    constexpr std::array<std::string_view, 8> plural = {"или", "али", "ают", "яют", "ують", "юють", "ають", "яють"};
    constexpr std::size_t reach = 8;
    const std::string_view language = passage_.tongue->code;
    const bool polish = language == "pl";
    if (!polish && language != "ru" && language != "uk") return std::nullopt;
    for (std::size_t i = act_; i-- > 1 && act_ - i <= reach && !units_[i].is_any(clause_end | party_kinds);) {
      if (!units_[i].is(Kind::accuse) && !(polish && units_[i].is(Kind::charge))) continue;
      const std::string_view verb = units_[i].text.substr(0, units_[i].text.find(' '));  // "oskarżono o" is one
      const bool impersonal =
          polish ? verb.ends_with("no") || verb.ends_with("to") || (i + 1 < act_ && units_[i + 1].text == "się")
                 : std::any_of(plural.begin(), plural.end(), [&](std::string_view end) { return verb.ends_with(end); });
      if (const auto found = impersonal ? object_in_a_phrase(i) : std::nullopt) return found;
      std::size_t object = i - 1;
      // "X в Мали обвиняют": where that is.
      if (object > 1 && units_[object].is_place() && units_[object - 1].is(Kind::in)) object -= 2;
      while (object > 0 && (units_[object].tells_when() || (units_[object].is_plain() && !units_[object].capital)))
        --object;
      const Unit& party = units_[object];
      const bool one = party.is_place() && !party.against && coordinated(passage_, object).size() == 1;
      if (!one || is_nominative(passage_, object)) return std::nullopt;
      if (is_accusative(passage_, object)) return object;
      const bool led = object > 0 && !units_[object - 1].is_any(clause_end | kind_bit(Kind::comma));
      if (!polish && (is_plural(party.text) || has_object(i))) return std::nullopt;
      return impersonal && !led ? std::optional(object) : std::nullopt;
    }
    return std::nullopt;
  }

 private:
  /// "Нидерланды", "Сполучені Штати", "ЕС": whose verb is in the plural, or may be.
  static bool is_plural(std::string_view name) {
    return name.ends_with("ы") || name.ends_with("и") || name.ends_with("і") || name.ends_with("США") ||
           name.ends_with("ЕС") || name.ends_with("ЄС") || name.ends_with("ОАЭ");
  }

  /// "США обвинили во вмешательстве в выборы Россию": whether a party that no preposition leads stands behind the act.
  bool has_object(std::size_t verb) const {
    constexpr Kinds leads =
        kind_bit(Kind::in) | kind_bit(Kind::preposition) | kind_bit(Kind::of) | kind_bit(Kind::with);
    for (std::size_t i = verb + 1; i < units_.size() && !units_[i].is_any(clause_end | kind_bit(Kind::comma)); ++i) {
      if (units_[i].is_place() && !units_[i - 1].is_any(leads)) return true;
    }
    return false;
  }

  /// "Турецкую разведку обвинили", "правительство X обвинили", "turecki wywiad oskarżono": a noun with its country, in
  /// a case or number that no subject of the verb at `verb` has.
  std::optional<std::size_t> object_in_a_phrase(std::size_t verb) const {
    constexpr std::array<std::string_view, 9> accusative = {"ую", "юю", "их", "ых", "ого", "ą", "ich", "ych", "iego"};
    constexpr Kinds heads = kind_bit(Kind::body) | kind_bit(Kind::agent) | kind_bit(Kind::resident) |
                            kind_bit(Kind::authority) | kind_bit(Kind::institution);
    const bool polish = passage_.tongue->code == "pl";
    const auto is_noun = [&](std::size_t i) {
      return units_[i].is_any(heads) || units_[i].is(Cue::outfit) || (units_[i].is_plain() && !units_[i].capital);
    };
    const auto opens = [&](std::size_t i) {
      return i == 0 || units_[i - 1].is_any(clause_end | kind_bit(Kind::comma) | kind_bit(Kind::that));
    };
    const Unit& before = units_[verb - 1];
    if (before.is(Kind::unnamed) && opens(verb - 1) && (polish || !has_object(verb))) return verb - 1;
    // The country behind its noun: "посольство США", "rząd Wenezueli". One that is no plural is no plural's subject.
    if (before.is_place() && verb > 1 && is_noun(verb - 2) && opens(verb - 2)) {
      constexpr std::array<std::string_view, 6> plural = {"и", "ы", "і", "ї", "а", "я"};
      const bool single = polish || !ends_with_any(units_[verb - 2].text, plural);
      return single && !before.against ? std::optional(verb - 1) : std::nullopt;
    }
    std::size_t i = verb;
    while (i > 0 && verb - i < 3 && is_noun(i - 1)) --i;
    if (i == 0 || i == verb || !opens(i - 1)) return std::nullopt;
    const Unit& party = units_[i - 1];
    if (!party.is(Kind::country) || party.against || party.term->form != Form::adjective) return std::nullopt;
    return polish || ends_with_any(party.text, accusative) ? std::optional(i - 1) : std::nullopt;
  }

  const Passage& passage_;
  const std::vector<Unit>& units_;
  std::size_t act_;
};

}  // namespace

std::optional<std::size_t> accused_by_nobody(const Passage& passage, std::size_t act) {
  return Impersonal(passage, act).object();
}

}  // namespace alleged::detect
