#include "daemon/detect/replies.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "daemon/detect/clause.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/sayer.hpp"
#include "daemon/detect/unfounded.hpp"

namespace alleged::detect {
namespace {

constexpr Kinds replying =
    kind_bit(Kind::deny) | kind_bit(Kind::dispute) | kind_bit(Kind::clear) | kind_bit(Kind::retract);
constexpr Kinds closing = clause_end | kind_bit(Kind::comma) | kind_bit(Kind::quote);

/// The words of denial in one sentence.
class Answer {
 public:
  Answer(const Passage& passage, const Names& names, const Speaker& previous)
      : passage_(passage), units_(passage.units), names_(names), previous_(previous) {}

  std::optional<Reply> found() const {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (!units_[i].is_any(replying) || !is_about_charge(i)) continue;
      if (!units_[i].is(Kind::clear) && (is_not_so(passage_, i) || denies_something_else(passage_, i))) continue;
      Reply reply;
      reply.stance = stance_of(units_[i]);
      reply.speaker = speaker_of(i);
      reply.of_accused = is_its_own(i);
      return reply;
    }
    return std::nullopt;
  }

 private:
  static Stance stance_of(const Unit& unit) {
    if (unit.is(Kind::retract)) return Stance::retracted;
    if (unit.is(Kind::deny)) return Stance::denied;
    return unit.is(Kind::clear) ? Stance::cleared : Stance::disputed;
  }

  /// "Denied it", "rejected the accusations", "called the charge absurd", "Moscow denies.": what is denied is a word
  /// for what was told before, or nothing is named.
  bool is_about_charge(std::size_t at) const {
    constexpr std::size_t near = 6;
    // "Rejected Y's accusations"; of "denied delaying the report", "denies tax charges", it is another.
    constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::its) | kind_bit(Kind::our) |
                             kind_bit(Kind::country) | kind_bit(Kind::actor) | kind_bit(Kind::deny) |
                             kind_bit(Kind::quote) | kind_bit(Kind::body) | kind_bit(Kind::title) | kind_bit(Kind::of) |
                             kind_bit(Kind::date) | kind_bit(Kind::by) | kind_bit(Kind::in) | kind_bit(Kind::negation) |
                             kind_bit(Kind::authority) | kind_bit(Kind::to);
    const std::size_t most = passage_.field == Field::title ? 0 : 3;
    std::size_t words = 0;
    for (std::size_t i = at + 1; i < units_.size() && i <= at + near && !units_[i].is_any(clause_end); ++i) {
      if (units_[i].is(Cue::charged)) return ends_there(i);
      if (units_[i].is_any(passes) || units_[i].text == "for") continue;
      if (!units_[i].is_plain() || units_[i].text.ends_with("ing") || ++words > most) break;
    }
    for (std::size_t i = at; i-- > 0 && at - i <= near && !units_[i].is_any(clause_end);) {
      if (units_[i].is(Cue::charged)) return is_subject_or_called(i) && (units_[i].is(Kind::pronoun) || ends_there(i));
    }
    if (passage_.field == Field::title && clears_party(at)) return true;
    // "Weist die Vorwürfe zurück", "dismissed the complaint on Friday": one phrase holds verb and charge.
    const bool phrase = units_[at].text.find(' ') != std::string_view::npos;
    const std::size_t end = at + 1 < units_.size() && phrase && units_[at + 1].is_plain() ? at + 2 : at + 1;
    const bool last = end >= units_.size() || units_[end].is_any(closing);
    if (phrase) return last || goes_on(at + 1);
    return last && (units_[at].is(Kind::clear) || (units_[at].is(Kind::deny) && is_verb_of_denial(units_[at])));
  }

  /// "On Friday", "as baseless": what may stand behind the charge and tells no other one.
  bool goes_on(std::size_t at) const {
    const bool when = units_[at].text == "on" && at + 1 < units_.size() && units_[at + 1].tells_when();
    return when || units_[at].tells_when() || units_[at].text == "as" || units_[at].is(Kind::conjunction);
  }

  /// "TikTok clears X", "exonera a X", in a headline: whoever is cleared stands next.
  bool clears_party(std::size_t at) const {
    constexpr std::size_t near = 2;
    if (!units_[at].is(Kind::clear)) return false;
    for (std::size_t i = at + 1; i < units_.size() && i <= at + near; ++i) {
      if (units_[i].is_any(kind_bit(Kind::country) | kind_bit(Kind::actor))) return true;
    }
    return false;
  }

  /// "Called it nonsense", "it was untrue"; but "it knew nothing" is whoever speaks. In English; elsewhere a pronoun
  /// may stand before its verb.
  bool is_subject_or_called(std::size_t at) const {
    constexpr std::array<std::string_view, 6> being = {"is", "are", "was", "were", "be", "has"};
    if (!passage_.tongue->is_english || !units_[at].is(Kind::pronoun)) return true;
    const bool called = at > 0 && calls(units_[at - 1]);
    return called || (at + 1 < units_.size() && is_one_of(being, units_[at + 1].text));
  }

  /// "Denies" and not "baseless", in English, where lists hold both.
  bool is_verb_of_denial(const Unit& unit) const {
    constexpr std::array<std::string_view, 4> begins = {"den", "reject", "dismiss", "refut"};
    return !passage_.tongue->is_english || begins_with_any(unit.text, begins);
  }

  /// Whether the words for the charge tell no other one behind: "the reports of troops on the border" are none. A
  /// headline is about what its story tells.
  bool ends_there(std::size_t at) const {
    constexpr std::array<std::string_view, 28> about = {
        "about", "over", "on",  "regarding", "concerning", "for", "sobre", "acerca", "sur",    "concernant",
        "о",     "об",   "про", "насчет",    "щодо",       "o",   "über",  "zu",     "despre", "privind",
        "dass",  "that", "of",  "que",       "что",        "що",  "że",    "că"};
    if (at + 1 >= units_.size()) return true;
    const Unit& next = units_[at + 1];
    if (goes_on(at + 1)) return true;
    if (is_one_of(about, next.text) && passage_.field != Field::title) return false;
    if (units_[at].is(Kind::pronoun)) return !passage_.tongue->is_english || is_closed_by(next);
    if (passage_.field == Field::title) return true;
    if (next.is(Kind::of) || next.is(Kind::that) || next.is(Kind::preposition)) return false;
    return !next.is(Kind::in) ||
           (at + 2 < units_.size() &&
            units_[at + 2].is_any(kind_bit(Kind::date) | kind_bit(Kind::determiner) | kind_bit(Kind::body)));
  }

  /// "Denied it.", "called it nonsense", but not "denied it was closing the embassy".
  static bool is_closed_by(const Unit& next) {
    constexpr std::array<std::string_view, 3> words = {"as", "all", "on"};
    return next.is_any(closing | replying | kind_bit(Kind::conjunction) | kind_bit(Kind::determiner)) ||
           next.tells_when() || is_one_of(words, next.text) || next.text.ends_with("ly");
  }

  /// Whoever calls or says it so, for a predicate ("called it nonsense", "said the charge was baseless"); else the
  /// subject of the verb of denial, or whom it is said by.
  Speaker speaker_of(std::size_t at) const {
    constexpr std::size_t near = 8;
    if (passage_.field == Field::title) {
      if (Speaker label = label_of(passage_, names_)) return label;
    }
    for (std::size_t i = at; i-- > 0 && at - i <= near && !units_[i].is_any(clause_end);) {
      if (!calls(units_[i]) && !units_[i].is_any(speaking_kinds)) continue;
      if (units_[i].is(Cue::charged)) continue;  // "claims" is a noun here
      if (Speaker found = named(i)) return found;
    }
    if (Speaker found = named(at)) return found;
    if (at + 1 < units_.size() && units_[at + 1].is(Kind::by)) {
      if (Speaker found = names_.complete(speaker_after(passage_, at + 1))) return found;
    }
    for (std::size_t i = at + 1; i < units_.size(); ++i) {
      if (!units_[i].is_any(speaking_kinds) || units_[i].is(Cue::charged)) continue;
      if (Speaker found = named(i)) return found;
      if (Speaker found = names_.complete(speaker_after(passage_, i))) return found;
    }
    if (Speaker found = names_.complete(speaker_after(passage_, at)); found && !passage_.tongue->is_english)
      return found;
    // "В Кремле назвали это чушью".
    for (std::size_t i = 0; i < at && i < 2; ++i) {
      if (units_[i].is_any(kind_bit(Kind::country) | kind_bit(Kind::actor)) && !units_[i].against)
        return names_.complete(name_of(passage_, i, i));
    }
    return {};
  }

  /// The subject of the verb at `at`, by name or by a pronoun.
  Speaker named(std::size_t at) const {
    if (at > 0 && units_[at - 1].is(Kind::pronoun) && previous_) return previous_;
    return names_.complete(speaker_before(passage_, at));
  }

  bool calls(const Unit& unit) const { return unit.is(Cue::calling) || unit.text == "called" || unit.text == "calls"; }

  /// "Its embassy denied it", "both denied it": an office of whoever is charged, or all who are.
  bool is_its_own(std::size_t at) const {
    constexpr Kinds office = kind_bit(Kind::body) | kind_bit(Kind::title) | kind_bit(Kind::authority);
    for (std::size_t i = 0; i + 1 < units_.size() && i < at; ++i) {
      if (reads(units_[i].text, "both")) return true;
      if (!units_[i].is(Kind::its)) continue;
      for (std::size_t k = i + 1; k < units_.size() && k <= i + 3; ++k) {
        if (units_[k].is_any(office)) return true;
      }
    }
    return false;
  }

  const Passage& passage_;
  const std::vector<Unit>& units_;
  const Names& names_;
  const Speaker& previous_;
};

}  // namespace

std::optional<Reply> reply_in(const std::vector<Passage>& story, std::size_t at, const Names& names,
                              const Speaker& previous) {
  std::optional<Reply> reply = Answer(story[at], names, previous).found();
  if (reply) reply->passage = at;
  return reply;
}

}  // namespace alleged::detect
