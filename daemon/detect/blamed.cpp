#include "daemon/detect/blamed.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/around_act.hpp"
#include "daemon/detect/declension.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// "Blame", "ответственность", "odpowiedzialność", "Verantwortung": what is laid to somebody.
bool is_blame(std::string_view word) {
  constexpr std::array<std::string_view, 18> begins = {
      "blame",           "Blame",           "responsibility", "Responsibility", "ответственност", "Ответственност",
      "відповідальніст", "Відповідальніст", "вину",           "провину",        "odpowiedzialno", "Odpowiedzialno",
      "Verantwortung",   "Schuld",          "responsabili",   "Responsabili",   "culpa",          "răspundere"};
  return std::any_of(begins.begin(), begins.end(), [&](std::string_view begin) { return word.starts_with(begin); });
}

/// One sentence, one act.
class Blame : AroundAct {
 public:
  using AroundAct::AroundAct;

  std::optional<std::size_t> party() const {
    if (const auto found = put_on()) return found;
    if (const auto found = cleft()) return found;
    if (const auto found = lies_with()) return found;
    if (const auto found = made_responsible()) return found;
    if (const auto found = protested_to()) return found;
    if (const auto found = ascribed()) return found;
    if (const auto found = named_last()) return found;
    return seen_behind();
  }

 private:
  /// "Blamed the meddling on X", "laid the blame for it at X's door", "возлагает ответственность за вмешательство на
  /// X".
  std::optional<std::size_t> put_on() const {
    const bool english = clause_.is_english();
    const bool slavic = language_ == "ru" || language_ == "uk";
    if (!english && !slavic) return std::nullopt;
    const auto blames = before([](const Unit& unit) { return is_blame(unit.text); });
    if (!blames || !leads_to_act(*blames + 1)) return std::nullopt;
    // "Возложил на X ответственность за".
    if (slavic && *blames > 1 && is_party(*blames - 1) && units_[*blames - 2].text == "на") return *blames - 1;
    constexpr std::array<std::string_view, 3> on = {"on", "upon", "at"};
    const std::size_t end = end_of_clause();
    for (std::size_t i = act_ + 1; i + 1 < end; ++i) {
      if (english ? !is_one_of(on, units_[i].text) : units_[i].text != "на") continue;
      const auto found = party_at(i + 1);
      if (slavic && (!found || is_nominative(passage_, *found))) return std::nullopt;
      if (!found) continue;
      const bool door = *found + 1 < units_.size() && units_[*found].possessive &&
                        (units_[*found + 1].text == "door" || units_[*found + 1].text == "feet");
      if (units_[i].text != "at" || door) return found;
    }
    return std::nullopt;
  }

  /// "США подозревают во вмешательстве в выборы Иран": whom the verb charges stands at the end of its clause.
  std::optional<std::size_t> named_last() const {
    if (language_ != "ru" && language_ != "uk" && language_ != "pl") return std::nullopt;
    const auto verb = before([](const Unit& unit) { return unit.is(Kind::accuse); });
    if (!verb || *verb == 0 || !is_party(*verb - 1) || !leads_to_act(*verb + 1)) return std::nullopt;
    const std::size_t last = end_of_clause() - 1;
    const bool object = is_party(last) && (is_accusative(passage_, last) || is_direct(passage_, last));
    return last > act_ && object && !units_[last - 1].is(Kind::in) ? std::optional(last) : std::nullopt;
  }

  /// "It was X, officials believe, that meddled": in English.
  std::optional<std::size_t> cleft() const {
    constexpr std::array<std::string_view, 2> that = {"that", "who"};
    constexpr std::array<std::string_view, 3> had = {"had", "has", "have"};
    constexpr std::size_t near = 4;  // "that secretly funnelled"
    if (!clause_.is_english() || act_ < 4 || units_[0].text != "It" || units_[1].text != "was") return std::nullopt;
    const auto found = party_at(2);
    if (!found || !is_verb(units_, act_)) return std::nullopt;
    std::size_t relative = act_ - 1;  // past "had" and "secretly"
    while (relative > *found && act_ - relative <= near &&
           (units_[relative].text.ends_with("ly") || is_one_of(had, units_[relative].text)))
      --relative;
    if (!is_one_of(that, units_[relative].text)) return std::nullopt;
    const bool parted = units_[*found + 1].is(Kind::comma) && units_[relative - 1].is(Kind::comma);
    for (std::size_t i = *found + 1; i < relative; ++i) {
      const bool comma = units_[i].is(Kind::comma) && i != *found + 1 && i + 1 != relative;
      if (comma || units_[i].is(Kind::negation) || units_[i].text == "not" || (is_party(i) && !parted))
        return std::nullopt;
    }
    return found;
  }

  /// "Responsibility for the meddling lies with X", "die Verantwortung liegt bei X", "la responsabilidad recae en X".
  std::optional<std::size_t> lies_with() const {
    constexpr std::array<std::string_view, 23> verbs = {
        "lies with", "lie with", "lay with", "lie",   "rests",   "rested", "falls",   "liegt",
        "liege",     "lag",      "trägt",    "trage", "recae",   "recaía", "incombe", "revient",
        "leży",      "spada",    "spoczywa", "лежит", "ложится", "лежить", "revine"};
    constexpr Kinds leads = kind_bit(Kind::with) | kind_bit(Kind::to) | kind_bit(Kind::in) |
                            kind_bit(Kind::preposition) | kind_bit(Kind::by);
    const auto blame = before([](const Unit& unit) { return is_blame(unit.text); });
    if (!blame || !leads_to_act(*blame + 1)) return std::nullopt;
    const std::size_t end = end_of_clause();
    for (std::size_t i = act_ + 1; i + 1 < end; ++i) {
      if (!is_one_of(verbs, units_[i].text)) continue;
      const bool led = units_[i + 1].is_any(leads) || units_[i + 1].is_plain();
      if (const auto found = party_at(led && !is_party(i + 1) ? i + 2 : i + 1)) return found;
    }
    return std::nullopt;
  }

  /// "Macht X für eine Kampagne verantwortlich", "holds X to account for", "put X on notice over".
  std::optional<std::size_t> made_responsible() const {
    if (language_ == "de") {
      const std::size_t end = end_of_clause();
      std::size_t closes = act_ + 1;
      while (closes < end && !units_[closes].text.starts_with("verantwortlich")) ++closes;
      constexpr std::array<std::string_view, 6> makes = {"macht", "mache", "machte", "machen", "machten", "gemacht"};
      const bool made = std::any_of(units_.begin(), units_.begin() + static_cast<std::ptrdiff_t>(end),
                                    [&](const Unit& unit) { return is_one_of(makes, unit.text); });
      if (closes == end || !made) return std::nullopt;
      for (std::size_t i = act_; i-- > 1 && act_ - i <= reach && !units_[i].is_any(clause_end);) {
        if (units_[i].text != "für" || !is_party(i - 1)) continue;
        return leads_to_act(i + 1) ? std::optional(i - 1) : std::nullopt;
      }
      return std::nullopt;
    }
    if (!clause_.is_english()) return held_as();
    constexpr std::array<std::string_view, 4> verbs = {"hold", "put", "took", "take"};
    constexpr std::array<std::string_view, 4> last = {"account", "accountable", "notice", "task"};
    constexpr std::array<std::string_view, 3> over = {"for", "over", "about"};
    for (std::size_t i = act_; i-- > 2 && act_ - i <= reach && !units_[i].is_any(clause_end);) {
      const bool responsible = units_[i].text == "responsible for";
      if (!responsible && (!is_one_of(last, units_[i].text) || !is_one_of(over, units_[i + 1].text))) continue;
      if (!leads_to_act(i + (responsible ? 1 : 2)) || has_author()) return std::nullopt;
      std::size_t at = i;  // past "to" and "on"
      while (at > 0 && !is_party(at) && i - at < 3) --at;
      if (!is_party(at) || at < 2) return std::nullopt;
      const std::string_view verb = units_[at - (units_[at - 1].is(Kind::determiner) ? 2 : 1)].text;
      const bool holds = verb == "held" || std::any_of(verbs.begin(), verbs.end(),
                                                       [&](std::string_view begin) { return verb.starts_with(begin); });
      return holds ? std::optional(at) : std::nullopt;
    }
    return std::nullopt;
  }

  /// "Protested to X over meddling", "lodged a complaint with X about": in English.
  std::optional<std::size_t> protested_to() const {
    constexpr std::array<std::string_view, 3> over = {"over", "about", "against"};
    constexpr std::size_t near = 4;
    if (!clause_.is_english()) return std::nullopt;
    const auto about = before([&](const Unit& unit) { return is_one_of(over, unit.text); });
    if (!about || *about < 3 || !leads_to_act(*about + 1) || has_author()) return std::nullopt;
    for (std::size_t i = *about; i-- > 2 && *about - i <= near;) {
      if (!is_party(i)) continue;
      std::size_t to = i - 1;
      if (units_[to].is(Kind::determiner)) --to;
      // "Sent X a protest note over".
      const bool note =
          std::any_of(units_.begin() + static_cast<std::ptrdiff_t>(i),
                      units_.begin() + static_cast<std::ptrdiff_t>(*about), [](const Unit& unit) {
                        return unit.text.starts_with("protest") || unit.text == "complaint" || unit.text == "note";
                      });
      constexpr std::array<std::string_view, 5> sends = {"sent", "sends", "handed", "hands", "delivered"};
      if (note && is_one_of(sends, units_[to].text)) return i;
      if (to == 0 || (units_[to].text != "to" && units_[to].text != "with")) return std::nullopt;
      const std::string_view verb = units_[to - 1].text;
      return verb.starts_with("protest") || verb.starts_with("complain") ? std::optional(i) : std::nullopt;
    }
    return std::nullopt;
  }

  /// "Tient X pour responsable de l'ingérence", "considera a X responsable de", "uznaje X za odpowiedzialną za".
  std::optional<std::size_t> held_as() const {
    constexpr std::array<std::string_view, 8> begins = {"responsab",    "coupabl",       "culpabl", "ответствен",
                                                        "відповідальн", "odpowiedzialn", "winn",    "vinovat"};
    constexpr std::array<std::string_view, 5> as = {"pour", "como", "jako", "za", "ca"};
    constexpr std::size_t near = 4;
    for (std::size_t i = act_; i-- > 1 && act_ - i <= near;) {
      const std::string_view word = units_[i].text;
      const bool held = std::any_of(begins.begin(), begins.end(), [&](auto begin) { return word.starts_with(begin); });
      if (!held || word.find("iliz") != word.npos) continue;  // "responsabiliza" is a verb, whose object follows
      if (!leads_to_act(i + 1)) return std::nullopt;
      const std::size_t at = is_one_of(as, units_[i - 1].text) && i > 1 ? i - 2 : i - 1;
      constexpr std::array<std::string_view, 4> appoints = {"nombr", "design", "nomm", "numi"};
      const bool appointed = before([&](const Unit& unit) {
                               return std::any_of(appoints.begin(), appoints.end(),
                                                  [&](auto begin) { return unit.text.starts_with(begin); });
                             }).has_value();
      return is_party(at) && at > 0 && !appointed ? std::optional(at) : std::nullopt;
    }
    return std::nullopt;
  }

  /// "Приписывает X кампанию", "atribuie Rusiei o campanie", "schreibt die Kampagne X zu": without a word for "to".
  std::optional<std::size_t> ascribed() const {
    if (language_ == "de") {
      constexpr std::array<std::string_view, 4> writes = {"schreibt", "schreiben", "schrieb", "schrieben"};
      if (!before([&](const Unit& unit) { return is_one_of(writes, unit.text); })) return std::nullopt;
      const std::size_t end = end_of_clause();
      if (end < act_ + 3 || units_[end - 1].text != "zu") return std::nullopt;
      const bool another = std::any_of(units_.begin() + static_cast<std::ptrdiff_t>(act_),
                                       units_.begin() + static_cast<std::ptrdiff_t>(end),
                                       [](const Unit& unit) { return unit.is(Kind::conjunction); });
      return is_party(end - 2) && !another ? std::optional(end - 2) : std::nullopt;
    }
    if (clause_.is_english() || !passage_.tongue->spaced) return std::nullopt;
    const auto verb = before([](const Unit& unit) { return unit.is(Kind::trace); });
    if (!verb || !is_party(*verb + 1) || *verb + 1 >= act_ || clause_.is_person(*verb + 1)) return std::nullopt;
    // "Связал Россию с": who it is tied to follows.
    for (std::size_t i = *verb + 2; i < act_; ++i) {
      if (units_[i].is(Kind::with)) return std::nullopt;
    }
    return *verb + 1;
  }

  /// "Sees X behind the campaign", "vermutet X hinter der Kampagne".
  std::optional<std::size_t> seen_behind() const {
    constexpr std::array<std::string_view, 2> behind = {"behind", "hinter"};
    constexpr std::size_t near = 6;
    for (std::size_t i = act_; i-- > 1 && act_ - i <= near;) {
      if (i + 2 < act_ && units_[i + 1].text == "at" && units_[i + 2].text == "work" && is_party(i) && sees(i))
        return i;
      if (units_[i].is_any(clause_end | kind_bit(Kind::comma) | kind_bit(Kind::vote)) || is_party(i)) break;
      if (!is_one_of(behind, units_[i].text)) continue;
      if (is_party(i - 1) && !units_[i - 1].possessive && sees(i - 1)) return i - 1;
      break;
    }
    return std::nullopt;
  }

  /// Whether the word before the party is a verb whose object it may be: in "from X behind" it is none.
  bool sees(std::size_t party) const {
    constexpr std::array<std::string_view, 16> verbs = {
        "see",   "sees", "saw",   "suspect",  "suspects", "suspected", "seeing", "sieht",
        "sehen", "sah",  "sahen", "vermutet", "vermuten", "vermutete", "wähnt",  "glaubt"};
    std::size_t i = party;
    while (i > 0 && units_[i - 1].is(Kind::determiner)) --i;
    return i > 0 && is_one_of(verbs, units_[i - 1].text);
  }
};

}  // namespace

std::optional<std::size_t> blamed_for(const Passage& passage, const Clause& clause, std::size_t act) {
  return Blame(passage, clause, act).party();
}

}  // namespace alleged::detect
