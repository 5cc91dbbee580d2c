#include "daemon/detect/sayer.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "daemon/detect/accounts.hpp"
#include "daemon/detect/declension.hpp"
#include "daemon/detect/described.hpp"
#include "daemon/detect/form.hpp"
#include "daemon/detect/tracing.hpp"

namespace alleged::detect {
namespace {

bool is_accused_code(const Passage& passage, const Agents& agents, const std::string& code) {
  return std::any_of(agents.units.begin(), agents.units.end(), [&](std::size_t i) {
    return !passage.units[i].is(Kind::unnamed) && passage.units[i].term->code == code;
  });
}

bool traces_act(const Passage& passage, std::size_t act, std::size_t at) {
  return at < act && traced_to(passage.units, at).has_value();
}

/// Whoever stands before the colon at `colon` and begins the sentence with it. In a headline two words there are a
/// name, though the story has it nowhere else ("James Clapper: no one else meddled"); one may be anything.
Speaker label_before(const Passage& passage, std::size_t colon, const Names& names) {
  Speaker found = speaker_before(passage, colon);
  if (found.first != 0 || passage.units[0].is(Cue::heading)) return {};
  found.doubtful = found.doubtful && (passage.field != Field::title || found.last == 0);
  return names.complete(std::move(found));
}

/// One sentence, one act: looks for whoever says it.
class Search {
 public:
  Search(const Passage& passage, std::size_t act, const Agents& agents, const Names& names, const Speaker& previous)
      : units_(passage.units), passage_(passage), act_(act), agents_(agents), names_(names), previous_(previous) {}

  /// The subject of the outermost verb of speech that governs the act, or whoever else the sentence says the charge
  /// comes from.
  Speaker speaker() const {
    if (passage_.field == Field::title) {
      if (Speaker found = labelled(); found && !found.outlet) return by(std::move(found), "label");
    }
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (Speaker found = whose_words(i)) return by(std::move(found), "according");
    }
    Speaker outlet;  // "Y meddled, X said, the Herald reports": X
    for (std::size_t i = 0; i < units_.size(); ++i) {
      Speaker found = speaker_by(i);
      if (found && !found.outlet) return found;
      if (found && !outlet) outlet = std::move(found);
    }
    if (Speaker found = reporter_of(passage_, act_, agents_, names_)) return by(std::move(found), "report");
    if (outlet) return outlet;
    return by(labelled(), "label");
  }

  /// "X denied a claim by Y that", "rejected Y's charge of": Y.
  Speaker charger() const {
    constexpr Kinds charges = kind_bit(Kind::report) | kind_bit(Kind::accuse) | kind_bit(Kind::hedge) |
                              kind_bit(Kind::charge) | kind_bit(Kind::warn);
    constexpr std::size_t near = 3;  // "charges yesterday by"
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
      if (Speaker found = whose_words(i); found && !is_accused(passage_, agents_, found)) return found;
      const bool article = i > 0 && units_[i].is(Cue::writing) && units_[i - 1].is(Cue::outlet);
      if (!units_[i].is_any(charges) && !article) continue;
      Speaker found;
      for (std::size_t k = i + 1; k < units_.size() && k <= i + near && !found; ++k) {
        const bool of = units_[k].is_any(kind_bit(Kind::by)) || units_[k].text == "from" || units_[k].text == "of";
        if (of) found = names_.complete(speaker_after(passage_, past_office(units_, k)));
        if (!of && !units_[k].is_plain() && !units_[k].is(Kind::date)) break;
      }
      const bool whose = i > 0 && (units_[i - 1].possessive || units_[i - 1].is(Cue::outlet));
      if (!found && whose) found = names_.complete(speaker_before(passage_, i));
      if (found && !is_accused(passage_, agents_, found)) return found;
    }
    return {};
  }

 private:
  /// "X, selon laquelle", "X, according to whom": X, where unit `i` is the "according to".
  Speaker whose_words(std::size_t i) const {
    if (!units_[i].is(Kind::according) || i == 0 || i + 1 >= units_.size() || !units_[i + 1].is(Cue::whom)) return {};
    return names_.complete(speaker_before(passage_, units_[i - 1].is(Kind::comma) ? i - 1 : i));
  }

  /// "X meddled, Y alleged on Tuesday": a word that elsewhere leaves an act open, where it is the verb of what stands
  /// before.
  bool closes(std::size_t verb) const {
    if (verb <= act_ || units_[verb].text != "alleged") return false;
    constexpr Kinds ends = kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::date) |
                           kind_bit(Kind::preposition) | kind_bit(Kind::in);
    return verb + 1 == units_.size() || units_[verb + 1].is_any(ends);
  }

  /// "The party claims that they meddled": the verb, and not "Russian claims that", "despite claims that".
  bool claims(std::size_t verb) const {
    if (verb == 0 || units_[verb].text != "claims that") return false;
    const Unit& before = units_[verb - 1];
    const bool adjective = before.is(Kind::country) && before.term->form == Form::adjective;
    const bool subject = belongs(before) && !before.possessive && !adjective;
    const bool parted = before.is_any(kind_bit(Kind::comma) | kind_bit(Kind::quote)) || before.text.ends_with("ly");
    if (!subject && !parted) return false;
    const Speaker party = speaker_before(passage_, verb);
    constexpr Kinds governs = kind_bit(Kind::deny) | kind_bit(Kind::dispute) | kind_bit(Kind::by);
    return party.first == 0 || !units_[party.first - 1].is_any(governs);
  }

  /// "X called their appeal an act of interference", where the verb is at `verb`: what is called so is the act.
  bool calls(std::size_t verb) const {
    constexpr std::size_t reach = 12;
    constexpr Kinds ends = kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::that) | speech_kinds;
    if (!units_[verb].is(Cue::calling) || verb >= act_ || act_ - verb > reach || verb == 0) return false;
    if (units_[verb - 1].is(Cue::being) || is_verb(units_, act_)) return false;
    const auto first = units_.begin() + static_cast<std::ptrdiff_t>(verb) + 1;
    const auto last = units_.begin() + static_cast<std::ptrdiff_t>(act_);
    const bool parted = std::any_of(first, last, [](const Unit& unit) { return unit.is_any(ends); });
    // "Called a meeting on interference".
    const bool about = std::any_of(
        first, last, [](const Unit& unit) { return unit.text == "on" || unit.text == "over" || unit.text == "about"; });
    if (about) return false;
    const bool named = !passage_.tongue->is_english || std::any_of(first, last, [](const Unit& unit) {
      return unit.text == "a" || unit.text == "an" || unit.text == "as";
    });
    // "It called it meddling", "called the letter meddling"; "called for meddling" is another verb.
    const bool bare =
        act_ <= verb + 4 && (units_[verb + 1].is_any(kind_bit(Kind::pronoun) | kind_bit(Kind::determiner)) ||
                             units_[verb + 1].is(Cue::pointing));
    return !parted && (named || bare);
  }

  /// "Locals say", "Akıncı says": a sentence's first word, of which the story does not show that it is a name, right
  /// before a verb of speech. English has hardly anything else there.
  bool opens_speech(const Speaker& subject, std::size_t verb) const {
    constexpr std::array<std::string_view, 30> nobody = {
        "some", "many", "others", "most", "few",  "several", "none",   "nobody", "everyone", "also",
        "has",  "had",  "is",     "was",  "who",  "which",   "that",   "what",   "still",    "now",
        "then", "yet",  "both",   "all",  "each", "neither", "either", "anyone", "someone",  "yesterday"};
    const bool first_word = subject.first == 0 && subject.last == 0 && verb == 1;
    if (!passage_.tongue->is_english || !subject.doubtful || !first_word) return false;
    const Unit& word = units_[subject.first];
    const std::string small = folded_form(word.text);
    return !small.ends_with("ly") && !word.is(Cue::writing) && !word.possessive &&
           std::find(nobody.begin(), nobody.end(), small) == nobody.end();
  }

  /// "It was accused of meddling in the election by X", where the verb is at `verb`: X.
  Speaker accuser_behind(std::size_t verb) const {
    constexpr std::size_t reach = 12;
    constexpr Kinds ends = kind_bit(Kind::comma) | kind_bit(Kind::stop) | kind_bit(Kind::that);
    if (verb == 0 || !units_[verb - 1].is(Cue::being)) return {};
    for (std::size_t i = act_ + 1; i < units_.size() && i <= act_ + reach && !units_[i].is_any(ends); ++i) {
      if (units_[i].text == "by") return names_.complete(speaker_after(passage_, i));
    }
    return {};
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
    while (verb > 1 && units_[verb - 1].is(Cue::auxiliary)) --verb;
    if (verb > 0 && std::find(as.begin(), as.end(), units_[verb - 1].text) != as.end()) return true;
    // "X meddled – pisze portal Y": in Slavic languages a dash is enough.
    const std::string_view language = passage_.tongue->code;
    const bool dash = language == "pl" || language == "ru" || language == "uk";
    if (verb > 1 && units_[verb - 1].is(Kind::stop))
      return units_[verb - 2].is_any(ends) || (dash && verb > act_ && !units_[verb - 1].is_colon());
    return verb == 0 || units_[verb - 1].is_any(ends);
  }

  /// "X's president has declined to accept the result and alleges that": the verb at `verb` is another of the subject.
  bool is_second_verb(std::size_t verb) const {
    std::size_t i = verb;
    while (i > 0 && units_[i - 1].is_plain() && !units_[i - 1].capital) --i;
    return i > 0 && units_[i - 1].is(Kind::conjunction) && verb < act_;
  }

  /// "X has filed a complaint accusing", "X filed papers in Y, alleging": the verb at `verb` is of the subject's deed.
  bool is_participle(std::size_t verb) const {
    if (!passage_.tongue->is_english || verb < 2 || verb >= act_ || !units_[verb].text.ends_with("ing")) return false;
    const Unit& before = units_[verb - 1];
    const bool parted = before.is(Kind::comma) || before.text == "complaint" || before.text == "lawsuit" ||
                        before.text == "papers" || before.text == "statement" || before.text == "report";
    const bool placed = verb > 2 && units_[verb - 2].text == "in" && before.is(Kind::country);  // "filed papers in X"
    return parted || placed;
  }

  /// Who opens the sentence before the verb at `verb`, if the sentence begins with somebody and no other clause does.
  Speaker opening_subject(std::size_t verb) const {
    constexpr Kinds ends = kind_bit(Kind::stop) | kind_bit(Kind::that);
    if (std::any_of(units_.begin(), units_.begin() + static_cast<std::ptrdiff_t>(verb),
                    [](const Unit& unit) { return unit.is_any(ends); }))
      return {};
    for (Speaker& named : named_in(passage_)) {
      const bool opens = named.first == 0 || (named.first == 1 && units_[0].is(Kind::determiner));
      if (!opens || named.last >= verb) return {};
      const bool possessor = units_[named.last].possessive;
      return possessor || is_accused(passage_, agents_, named) ? Speaker{} : std::move(named);
    }
    return {};
  }

  /// Who says it by the word at `i`, "according to" or a verb of speech that governs the act.
  Speaker speaker_by(std::size_t i) const {
    if (units_[i].is(Kind::according)) {
      if (Speaker found = author_behind(passage_, i, names_)) return by(std::move(found), "according");
      if (Speaker found = names_.complete(speaker_after(passage_, i))) return by(std::move(found), "according");
      if (Speaker found = names_.complete(described_after(passage_, i))) return by(std::move(found), "according");
    }
    const bool speaks = units_[i].is_any(speaking_kinds) || traces(i) || closes(i) || claims(i) || calls(i);
    if (!speaks || !governs(i)) return {};
    const std::string_view how = verb_of(units_[i]);
    if (i + 1 < units_.size() && units_[i + 1].is(Kind::by))
      return by(names_.complete(speaker_after(passage_, i + 1)), how);
    if (i + 1 < units_.size() && units_[i + 1].is(Kind::of) && units_[i].is(Kind::accuse))
      return by(accuser_behind(i), how);
    if (i > 0 && units_[i - 1].is(Kind::pronoun)) return previous_ ? by(previous_, "pronoun") : Speaker{};
    if (is_participle(i)) {
      if (Speaker found = names_.complete(opening_subject(i))) return by(std::move(found), how);
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
      if (opens_speech(found, i)) found.doubtful = false;
      if (Speaker full = names_.complete(std::move(found))) return by(std::move(full), how);
    }
    if (Speaker found = names_.complete(described_before(passage_, i))) return by(std::move(found), how);
    if (Speaker found = author_before(passage_, i, names_)) return by(std::move(found), "report");
    if (is_second_verb(i)) {
      if (Speaker found = names_.complete(opening_subject(i))) return by(std::move(found), how);
    }
    if (follows_quote(i)) {
      if (Speaker found = names_.complete(speaker_after(passage_, i)); found && !found.common)
        return by(std::move(found), how);
      if (Speaker found = names_.complete(described_after(passage_, i))) return by(std::move(found), how);
    }
    return {};
  }

  static Speaker by(Speaker speaker, std::string_view how) {
    speaker.how = how;
    return speaker;
  }

  /// The kind of speech that a verb is of.
  static std::string_view verb_of(const Unit& unit) {
    if (unit.is(Kind::accuse) || unit.is(Kind::hedge)) return "accuse";
    if (unit.is(Kind::find)) return "find";
    if (unit.is(Kind::warn)) return "warn";
    if (unit.is_any(kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict))) return "punish";
    if (unit.is(Kind::dispute)) return "dispute";
    return unit.is(Kind::say) ? "say" : "trace";
  }

  bool traces(std::size_t i) const { return traces_act(passage_, act_, i); }

  /// Whether what the verb at `verb` reports holds the act: the act follows it, and a verb of accusing has the accused
  /// or nobody between; or the verb closes the sentence that it reports ("..., officials said on Monday").
  bool governs(std::size_t verb) const {
    if (!units_[verb].is(Kind::accuse) && is_probed(passage_, act_, std::min(verb, act_))) return false;
    if (verb > act_) {
      constexpr std::size_t longest = 8;  // units behind it
      std::size_t rest = 0;
      for (std::size_t i = verb + 1; i < units_.size() && rest <= longest; ++i, ++rest) {
        if (units_[i].is_any(kind_bit(Kind::comma) | kind_bit(Kind::stop))) break;
      }
      return rest <= longest;
    }
    if (!units_[verb].is(Kind::accuse) || units_[verb].is(Kind::say)) return true;
    for (std::size_t i = verb + 1; i < act_; ++i) {
      if (units_[i].is(Kind::that)) return true;
      if (!units_[i].is(Kind::country) && !units_[i].is(Kind::actor)) continue;
      // "Эстонию обвинила Россия в".
      if (is_nominative(passage_, i) && verb > 0 && is_accusative(passage_, verb - 1)) continue;
      return is_accused_code(passage_, agents_, units_[i].term->code);
    }
    return true;
  }

  /// "Jane Doe: they meddled", "They meddled: election commission".
  Speaker labelled() const {
    for (std::size_t i = 1; i < units_.size(); ++i) {
      if (!units_[i].is_colon()) continue;
      Speaker found = i < act_ ? label_before(passage_, i, names_) : names_.complete(speaker_after(passage_, i));
      if (found && !is_accused(passage_, agents_, found)) return found;
    }
    return {};
  }

  const std::vector<Unit>& units_;
  const Passage& passage_;
  std::size_t act_;
  const Agents& agents_;
  const Names& names_;
  const Speaker& previous_;
};

}  // namespace

bool is_accused(const Passage& passage, const Agents& agents, const Speaker& speaker) {
  return speaker && !speaker.country.empty() && is_accused_code(passage, agents, speaker.country);
}

bool is_probed(const Passage& passage, std::size_t act, std::size_t from) {
  for (std::size_t i = act; i-- > from;) {
    if (passage.units[i].is(Kind::find)) return false;
    if (passage.units[i].is(Kind::probe)) return true;
  }
  return false;
}

bool is_traced(const Passage& passage, std::size_t act) {
  for (std::size_t i = 0; i < act; ++i) {
    if (traces_act(passage, act, i)) return true;
  }
  return false;
}

Speaker sayer_of(const Passage& passage, std::size_t act, const Agents& agents, const Names& names,
                 const Speaker& previous) {
  return Search(passage, act, agents, names, previous).speaker();
}

Speaker label_of(const Passage& headline, const Names& names) {
  const auto colon =
      std::find_if(headline.units.begin(), headline.units.end(), [](const Unit& unit) { return unit.is_colon(); });
  if (colon == headline.units.begin() || colon == headline.units.end()) return {};
  return label_before(headline, static_cast<std::size_t>(colon - headline.units.begin()), names);
}

Speaker charger_of(const Passage& passage, std::size_t act, const Agents& agents, const Names& names) {
  const Speaker nobody;
  return Search(passage, act, agents, names, nobody).charger();
}

}  // namespace alleged::detect
