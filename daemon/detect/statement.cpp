#include "daemon/detect/statement.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "daemon/detect/declension.hpp"
#include "daemon/detect/described.hpp"
#include "daemon/detect/tracing.hpp"

namespace alleged::detect {
namespace {

constexpr Kinds speech = kind_bit(Kind::accuse) | kind_bit(Kind::say) | kind_bit(Kind::warn) | kind_bit(Kind::find) |
                         kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict) |
                         kind_bit(Kind::dispute);

class Reading {
 public:
  Reading(const Passage& passage, std::size_t act, const Agents& agents, const Names& names, const Speaker& previous)
      : units_(passage.units), passage_(passage), act_(act), agents_(agents), names_(names), previous_(previous) {}

  Statement run() const {
    Statement statement;
    statement.speaker = speaker();
    if (is_retracted()) return {statement.speaker, Stance::retracted, "retracted", {}, false, {}};
    if (const std::size_t deny = first(Kind::deny, 0); deny < units_.size()) {
      Speaker denier = denier_of(deny);
      if (deny > act_ && charged_before(deny)) {
        statement.also_denied = true;
        statement.denier = std::move(denier);
      } else {
        return {denier ? denier : statement.speaker, Stance::denied, "deny verb", {}, false, charger()};
      }
    }
    const bool by_accused = is_accused(statement.speaker);
    const bool not_found = has(Kind::clear);
    if (not_found || negated()) {
      if (by_accused) return {statement.speaker, Stance::denied, "own denial", {}, false, charger()};
      if (!is_finding_of(statement.speaker))
        return {statement.speaker, Stance::denied, "negated", {}, false, charger()};
      return {statement.speaker, Stance::cleared, not_found ? "no evidence" : "negated", {}, false, charger()};
    }
    if (by_accused) statement.speaker = {};
    std::tie(statement.stance, statement.rule) = strength(statement.speaker);
    return statement;
  }

 private:
  bool has(Kind kind) const { return first(kind, 0) < units_.size(); }

  std::size_t first(Kind kind, std::size_t from) const {
    for (std::size_t i = from; i < units_.size(); ++i) {
      if (units_[i].is(kind)) return i;
    }
    return units_.size();
  }

  bool is_accused(const Speaker& speaker) const {
    return speaker && !speaker.country.empty() && is_accused_code(speaker.country);
  }

  bool is_accused_code(const std::string& code) const {
    return std::any_of(agents_.units.begin(), agents_.units.end(),
                       [&](std::size_t i) { return !units_[i].is(Kind::unnamed) && units_[i].term->code == code; });
  }

  /// "We retract the report that", "apologised for claiming": the verb takes a claim back, not a candidacy.
  bool is_retracted() const {
    constexpr Kinds claim = kind_bit(Kind::report) | kind_bit(Kind::accuse) | kind_bit(Kind::say);
    constexpr Kinds passes = kind_bit(Kind::word) | kind_bit(Kind::determiner) | kind_bit(Kind::its) |
                             kind_bit(Kind::our) | kind_bit(Kind::date) | kind_bit(Kind::country);
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (!units_[i].is(Kind::retract)) continue;
      const std::size_t last = std::min(units_.size(), i + 6);
      for (std::size_t k = i + 1; k < last; ++k) {
        if (units_[k].is_any(claim)) return true;
        if (!units_[k].is_any(passes)) break;
      }
      if (i > 1 && units_[i - 1].text == "been" && units_[i - 2].is_any(claim)) return true;
    }
    return false;
  }

  /// A denial says that nothing happened; a body that looked into it finds that nothing did.
  bool is_finding_of(const Speaker& speaker) const {
    const bool mouthpiece = speaker.name.find("spokes") != std::string::npos;
    const bool found = std::any_of(units_.begin(), units_.end(), [](const Unit& unit) {
      return unit.is(Kind::find) || unit.is(Kind::report) || (unit.is(Kind::clear) && !unit.text.starts_with("no "));
    });
    return found || (speaker.body && !mouthpiece);
  }

  /// Whether the denial at `deny` answers a charge that the sentence itself makes: "X accuses Y of meddling, which Y
  /// denies". Without a verb of speech or another clause between, the sentence is all denial.
  bool charged_before(std::size_t deny) const {
    const Speaker denier = speaker_before(passage_, deny);
    for (std::size_t i = 0; i < deny; ++i) {
      const bool clause =
          i > act_ && (units_[i].is(Kind::comma) || units_[i].is(Kind::stop) || units_[i].is(Kind::that));
      if (clause || units_[i].is_any(speech) || units_[i].is(Kind::according)) return !denier || denier.first > act_;
    }
    return false;
  }

  Speaker denier_of(std::size_t deny) const {
    if (Speaker found = speaker_before(passage_, deny)) return names_.complete(std::move(found));
    if (deny > 0 && units_[deny - 1].is(Kind::pronoun)) return previous_;
    if (deny + 1 < units_.size() && units_[deny + 1].is(Kind::by))
      return names_.complete(speaker_after(passage_, deny + 1));
    return {};
  }

  /// "X denied a claim by Y that", "rejected Y's charge of": Y.
  Speaker charger() const {
    constexpr Kinds charges = kind_bit(Kind::report) | kind_bit(Kind::accuse) | kind_bit(Kind::hedge) |
                              kind_bit(Kind::charge) | kind_bit(Kind::warn);
    constexpr std::size_t near = 3;  // "charges yesterday by"
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
      if (!units_[i].is_any(charges)) continue;
      Speaker found;
      for (std::size_t k = i + 1; k < units_.size() && k <= i + near && !found; ++k) {
        const bool of = units_[k].is_any(kind_bit(Kind::by)) || units_[k].text == "from" || units_[k].text == "of";
        if (of) found = names_.complete(speaker_after(passage_, beside_comma(k)));
        if (!of && !units_[k].is_plain() && !units_[k].is(Kind::date)) break;
      }
      if (!found && i > 0 && units_[i - 1].possessive) found = names_.complete(speaker_before(passage_, i));
      if (found && !is_accused(found)) return found;
    }
    return {};
  }

  /// "By his opponent, Jane Doe,": the comma before the name, where what stands between names nobody; else `by` itself.
  std::size_t beside_comma(std::size_t by) const {
    constexpr std::size_t reach = 4;
    for (std::size_t i = by + 1; i < units_.size() && i <= by + reach; ++i) {
      if (units_[i].is(Kind::comma)) return i;
      if (units_[i].capital || units_[i].is_any(kind_bit(Kind::country) | kind_bit(Kind::body))) break;
    }
    return by;
  }

  /// The subject of the outermost verb of speech that governs the act, or whoever else the sentence says the charge
  /// comes from.
  Speaker speaker() const {
    if (passage_.field == Field::title) {
      if (Speaker found = labelled()) return by(std::move(found), "label");
    }
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].is(Kind::according)) {
        if (Speaker found = author_of_account(i)) return by(std::move(found), "according");
        if (Speaker found = names_.complete(speaker_after(passage_, i))) return by(std::move(found), "according");
        if (Speaker found = names_.complete(described_after(passage_, i))) return by(std::move(found), "according");
      }
      if ((!units_[i].is_any(speech) && !traces(i) && !closes(i)) || !governs(i)) continue;
      const std::string_view how = verb_of(units_[i]);
      if (i + 1 < units_.size() && units_[i + 1].is(Kind::by)) {
        if (Speaker found = names_.complete(speaker_after(passage_, i + 1))) return by(std::move(found), how);
        continue;
      }
      if (i + 1 < units_.size() && units_[i + 1].is(Kind::of) && units_[i].is(Kind::accuse)) continue;
      if (i > 0 && units_[i - 1].is(Kind::pronoun)) {
        if (previous_) return by(previous_, "pronoun");
        continue;
      }
      if (const std::size_t comma = relative_comma(i); comma > 0) {
        if (Speaker found = names_.complete(speaker_before(passage_, comma))) return by(std::move(found), how);
      }
      if (follows_a_circumstance(i)) {
        if (Speaker found = names_.complete(speaker_after(passage_, i))) return by(std::move(found), how);
      }
      if (Speaker found = speaker_before(passage_, i); found && !ends_a_phrase(passage_, found)) {
        // "Эстонию обвинила Россия".
        if (is_accusative(passage_, found.last)) found = speaker_after(passage_, i);
        if (Speaker full = names_.complete(std::move(found))) return by(std::move(full), how);
      }
      if (Speaker found = names_.complete(described_before(passage_, i))) return by(std::move(found), how);
      if (follows_quote(i)) {
        if (Speaker found = names_.complete(speaker_after(passage_, i)); found && !found.common)
          return by(std::move(found), how);
        if (Speaker found = names_.complete(described_after(passage_, i))) return by(std::move(found), how);
      }
    }
    if (Speaker found = reporter()) return by(std::move(found), "report");
    return by(labelled(), "label");
  }

  /// "X meddled, Y alleged on Tuesday": a word that elsewhere leaves an act open, where it is the verb of what stands
  /// before.
  bool closes(std::size_t verb) const {
    if (verb <= act_ || units_[verb].text != "alleged") return false;
    constexpr Kinds ends = kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::date) |
                           kind_bit(Kind::preposition) | kind_bit(Kind::in);
    return verb + 1 == units_.size() || units_[verb + 1].is_any(ends);
  }

  /// "X, which accuses": the comma behind X, who is the subject of the verb at `verb`; 0 where there is none.
  std::size_t relative_comma(std::size_t verb) const {
    constexpr std::array<std::string_view, 16> pronouns = {"which",   "who",     "qui", "que",  "care", "которая",
                                                           "который", "которое", "яка", "який", "яке",  "która",
                                                           "który",   "które",   "die", "das"};
    if (verb < 3 || std::find(pronouns.begin(), pronouns.end(), units_[verb - 1].text) == pronouns.end()) return 0;
    const bool named = units_[verb - 2].is(Kind::comma) && units_[verb - 3].is_any(kind_bit(Kind::country));
    return named ? verb - 2 : 0;
  }

  /// "Seit Wochen erzählt X", "Vor dem Ausschuss sagte X": in German what is no subject may open the sentence, and the
  /// subject then stands behind its verb.
  bool follows_a_circumstance(std::size_t verb) const {
    constexpr std::size_t longest = 8;
    constexpr Kinds opens = kind_bit(Kind::in) | kind_bit(Kind::preposition) | kind_bit(Kind::before) |
                            kind_bit(Kind::date) | kind_bit(Kind::with);
    if (passage_.tongue->code != "de" || verb == 0 || verb > longest || !units_[0].is_any(opens)) return false;
    return std::none_of(units_.begin(), units_.begin() + static_cast<std::ptrdiff_t>(verb),
                        [](const Unit& unit) { return unit.is_any(kind_bit(Kind::comma) | kind_bit(Kind::stop)); });
  }

  /// Whether what is said ends before the verb at `verb`: "...", says X; in Slavic languages «...», — says X.
  bool follows_quote(std::size_t verb) const {
    constexpr Kinds ends = kind_bit(Kind::quote) | kind_bit(Kind::comma);
    constexpr std::array<std::string_view, 8> as = {"Как", "как", "Як", "як", "Jak", "jak", "Comme", "comme"};
    if (verb > 0 && std::find(as.begin(), as.end(), units_[verb - 1].text) != as.end()) return true;
    // "X meddled – pisze portal Y": in Slavic languages a dash is enough.
    const std::string_view language = passage_.tongue->code;
    const bool dash = language == "pl" || language == "ru" || language == "uk";
    if (verb > 1 && units_[verb - 1].is(Kind::stop))
      return units_[verb - 2].is_any(ends) || (dash && verb > act_ && units_[verb - 1].text != ":");
    return verb == 0 || units_[verb - 1].is_any(ends);
  }

  static Speaker by(Speaker speaker, std::string_view how) {
    speaker.how = how;
    return speaker;
  }

  /// The kind of speech that a verb is of.
  static std::string_view verb_of(const Unit& unit) {
    if (unit.is(Kind::accuse)) return "accuse";
    if (unit.is(Kind::find)) return "find";
    if (unit.is(Kind::warn)) return "warn";
    if (unit.is_any(kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict))) return "punish";
    if (unit.is(Kind::dispute)) return "dispute";
    return unit.is(Kind::say) ? "say" : "trace";
  }

  bool traces(std::size_t i) const { return i < act_ && traced_to(units_, i).has_value(); }

  bool is_traced() const {
    for (std::size_t i = 0; i < act_; ++i) {
      if (traces(i)) return true;
    }
    return false;
  }

  /// Whether what the verb at `verb` reports holds the act: the act follows it, and a verb of accusing has the accused
  /// or nobody between; or the verb closes the sentence that it reports ("..., officials said on Monday").
  bool governs(std::size_t verb) const {
    if (!units_[verb].is(Kind::accuse) && is_probed(std::min(verb, act_))) return false;
    if (verb > act_) {
      std::size_t rest = 0;
      for (std::size_t i = verb + 1; i < units_.size() && !units_[i].is(Kind::comma) && !units_[i].is(Kind::stop); ++i)
        ++rest;
      return rest <= 8;
    }
    if (!units_[verb].is(Kind::accuse) || units_[verb].is(Kind::say)) return true;
    for (std::size_t i = verb + 1; i < act_; ++i) {
      if (units_[i].is(Kind::that)) return true;
      if (!units_[i].is(Kind::country) && !units_[i].is(Kind::actor)) continue;
      // "Эстонию обвинила Россия в".
      if (is_nominative(passage_, i) && verb > 0 && is_accusative(passage_, verb - 1)) continue;
      return is_accused_code(units_[i].term->code);
    }
    return true;
  }

  /// "Jane Doe: they meddled", "They meddled: election commission".
  Speaker labelled() const {
    for (std::size_t i = 1; i < units_.size(); ++i) {
      if (units_[i].text != ":") continue;
      const bool ahead = i < act_;
      Speaker found = names_.complete(ahead ? speaker_before(passage_, i) : speaker_after(passage_, i));
      if (found && (!ahead || found.first == 0) && !is_accused(found)) return found;
    }
    return {};
  }

  /// "Y's concern that ...": whoever has the noun that a clause unfolds says so, whatever the noun.
  bool is_claim_of(std::size_t noun) const {
    return noun > 0 && noun + 1 < act_ && units_[noun].is_plain() && !units_[noun].capital &&
           units_[noun + 1].is(Kind::that) && units_[noun - 1].possessive;
  }

  /// "The agency's report on", "published an assessment that", "accusations from": whose account of the act it is.
  Speaker reporter() const {
    // "X meddled, it says in a report by Y".
    for (std::size_t i = act_ + 1; i < units_.size(); ++i) {
      const bool says = units_[i].is_any(kind_bit(Kind::say) | kind_bit(Kind::find) | kind_bit(Kind::warn));
      if (!says) continue;
      if (Speaker found = author_of_account(i); found && !is_accused(found)) return found;
    }
    for (std::size_t i = 0; i < act_ && i < units_.size(); ++i) {
      if (!units_[i].is(Kind::report) && !is_claim_of(i)) continue;
      Speaker found;
      if (units_[i + 1].is(Kind::by)) {
        found = names_.complete(speaker_after(passage_, i + 1));
      } else {
        found = names_.complete(speaker_before(passage_, noun_phrase(i)));
      }
      if (!found) found = source_of_report();
      if (found && !is_accused(found)) return found;
    }
    return {};
  }

  /// "According to a report published on Wednesday by X", "говорится в новом докладе X": whose account the noun is that
  /// comes first behind the word at `lead`. Nobody where another phrase begins before it.
  Speaker author_of_account(std::size_t lead) const {
    constexpr std::size_t near = 4;    // "a new interim report"
    constexpr std::size_t behind = 6;  // "published on Wednesday"
    constexpr Kinds leads = kind_bit(Kind::determiner) | kind_bit(Kind::in) | kind_bit(Kind::of) | kind_bit(Kind::its);
    constexpr Kinds passes = kind_bit(Kind::date) | kind_bit(Kind::year) | kind_bit(Kind::in) |
                             kind_bit(Kind::preposition) | kind_bit(Kind::behind) | kind_bit(Kind::say);
    const auto is_small = [&](std::size_t i) { return units_[i].is_plain() && !units_[i].capital; };
    // "Según un informe" is one phrase.
    std::size_t noun = units_[lead].is(Kind::according) && lead + 1 < units_.size() &&
                               units_[lead + 1].is_any(kind_bit(Kind::of) | kind_bit(Kind::by))
                           ? lead
                           : lead + 1;
    while (noun > lead && noun < units_.size() && noun <= lead + near && !is_account(noun) &&
           (is_small(noun) || units_[noun].is_any(leads)))
      ++noun;
    if (noun >= units_.size() || noun > lead + near || (noun > lead && !is_account(noun))) return {};
    for (std::size_t i = noun + 1; i < units_.size() && i <= noun + behind; ++i) {
      const Unit& unit = units_[i];
      if (unit.is_any(kind_bit(Kind::by) | kind_bit(Kind::of)) || unit.text == "from")
        return names_.complete(speaker_after(passage_, i));
      // "В докладе Института": no word between.
      if (belongs(unit) && i <= noun + 3 && passage_.tongue->follows && !passage_.tongue->adjectives_behind())
        return names_.complete(speaker_after(passage_, i - 1));
      if (!is_small(i) && !unit.is_any(passes) && unit.text[0] > '9') return {};
    }
    return {};
  }

  bool is_account(std::size_t at) const { return units_[at].is(Kind::report) || units_[at].is(Cue::writing); }

  /// "A report on meddling from special counsel X".
  Speaker source_of_report() const {
    constexpr Kinds office = kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::authority);
    for (std::size_t i = act_ + 1; i + 1 < units_.size() && i < act_ + 10; ++i) {
      if (units_[i].is(Kind::by) && units_[i + 1].is_any(office)) return names_.complete(speaker_after(passage_, i));
    }
    return {};
  }

  /// Where the phrase of the noun at `at` begins, and the verb of publishing before it: "had issued a new report".
  std::size_t noun_phrase(std::size_t at) const {
    std::size_t first = at;
    while (first > 0 && at - first < 3 && units_[first - 1].is_plain() && !units_[first - 1].capital) --first;
    std::size_t verb = first;
    if (verb > 0 && units_[verb - 1].is(Kind::determiner)) --verb;
    if (verb > 0 && units_[verb - 1].is(Cue::publishing)) return verb - 1;
    return first;
  }

  /// "did not interfere", "has never meddled": a negation right before the verb, past auxiliaries.
  bool negated() const {
    // "Hat sich nicht in die Wahl in X eingemischt": German puts the verb last.
    const bool last = passage_.tongue->code == "de" && units_[act_].term->verb;
    const std::size_t reach = last ? 9 : 4;
    for (std::size_t i = act_; i-- > 0 && act_ - i <= reach;) {
      const Unit& unit = units_[i];
      if (unit.is(Kind::negation)) return !last || units_[i + 1].text != "nur";  // "nicht nur"
      if (last && unit.is_any(kind_bit(Kind::in) | kind_bit(Kind::country) | kind_bit(Kind::date))) continue;
      // "Did not try to meddle"; "warned X not to meddle" tells what is feared.
      const bool tried = passage_.tongue->is_english && i > 0 && !units_[i - 1].is(Kind::negation) &&
                         unit.is_any(kind_bit(Kind::to) | kind_bit(Kind::attempt) | kind_bit(Kind::behind));
      const bool passes = (unit.is_plain() && !unit.capital) || unit.is(Kind::determiner) || tried ||
                          (unit.is(Kind::act) && units_[act_].term->verb) || unit.is(Kind::conjunction) ||
                          unit.is(Kind::quote) || unit.is(Kind::vote);
      if (!passes) return false;
    }
    return false;
  }

  /// Whether a probe named from unit `from` on governs the act. What it looks into is open, and whoever speaks of it
  /// accuses nobody; what it has found is not open.
  bool is_probed(std::size_t from) const {
    for (std::size_t i = act_; i-- > from;) {
      if (units_[i].is(Kind::find)) return false;
      if (units_[i].is(Kind::probe)) return true;
    }
    return false;
  }

  /// "Did X meddle?": the answer stands elsewhere.
  bool is_asked() const { return passage_.text.ends_with('?') || passage_.text.ends_with("\uFF1F"); }

  std::pair<Stance, std::string_view> strength(const Speaker& speaker) const {
    if (is_probed(0)) return {Stance::alleged, "under investigation"};
    if (has(Kind::convict)) return {Stance::convicted, "convicted"};
    if (has(Kind::sanction)) return {Stance::sanctioned, "sanctioned"};
    if (has(Kind::charge)) return {Stance::charged, "charged"};
    if (has(Kind::dispute)) return {Stance::disputed, "disputed"};
    if (is_asked()) return {Stance::alleged, "asked"};
    if ((has(Kind::find) || is_traced()) && (!speaker || speaker.body || speaker.authority))
      return {Stance::asserted, "found"};
    for (std::size_t i = act_; i-- > 0 && act_ - i <= 6;) {
      if (units_[i].is(Kind::doubt)) return {Stance::warned, "hypothetical"};
    }
    if (has(Kind::warn)) return {Stance::warned, "warned"};
    if (speaker.authority) return {Stance::asserted, "an authority states it"};
    return {Stance::alleged, "plain"};
  }

  const std::vector<Unit>& units_;
  const Passage& passage_;
  std::size_t act_;
  const Agents& agents_;
  const Names& names_;
  const Speaker& previous_;
};

}  // namespace

Statement statement_of(const Passage& passage, std::size_t act, const Agents& agents, const Names& names,
                       const Speaker& previous) {
  return Reading(passage, act, agents, names, previous).run();
}

}  // namespace alleged::detect
