#include "daemon/detect/answerable.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "daemon/detect/around_act.hpp"
#include "daemon/detect/one_of.hpp"

namespace alleged::detect {
namespace {

/// One sentence, one act.
class Answerable : AroundAct {
 public:
  using AroundAct::AroundAct;

  std::optional<std::size_t> party() const {
    if (const auto found = asked_to_explain()) return found;
    if (const auto found = named_as()) return found;
    if (const auto found = is_held_responsible()) return found;
    if (const auto found = accused_by_a_noun()) return found;
    return trail_leads_to();
  }

 private:
  /// "Demands an explanation from X over the secret funding", "требует от X объяснений из-за", "cere X explicații
  /// pentru".
  std::optional<std::size_t> asked_to_explain() const {
    constexpr std::array<std::string_view, 17> answers = {
        "explanation",  "answers",       "объяснени", "разъяснени", "пояснен",   "роз'яснен",
        "роз’яснен",    "wyjaśni",       "explicați", "explicaţi",  "Erklärung", "Rechenschaft",
        "explications", "explicaciones", "cuentas",   "comptes",    "accounting"};
    constexpr std::array<std::string_view, 21> asks = {
        "demand", "требу",  "потребова", "запроси", "запраш", "вимага",   "зажада",
        "żąda",   "zażąda", "domaga",    "cere",    "cerut",  "solicit",  "verlang",
        "forder", "exig",   "réclam",    "pide",    "pidió",  "pidieron", "ceru"};
    constexpr Kinds leads = kind_bit(Kind::by) | kind_bit(Kind::of) | kind_bit(Kind::to) | kind_bit(Kind::determiner) |
                            kind_bit(Kind::preposition);
    constexpr std::size_t near = 4;
    const auto word = before([&](const Unit& unit) { return begins_with_any(unit.text, answers); });
    if (!word || has_author()) return std::nullopt;
    const auto verb = before([&](const Unit& unit) { return begins_with_any(unit.text, asks); });
    if (!verb || *verb >= *word || *word - *verb > near + 1) return std::nullopt;
    std::optional<std::size_t> asked;
    for (std::size_t i = *verb + 1; i < act_ && i <= *word + near; ++i) {
      if (i == *word || units_[i].is_any(leads) || (units_[i].is_plain() && !units_[i].capital)) continue;
      if (!is_party(i)) break;
      asked = i;
      break;
    }
    if (!asked || is_of_a_third(*asked, *verb)) return std::nullopt;
    const std::size_t last = std::max(*word, *asked);
    return leads_to_act(last + 1) ? asked : std::nullopt;
  }

  /// Whether the clause names a country besides who is asked and whoever asks, before the verb: the vote of a third.
  bool is_of_a_third(std::size_t asked, std::size_t verb) const {
    std::string_view asker;
    for (std::size_t i = verb; i-- > 0 && asker.empty();) {
      if (is_party(i)) asker = units_[i].term->code;
    }
    const auto from = units_.begin() + static_cast<std::ptrdiff_t>(act_);
    return std::any_of(from, units_.begin() + static_cast<std::ptrdiff_t>(end_of_clause()), [&](const Unit& unit) {
      return unit.is(Kind::country) && unit.term->code != asker && unit.term->code != units_[asked].term->code;
    });
  }

  /// "Named X as the organiser of the attack", "identified X as the culprit behind": in English; "организатором атаки
  /// на выборы Y назвал X".
  std::optional<std::size_t> named_as() const {
    constexpr std::array<std::string_view, 10> roles = {"organiser", "organizer", "mastermind",  "culprit",
                                                        "author",    "source",    "perpetrator", "instigator",
                                                        "sponsor",   "originator"};
    constexpr std::size_t near = 3;
    if (clause_.is_english()) {
      const auto role = before([&](const Unit& unit) { return is_one_of(roles, unit.text); });
      if (!role || act_ - *role > near + 1) return std::nullopt;
      const std::size_t as = *role - (*role > 0 && units_[*role - 1].is(Kind::determiner) ? 2 : 1);
      return as < act_ && as > 1 && units_[as].text == "as" && is_party(as - 1) ? std::optional(as - 1) : std::nullopt;
    }
    constexpr std::array<std::string_view, 12> slavic = {
        "Организатором", "организатором", "Заказчиком", "заказчиком", "Виновником", "виновником",
        "Організатором", "організатором", "Замовником", "замовником", "Винуватцем", "Organizatorem"};
    constexpr std::array<std::string_view, 4> names = {"назва", "считает", "nazwa", "вважає"};
    const auto role = before([&](const Unit& unit) { return is_one_of(slavic, unit.text); });
    if (!role || act_ - *role > near) return std::nullopt;
    const std::size_t end = end_of_clause();
    for (std::size_t i = act_ + 1; i + 1 < end; ++i) {
      if (begins_with_any(units_[i].text, names)) return party_at(i + 1);
    }
    return std::nullopt;
  }

  /// "X is being held responsible for the wave of disinformation", in English.
  std::optional<std::size_t> is_held_responsible() const {
    constexpr std::array<std::string_view, 7> being = {"is", "are", "was", "were", "been", "being", "be"};
    constexpr std::size_t near = 5;
    constexpr std::size_t wave = 3;  // "the wave of"
    if (!clause_.is_english()) return std::nullopt;
    for (std::size_t i = act_; i-- > 2 && act_ - i <= near;) {
      const bool held = units_[i].text.starts_with("responsible") && units_[i - 1].text == "held" &&
                        is_one_of(being, units_[i - 2].text);
      if (!held) continue;
      for (std::size_t k = i + 1; k < act_; ++k) {
        if (is_party(k) || act_ - i > wave + 2) return std::nullopt;
      }
      std::size_t at = i - 2;
      while (at > 0 && i - at < near && !is_party(at)) --at;
      return is_party(at) ? std::optional(at) : std::nullopt;
    }
    return std::nullopt;
  }

  /// "Accusations of vote buying against X", "Vorwürfe des Stimmenkaufs gegen X": the noun before the act, and against
  /// whom behind it.
  std::optional<std::size_t> accused_by_a_noun() const {
    constexpr std::array<std::string_view, 9> against = {"against", "gegen",   "contre",    "contra",   "против",
                                                         "проти",   "przeciw", "przeciwko", "împotriva"};
    constexpr std::size_t near = 4;
    std::size_t noun = act_;
    const auto is_charge = [&](std::size_t i) {
      constexpr std::array<std::string_view, 10> begins = {"accusation", "allegation", "Vorw",       "Anschuldigung",
                                                           "acusaci",    "обвинени",   "звинувачен", "oskarże",
                                                           "zarzut",     "acuzați"};
      return begins_with_any(units_[i].text, begins);
    };
    while (noun > 0 && act_ - noun < near && !is_charge(noun)) --noun;
    // "Accusations of attacks against X": those are what befell it.
    constexpr std::array<std::string_view, 5> sorts = {"vote_buying", "interference", "covert_funding",
                                                       "illicit_party_finance", "influence"};
    const bool deed = units_[act_].is(Kind::act) && is_one_of(sorts, units_[act_].term->meaning->sort);
    if (!deed || !is_charge(noun) || !leads_to_act(noun + 1) || has_author()) return std::nullopt;
    const std::size_t end = end_of_clause();
    for (std::size_t i = act_ + 1; i + 1 < end && !units_[i].is(Kind::conjunction); ++i) {
      const bool leads =
          is_one_of(against, units_[i].text) || units_[i].text.ends_with("adresa") || units_[i].text.ends_with("адрес");
      const std::size_t at = i + 1 + (units_[i + 1].is(Kind::determiner) && i + 2 < end ? 1 : 0);
      if (leads && units_[at].is_any(party_kinds) && !units_[at].is(Kind::unnamed)) return at;
    }
    return std::nullopt;
  }

  /// "The trail of the attack leads to X", "die Spur des Angriffs führt nach X", "следы атаки ведут в X".
  std::optional<std::size_t> trail_leads_to() const {
    constexpr std::array<std::string_view, 16> trails = {"trail",  "trails", "Spur",  "Spuren", "piste", "pista",
                                                         "rastro", "след",   "следы", "След",   "Следы", "сліди",
                                                         "Сліди",  "ślad",   "ślady", "urmele"};
    constexpr std::array<std::string_view, 17> leads = {"leads", "lead",   "led",     "führt",   "führen",   "führte",
                                                        "mène",  "mènent", "conduit", "conduce", "conducen", "lleva",
                                                        "ведут", "ведёт",  "ведет",   "ведуть",  "duc"};
    const auto trail = before([&](const Unit& unit) { return is_one_of(trails, unit.text); });
    if (!trail) return std::nullopt;
    const std::size_t end = end_of_clause();
    for (std::size_t i = act_ + 1; i + 1 < end; ++i) {
      if (!is_one_of(leads, units_[i].text) && units_[i].text != "prowadzą") continue;
      // "Leads from X to Y", "leads X's police to": only what it leads to.
      std::size_t at = i + 1;
      constexpr std::array<std::string_view, 9> to = {"to", "nach", "в", "до", "у", "à", "a", "la", "do"};
      if (at < units_.size() &&
          (units_[at].is_any(kind_bit(Kind::to) | kind_bit(Kind::in)) || is_one_of(to, units_[at].text)))
        ++at;
      const bool led =
          at > i + 1 && at < units_.size() && is_party(at) && units_[at].is_place() && !units_[at].possessive;
      return led ? std::optional(at) : std::nullopt;
    }
    return std::nullopt;
  }
};

}  // namespace

std::optional<std::size_t> answerable_for(const Passage& passage, const Clause& clause, std::size_t act) {
  return Answerable(passage, clause, act).party();
}

}  // namespace alleged::detect
