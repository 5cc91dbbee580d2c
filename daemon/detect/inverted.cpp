#include "daemon/detect/inverted.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/declension.hpp"

namespace alleged::detect {
namespace {

/// One sentence, one act.
class Inverted {
 public:
  Inverted(const Passage& passage, const Clause& clause, std::size_t act)
      : passage_(passage), units_(passage.units), clause_(clause), act_(act) {}

  std::optional<std::size_t> subject() const {
    if (act_ + 1 >= units_.size()) return std::nullopt;
    if (const auto fronted = behind_fronted_vote()) return fronted;
    if (!is_verb(units_, act_)) return subject_of_object();
    const bool reflexive = units_[act_].text.ends_with("ся") || units_[act_].text.ends_with("сь");
    const bool apart = units_[act_ + 1].text == "się" && act_ + 2 < units_.size();
    const bool polish = apart || units_[act_].text.ends_with(" się");
    // "Mischen sich vor allem X und Y ein".
    const bool german = passage_.tongue->code == "de" && units_[act_].text.ends_with(" sich");
    // "Вмешивался ли X".
    const bool asked = (units_[act_ + 1].text == "ли" || units_[act_ + 1].text == "чи") && act_ + 2 < units_.size();
    std::size_t at = act_ + (apart || asked ? 2 : 1);
    constexpr std::size_t adverbs = 6;
    // "«Вмешивается» лишь X".
    while (!german && at + 1 < units_.size() && (units_[at].is(Kind::quote) || units_[at].is(Cue::only))) ++at;
    // "Подкупали агенты Нигерии": those of the party, in the nominative plural, behind a verb in the plural.
    const bool slavic = passage_.tongue->code == "ru" || passage_.tongue->code == "uk" || passage_.tongue->code == "pl";
    if (slavic && at + 1 < units_.size() && units_[at].is(Kind::agent) && units_[at + 1].is_place() &&
        !clause_.qualifies_vote(at + 1) && is_plural_subject(units_[at].text))
      return at + 1;
    if (german && has_subject_before()) return std::nullopt;
    while (german && at + 1 < units_.size() && at <= act_ + adverbs && is_between(at)) ++at;
    const bool party = units_[at].is_place() && !units_[at].against && !clause_.qualifies_vote(at);
    const bool intransitive = (reflexive || polish || german) && !is_accusative(passage_, at);
    return party && (intransitive || is_nominative(passage_, at)) ? std::optional(at) : std::nullopt;
  }

 private:
  /// "Выборы пытались сорвать X", "избирательную комиссию взломал именно X": where the vote, as the object, stands
  /// before the verb.
  std::optional<std::size_t> behind_fronted_vote() const {
    const std::string_view language = passage_.tongue->code;
    if (language != "ru" && language != "uk" && language != "pl") return std::nullopt;
    std::size_t at = act_ + 1;
    while (at + 1 < units_.size() && (units_[at].is(Kind::quote) || units_[at].is(Cue::only))) ++at;
    const std::string_view name = units_[at].text;
    const bool plural = name == "США" || name.ends_with("Штаты") || name.ends_with("Штати");
    const bool does = is_nominative(passage_, at) || is_direct(passage_, at) || plural;
    const bool party = units_[at].is_place() && !units_[at].against && does;
    return party && is_vote_fronted() ? std::optional(at) : std::nullopt;
  }

  /// Whether a vote that no preposition leads stands right before the verb, or before what governs that.
  bool is_vote_fronted() const {
    constexpr std::size_t reach = 3;
    for (std::size_t i = act_; i-- > 0 && act_ - i <= reach;) {
      const std::string_view word = units_[i].text;
      const bool object = word.ends_with("ю") || word.ends_with("у") || word.ends_with("ę");  // "комиссию"
      if (units_[i].is(Kind::vote) && (object || !units_[i].is(Kind::body))) {
        const bool led = i > 0 && !units_[i - 1].is_any(clause_end | kind_bit(Kind::comma) | kind_bit(Kind::that)) &&
                         !units_[i - 1].is_colon();
        return !led;
      }
      constexpr Kinds tries = kind_bit(Kind::attempt) | kind_bit(Kind::behind) | kind_bit(Kind::doubt);
      if (!units_[i].is_any(tries) && (!units_[i].is_plain() || units_[i].capital)) return false;
    }
    return false;
  }

  /// "Агенты", "хакери", "służby": not "агентов", which is an object.
  static bool is_plural_subject(std::string_view noun) {
    constexpr std::array<std::string_view, 6> endings = {"ы", "и", "і", "y", "i", "e"};
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view end) { return noun.ends_with(end); });
  }

  /// "Деньги ей поставляла Россия": the act is the object, and the subject stands right behind its verb.
  std::optional<std::size_t> subject_of_object() const {
    constexpr std::size_t reach = 4;
    const std::string_view language = passage_.tongue->code;
    if (language != "ru" && language != "uk" && language != "pl") return std::nullopt;
    for (std::size_t verb = act_ + 1; verb + 1 < units_.size() && verb <= act_ + reach; ++verb) {
      if (units_[verb].is(Cue::doing)) {
        const bool party = units_[verb + 1].is_place() && !units_[verb + 1].against;
        return party && is_nominative(passage_, verb + 1) ? std::optional(verb + 1) : std::nullopt;
      }
      if (!units_[verb].is_plain() && !units_[verb].is_any(kind_bit(Kind::pronoun) | kind_bit(Kind::its)))
        return std::nullopt;
    }
    return std::nullopt;
  }

  /// "Sich insbesondere X", "sich laut dem Bericht die X": what may stand between.
  bool is_between(std::size_t i) const {
    constexpr Kinds adverbial = kind_bit(Kind::determiner) | kind_bit(Kind::according) | kind_bit(Kind::report) |
                                kind_bit(Kind::body) | kind_bit(Kind::authority) | kind_bit(Kind::preposition);
    return !units_[i].is_any(party_kinds) && (units_[i].is_any(adverbial) || units_[i].is_plain());
  }

  /// "X mischt sich nach Angaben von Y ein".
  bool has_subject_before() const {
    for (std::size_t i = act_; i-- > 0 && !units_[i].is_any(clause_end | kind_bit(Kind::that));) {
      if (units_[i].is_place() && !units_[i].against && !clause_.is_object(i) && !clause_.qualifies_vote(i))
        return true;
    }
    return false;
  }

  const Passage& passage_;
  const std::vector<Unit>& units_;
  const Clause& clause_;
  std::size_t act_;
};

}  // namespace

std::optional<std::size_t> subject_behind(const Passage& passage, const Clause& clause, std::size_t act) {
  return Inverted(passage, clause, act).subject();
}

}  // namespace alleged::detect
