#include "daemon/detect/charged.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "daemon/detect/bystander.hpp"
#include "daemon/detect/coordination.hpp"
#include "daemon/detect/declension.hpp"
#include "daemon/detect/impersonal.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/punished.hpp"
#include "daemon/detect/reference.hpp"
#include "daemon/detect/votes.hpp"

namespace alleged::detect {
namespace {

/// The charge of one act, or the one that the verb at its place makes.
class Charged {
 public:
  Charged(const Passage& passage, const Clause& clause, std::size_t act)
      : passage_(passage), units_(passage.units), act_(act), clause_(clause), head_(clause.head_of(act)) {}

  /// The object of the verb at the act's place; of a passive verb the subject.
  Agents accused() const {
    if (clause_.is_passive(act_)) {
      for (std::size_t i = act_; i-- > 0 && act_ - i <= 8;) {
        if (units_[i].is_any(clause_end)) break;
        if (units_[i].is_any(party_kinds) && !units_[i].against && !clause_.is_object(i))
          return joined(passage_, i, "accused, passive", 0.7);
      }
      return {};
    }
    if (is_behind_quotation()) return {};
    constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::agent) | kind_bit(Kind::quote) |
                             kind_bit(Kind::of) | kind_bit(Kind::attribute) | kind_bit(Kind::body) |
                             kind_bit(Kind::title) | kind_bit(Kind::preposition) | kind_bit(Kind::with) |
                             kind_bit(Kind::date) | kind_bit(Kind::conjunction) | kind_bit(Kind::in);
    for (std::size_t k = act_ + 1; k < units_.size() && k <= act_ + 7; ++k) {
      const Unit& unit = units_[k];
      // "Condemned X's war": the deed is accused, and is no act upon a vote.
      const bool of_a_deed = unit.possessive && k + 1 < units_.size() && units_[k + 1].is_plain() &&
                             !units_[k + 1].capital && clause_.is_english();
      if (of_a_deed) return {};
      // "Condemned the invasion of X", "осудил вторжение в X": what befell X.
      const bool befell = unit.is_any(kind_bit(Kind::of) | kind_bit(Kind::in)) && units_[k - 1].is_plain() &&
                          k >= act_ + 2 && units_[act_].is(Cue::condemning);
      if (befell) return {};
      // "Déclaré persona non grata au Kenya", "expulsés en Arménie": where.
      const bool there = units_[act_].is(Kind::sanction) && !units_[act_].is(Kind::accuse) && unit.is_place() &&
                         k > 0 && units_[k - 1].is(Kind::in) && !clause_.is_english();
      if (there || (unit.is_place() && units_[act_].text.find("persona non grata") != std::string_view::npos))
        return {};
      // "Посол вызван в МИД X": whoever calls.
      constexpr std::array<std::string_view, 3> called = {"вызван", "викликан", "wezwan"};
      if (unit.is_place() && begins_with_any(units_[act_].text, called)) return {};
      // "Claimed X's election": the vote is its object.
      if (unit.possessive && clause_.qualifies_vote(k)) return {};
      if (unit.is_any(party_kinds) && !unit.against) return joined(passage_, k, "accused", 0.8);
      if (!unit.is_plain() && !unit.is_any(passes) && !(unit.text == "a" && passage_.tongue->code == "es")) break;
      // "Подозревают в передаче тайн X": what they are suspected of comes first, and X is a part of it.
      const std::string_view language = passage_.tongue->code;
      if ((language == "ru" || language == "uk") && k == act_ + 1 && unit.is(Kind::in)) break;
    }
    return {};
  }

  /// "accuses X of", "blames X for", "sanctioned X over", "warned X not to", "clears X of": the object of a charge.
  Agents charged() const {
    constexpr Kinds charges = kind_bit(Kind::accuse) | kind_bit(Kind::charge) | kind_bit(Kind::sanction) |
                              kind_bit(Kind::warn) | kind_bit(Kind::convict);
    if (const auto object = accused_at_the_close()) return joined(passage_, *object, "charged", 0.95);
    if (const auto object = brought_against()) return joined(passage_, *object, "charged", 0.95);
    if (const auto object = accused_ahead()) return joined(passage_, *object, "charged", 0.95);
    if (const auto object = accused_by_nobody(passage_, act_)) return joined(passage_, *object, "charged", 0.95);
    for (std::size_t i = head_; i-- > 0 && head_ - i <= 16;) {
      if (units_[i].is_any(clause_end)) return told_before_colon(i);
      if (const auto object = punished_for(passage_, clause_, act_, i))
        return joined(passage_, *object, "charged", 0.95);
      const std::string_view word = units_[i].text;
      const bool pronoun = units_[i].is(Kind::pronoun) || word == "him" || word == "her" || word == "them";
      if (pronoun && i > 0 && units_[i - 1].is(Kind::accuse))
        return joined(passage_, antecedent(passage_, clause_, i - 1), "charged, pronoun", 0.8);
      if (units_[i].is(Kind::accuse) && i > 0 && units_[i - 1].is(Kind::pronoun) && !clause_.is_passive(i) &&
          (units_[i + 1].is(Kind::of) || units_[i + 1].text == "for")) {
        // "An X attache it accuses of".
        return joined(passage_, people_before(passage_, clause_, i - 1), "charged", 0.95);
      }
      if (units_[i].is_any(party_kinds) && !units_[i].against && is_penalized(passage_, clause_, act_, i))
        return joined(passage_, i, "charged", 0.95);
      if (!units_[i].is_any(party_kinds) || units_[i].against || clause_.qualifies_vote(i) ||
          is_means(passage_, clause_, i) || is_where_another_is(i))
        continue;
      if (units_[i].is(Kind::unnamed) && i + 1 == act_) continue;  // "accuses X of foreign interference"
      if (is_faced(passage_, act_, i)) return joined(passage_, i, "charged", 0.95);
      std::size_t k = coordinated(passage_, i).front();
      std::size_t words = 0;  // "banned two senior Xs"
      while (k > 0 && (units_[k - 1].is(Kind::determiner) || units_[k - 1].is(Kind::date) ||
                       units_[k - 1].is(Kind::title) || units_[k - 1].is(Kind::conjunction) ||
                       is_same_party(k - 1, i) || names_office(k - 1, i) || (units_[k - 1].is_plain() && ++words <= 2)))
        --k;
      const bool cleared = k > 0 && units_[k - 1].is(Kind::clear) && coordinated(passage_, i).back() + 1 < act_ &&
                           units_[coordinated(passage_, i).back() + 1].is(Kind::of);
      if (k == 0 || !(units_[k - 1].is_any(charges) || cleared) || clause_.is_passive(k - 1)) return {};
      if (is_under_sanctions_of(k - 1)) continue;
      // "Warned that it would cut all aid to X": X hears nothing.
      if (words > 0 && units_[k - 1].is(Kind::warn) && !units_[k - 1].is(Kind::accuse)) return {};
      // "Эстонию обвинили США": who stands behind the verb makes the charge.
      if (const auto object = object_before(k - 1); object && !is_accusative(passage_, i))
        return joined(passage_, *object, "charged", 0.95);
      return joined(passage_, i, "charged", 0.95);
    }
    return {};
  }

 private:
  /// "« C'est une ingérence », a accusé le député X à Paris": whoever stands behind such a verb speaks. In German the
  /// object stands there, too.
  bool is_behind_quotation() const {
    constexpr std::size_t reach = 3;
    constexpr Kinds signs = kind_bit(Kind::comma) | kind_bit(Kind::quote) | kind_bit(Kind::stop);
    if (passage_.tongue->code == "de") return false;
    const bool dialogue = units_[0].is(Kind::stop);  // "– To jest ingerencja – oskarżył poseł"
    bool quoted = false;
    bool parted = false;
    for (std::size_t i = act_; i-- > 0 && act_ - i <= reach && units_[i].is_any(signs);) {
      quoted = quoted || units_[i].is(Kind::quote) || (dialogue && i > 0 && units_[i].is(Kind::stop));
      parted = parted || !units_[i].is(Kind::quote) || dialogue;
    }
    return quoted && parted && !has_object_behind();
  }

  /// "Acusó a X la presidenta", "обвинил Xу премьер": the object may stand behind the verb, before who speaks.
  bool has_object_behind() const {
    constexpr std::size_t reach = 3;
    const std::string_view language = passage_.tongue->code;
    for (std::size_t i = act_ + 1; i < units_.size() && i <= act_ + reach; ++i) {
      if (!units_[i].is_any(party_kinds)) continue;
      const std::string_view before = units_[i - 1].text;
      if (language == "es") return before == "a" || before == "al";
      return language == "ro" ? before == "pe" : is_accusative(passage_, i);
    }
    return false;
  }

  /// "Обвинение во вмешательстве было предъявлено X", "выдвинуто против X": whom a charge by its noun falls upon.
  std::optional<std::size_t> brought_against() const {
    constexpr std::array<std::string_view, 4> brought = {"предъявл", "выдвину", "висуну", "пред'явл"};
    constexpr std::array<std::string_view, 2> against = {"против", "проти"};
    constexpr std::size_t reach = 10;
    const std::string_view language = passage_.tongue->code;
    if ((language != "ru" && language != "uk") || is_verb(units_, act_)) return std::nullopt;
    for (std::size_t i = act_ + 1; i + 1 < units_.size() && i <= act_ + reach; ++i) {
      if (units_[i].is_any(clause_end | kind_bit(Kind::comma))) return std::nullopt;
      const bool is_verb = std::any_of(brought.begin(), brought.end(),
                                       [&](std::string_view stem) { return units_[i].text.starts_with(stem); });
      if (!is_verb) continue;
      const bool led = std::find(against.begin(), against.end(), units_[i + 1].text) != against.end();
      const std::size_t at = led ? i + 2 : i + 1;
      const bool party = at < units_.size() && units_[at].is_any(party_kinds) && !units_[at].against;
      return party && (led || !is_instrumental(passage_, at)) ? std::optional(at) : std::nullopt;
    }
    return std::nullopt;
  }

  /// "Попали под санкции X": X imposes those at unit `sanctions`.
  bool is_under_sanctions_of(std::size_t sanctions) const {
    constexpr std::array<std::string_view, 3> under = {"под", "під", "pod"};
    const Unit& unit = units_[sanctions];
    if (!unit.is(Kind::sanction)) return false;
    const std::size_t noun = unit.text.rfind(' ');  // "попали под санкции" is one phrase
    const std::string_view ahead = noun == unit.text.npos ? std::string_view() : unit.text.substr(0, noun);
    return ends_with_any(ahead, under) || (sanctions > 0 && is_one_of(under, units_[sanctions - 1].text));
  }

  /// "A X le achaca un ministro haber interferido", in Spanish: the object begins the sentence, and a pronoun before
  /// the verb takes it up.
  std::optional<std::size_t> accused_ahead() const {
    constexpr std::array<std::string_view, 6> pronouns = {"le", "les", "lo", "la", "los", "las"};
    constexpr std::array<std::string_view, 2> datives = {"le ", "les "};  // "les achaca" is one phrase
    constexpr std::size_t reach = 5;
    if (passage_.tongue->code != "es" || (units_[0].text != "A" && units_[0].text != "Al")) return std::nullopt;
    std::size_t party = 1;
    while (party < act_ && party < reach && !units_[party].is_any(party_kinds)) ++party;
    if (party >= act_ || !units_[party].is_any(party_kinds) || units_[party].against) return std::nullopt;
    const std::size_t next = coordinated(passage_, party).back() + 1;
    if (next + 1 >= act_ || units_[next].is(Kind::negation)) return std::nullopt;
    const bool taken_up = std::find(pronouns.begin(), pronouns.end(), units_[next].text) != pronouns.end();
    const bool in_one = std::any_of(datives.begin(), datives.end(),
                                    [&](std::string_view dative) { return units_[next].text.starts_with(dative); });
    const bool accused = taken_up ? units_[next + 1].is(Kind::accuse) : in_one && units_[next].is(Kind::accuse);
    return accused ? std::optional(party) : std::nullopt;
  }

  /// "Hat X Einmischung in die Wahl vorgeworfen", "X wird Einmischung vorgeworfen", "hat X beschuldigt, sich
  /// einzumischen": the verb closes the clause, and its object stands next before it or before the act.
  std::optional<std::size_t> accused_at_the_close() const {
    constexpr std::size_t reach = 10;
    if (passage_.tongue->code != "de") return std::nullopt;
    std::size_t comma = act_;
    while (comma > 0 && act_ - comma < reach && !units_[comma].is_any(clause_end | kind_bit(Kind::comma))) --comma;
    if (comma > 0 && units_[comma].is(Kind::comma) && units_[comma - 1].is(Kind::accuse))
      return object_before_close(comma - 1);
    if (is_verb(units_, act_)) return std::nullopt;
    std::size_t verb = act_ + 1;
    while (verb < units_.size() && verb <= act_ + reach && !units_[verb].is_any(clause_end | kind_bit(Kind::accuse)))
      ++verb;
    if (verb >= units_.size() || !units_[verb].is(Kind::accuse)) return std::nullopt;
    const bool closes = verb + 1 == units_.size() || units_[verb + 1].is_any(clause_end | kind_bit(Kind::comma));
    return closes ? object_before_close(act_) : std::nullopt;
  }

  /// The party before `at` that a closing verb accuses, rather than who accuses or by whom.
  std::optional<std::size_t> object_before_close(std::size_t at) const {
    constexpr std::array<std::string_view, 5> has = {"hat", "haben", "habe", "hatte", "hatten"};
    constexpr std::size_t near = 5;
    for (std::size_t i = at; i-- > 0 && at - i <= near;) {
      const Unit& unit = units_[i];
      const bool begins = std::find(has.begin(), has.end(), unit.text) != has.end();  // "X hat": who accuses
      if (begins || unit.is_any(clause_end | kind_bit(Kind::comma) | kind_bit(Kind::pronoun))) return std::nullopt;
      if (!unit.is_any(party_kinds) || unit.against || clause_.qualifies_vote(i) || is_where_another_is(i)) continue;
      if (!clause_.is_object(i) && (i == 0 || !units_[i - 1].is(Kind::by))) return i;
    }
    return std::nullopt;
  }

  /// "Die US-Botschaft in Tiflis", "美国驻第比利斯大使馆": where the party before it is.
  bool is_where_another_is(std::size_t i) const {
    constexpr std::size_t longest = 3;
    if (i < 2) return false;
    const bool stationed = units_[i - 1].text.ends_with("驻") || units_[i - 1].text.ends_with("駐");
    if (stationed) return units_[i - 2].is_any(party_kinds);
    if (!units_[i - 1].is(Kind::in)) return false;
    for (std::size_t k = i - 1; k-- > 0 && i - k <= longest + 1;) {
      if (units_[k].is_any(party_kinds)) return units_[k].term->code != units_[i].term->code;
      if (!units_[k].is_plain() && !units_[k].is_any(kind_bit(Kind::agent) | kind_bit(Kind::body))) return false;
    }
    return false;
  }

  /// "X accuses Y: it pays voters": whoever is accused before the colon at `stop` does what stands behind it.
  Agents told_before_colon(std::size_t stop) const {
    if (!units_[stop].is_colon() || stop == 0 || !units_[stop - 1].is_any(party_kinds) || units_[stop - 1].against)
      return {};
    const std::size_t first = coordinated(passage_, stop - 1).front();
    const bool accused = first > 0 && units_[first - 1].is(Kind::accuse) && !clause_.is_passive(first - 1);
    return accused ? joined(passage_, stop - 1, "charged", 0.95) : Agents{};
  }

  /// "Colombian President Gustavo Petro": the country and its head.
  bool is_same_party(std::size_t at, std::size_t party) const {
    return units_[at].is(Kind::country) && !units_[at].against && units_[at].term->code == units_[party].term->code;
  }

  /// "Al presidente de Estados Unidos, Donald Trump, de": what ties a head's name to the office, or the object's "pe".
  bool names_office(std::size_t at, std::size_t party) const {
    if (units_[at].is(Kind::comma)) return at > 0 && is_same_party(at - 1, party);
    if (units_[at].is_any(kind_bit(Kind::body) | kind_bit(Kind::authority))) return units_[at + 1].is(Kind::of);
    if (units_[at].is(Kind::of))
      return at > 0 &&
             units_[at - 1].is_any(kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::authority)) &&
             at < party;
    // What an object has before it: "acusó ayer a X", "l-a acuzat pe X".
    const std::string_view language = passage_.tongue->code;
    return (units_[at].text == "pe" && language == "ro") || (units_[at].text == "a" && language == "es");
  }

  /// "Эстонию обвинили США": the object before its verb, where no noun governs it ("партия Эстонии обвинила").
  std::optional<std::size_t> object_before(std::size_t verb) const {
    constexpr Kinds nouns = kind_bit(Kind::body) | kind_bit(Kind::title) | kind_bit(Kind::agent) |
                            kind_bit(Kind::authority) | kind_bit(Kind::vote) | kind_bit(Kind::report) |
                            kind_bit(Kind::institution);
    for (std::size_t i = verb; i-- > 0 && verb - i <= 4;) {
      if (!units_[i].is_any(party_kinds)) continue;
      const bool governed = i > 0 && (units_[i - 1].is_any(nouns) || units_[i - 1].is_plain());
      return is_accusative(passage_, i) && !governed && !units_[i].against ? std::optional(i) : std::nullopt;
    }
    return std::nullopt;
  }

  const Passage& passage_;
  const std::vector<Unit>& units_;
  std::size_t act_;
  const Clause& clause_;
  std::size_t head_;
};

}  // namespace

Agents accused_by(const Passage& passage, const Clause& clause, std::size_t verb) {
  return Charged(passage, clause, verb).accused();
}

Agents charged_with(const Passage& passage, const Clause& clause, std::size_t act) {
  return Charged(passage, clause, act).charged();
}

}  // namespace alleged::detect
