#include "daemon/detect/subject.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "daemon/detect/anaphora.hpp"
#include "daemon/detect/bystander.hpp"
#include "daemon/detect/coordination.hpp"
#include "daemon/detect/declension.hpp"
#include "daemon/detect/inverted.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/origin.hpp"
#include "daemon/detect/predicate.hpp"
#include "daemon/detect/reference.hpp"
#include "daemon/detect/speaking.hpp"

namespace alleged::detect {
namespace {

constexpr Kinds ties = kind_bit(Kind::deny) | kind_bit(Kind::behind) | kind_bit(Kind::charge) |
                       kind_bit(Kind::sanction) | kind_bit(Kind::convict) | kind_bit(Kind::attempt);

/// "X regains its hold by means of bought votes", "grâce à des voix achetées": what the subject does it with.
bool is_by_means_of(std::string_view word) {
  constexpr std::array<std::string_view, 17> leads = {
      "through",     "using",    "by means of", "grâce à",    "au moyen",     "à coups de",
      "mithilfe",    "mittels",  "с помощью",   "при помощи", "за допомогою", "za pomocą",
      "przy pomocy", "mediante", "a través",    "prin",       "cu ajutorul"};
  return std::any_of(leads.begin(), leads.end(), [&](std::string_view lead) { return word.starts_with(lead); });
}

/// The subject of one act's verb, or of a verb that governs it.
class Subject {
 public:
  Subject(const Passage& passage, const Clause& clause, std::size_t act, const std::vector<Vote>& votes)
      : passage_(passage),
        units_(passage.units),
        act_(act),
        votes_(votes),
        clause_(clause),
        head_(clause.head_of(act)) {}

  /// "X forced Y to meddle", "X ordered Y's spies to": X acts, whoever Y is. "Charged with helping Y to meddle": Y
  /// does.
  Agents caused() const {
    for (std::size_t i = head_; i-- > 0 && head_ - i <= 8;) {
      if (units_[i].is_any(clause_end)) return {};
      if (!units_[i].is(Kind::cause) || i == 0) continue;
      if (!makes_do(i)) return {};
      const bool charged = units_[i - 1].is_any(kind_bit(Kind::with) | kind_bit(Kind::of));
      const bool helped = clause_.is_english() && charged && units_[i].text.starts_with("help") &&
                          units_[i + 1].is_any(party_kinds) && !units_[i + 1].against &&
                          !clause_.qualifies_vote(i + 1) && !clause_.is_person(i + 1);
      if (helped) return joined(passage_, i + 1, "caused", 0.85);
      for (std::size_t k = i; k-- > 0 && i - k <= 6;) {
        if (units_[k].is_any(clause_end | kind_bit(Kind::comma))) break;
        if (units_[k].is_any(party_kinds) && !units_[k].against && !clause_.is_object(k))
          return joined(passage_, k, "caused", 0.85);
      }
      return {};
    }
    return {};
  }

  /// The subject of the clause, past auxiliaries and the verbs that report the act of it.
  Agents subject() const {
    if (units_[act_].term != nullptr && units_[act_].term->collusion) return {};
    if (takes_money() || is_suffered_there()) return {};
    constexpr Kinds falls_on =
        kind_bit(Kind::accuse) | kind_bit(Kind::charge) | kind_bit(Kind::sanction) | kind_bit(Kind::convict);
    const bool verb = is_verb(units_, act_);
    if (const auto behind = subject_behind(passage_, clause_, act_)) return joined(passage_, *behind, "subject", 0.85);
    if (const auto before = relative_before(passage_, clause_, act_)) return joined(passage_, *before, "subject", 0.85);
    if (const auto held = held_responsible(passage_, clause_, act_)) return joined(passage_, *held, "subject", 0.85);
    if (is_of_what_is_told_of() || is_passive_deed() || holds_responsible_for(passage_, clause_, head_)) return {};
    if (const auto behind = behind_having()) return joined(passage_, *behind, "subject", 0.85);
    bool reported = verb || is_tried();  // a noun needs a verb that ties it to the subject: "faces claims of"
    bool spoken = false;  // an active verb of speech_kinds stands between: its subject speaks and does not act
    bool pronoun = false;
    bool they = false;      // "The government of X said that they meddled": others
    bool called = false;    // "what X described as": X calls it so
    bool detained = false;  // "said they had detained 41 for": the verb stands behind the pronoun, too
    for (std::size_t i = head_; i-- > 0 && head_ - i <= 40;) {
      const Unit& unit = units_[i];
      if (unit.is_any(clause_end)) return {};
      if (const std::size_t begin = begin_of_aside(passage_, clause_, i); begin != 0) {
        i = begin;
        continue;
      }
      if (unit.is(Kind::accuse) && !clause_.is_passive(i)) spoken = true;
      if (is_worried_by(passage_, clause_, i, act_)) spoken = true;
      // "X admits paying voters": of itself.
      const bool admits =
          clause_.is_english() && (unit.text.starts_with("admit") || unit.text.starts_with("acknowledg"));
      const std::string_view next = i + 1 < units_.size() ? units_[i + 1].text : std::string_view();
      if (admits && next.substr(0, next.find(' ')).ends_with("ing")) {
        reported = true;
        continue;
      }
      if (unit.is_any(speech_kinds) && !clause_.is_passive(i)) {
        detained = detained || (!pronoun && clause_.is_english() && unit.is(Kind::charge));
        spoken = true;
      }
      if (unit.is(Kind::pronoun)) pronoun = true;
      they = they || unit.text == "they";
      if (unit.is(Cue::calling) && !clause_.is_english()) called = true;
      if (i + 2 >= head_ && is_by_means_of(unit.text)) reported = true;
      // "X received a boost", but not "took steps to".
      const bool takes = i + 3 >= head_ && unit.is(Cue::taking) && !unit.text.starts_with("t");
      if (takes && clause_.is_english() && !units_[act_].is(Cue::taking)) return {};
      if (unit.is(Kind::that) && is_of_another(passage_, clause_, i, act_)) return {};
      // "And that its experts' work would weaken": the subject is of whoever speaks.
      const bool again = unit.is(Kind::that) && i > 0 && units_[i - 1].is(Kind::conjunction);
      if (again && i + 2 < act_ && units_[i + 1].is(Kind::its) && clause_.is_english()) return {};
      if (!verb && unit.is(Cue::countering)) return {};
      const bool tries = unit.is(Kind::attempt) && tries_something_else(i);
      if ((unit.is_any(ties) && !tries) || (unit.is_any(falls_on) && clause_.is_passive(i))) reported = true;
      if (unit.is_any(falls_on) && clause_.is_english() && clause_.is_passive(i)) {
        if (const auto people = people_beside(i)) {
          if (!meets_foreign_vote(*people)) return {};
          return joined(passage_, *people, "subject", 0.85);
        }
      }
      if (!unit.is_any(party_kinds) || unit.against) continue;
      // "Trucks from X had carried voters".
      const bool come = clause_.is_english() && verb && i > 1 && units_[i - 1].text == "from" &&
                        units_[i - 2].is(Kind::resident) && !pronoun && !spoken;
      if (come) return joined(passage_, i, "subject", 0.85);
      if (verb && !pronoun && !spoken && (is_of_origin(passage_, i, act_) || is_seat(passage_, clause_, i)))
        return joined(passage_, i, "subject", 0.85);
      const bool object = clause_.is_object(i) && !(verb && i + 1 == act_ && passage_.tongue->code == "zh");
      if (clause_.qualifies_vote(i) || object || clause_.is_part_of_name(i) || is_posed_as(passage_, i) ||
          is_oblique(passage_, i) || is_governed(passage_, i) || is_means(passage_, clause_, i) || is_called_on(i) ||
          is_receiver(i) || is_of_parties(i) || is_of_law(i) || is_kept(i) || is_place_of_clause(i))
        continue;
      if (called || (verb && is_done_to(i))) return {};
      // "The minister said they had been expelled for": they are whom the sentence before tells of.
      if (spoken && pronoun && goes_on(passage_, votes_, act_)) return {};
      if (spoken && passage_.tongue->code == "zh") return {};  // a pronoun there is not who speaks
      if (they && clause_.is_english() && unit.is(Kind::country) && !is_of_several(i)) return {};
      if ((spoken && !pronoun) || detained || !reported || (i + 1 == act_ && clause_.is_suffered(act_))) return {};
      return joined(passage_, i, "subject", verb ? 0.85 : 0.7);
    }
    return {};
  }

 private:
  /// "Refused visas to X officials accused of": whose people stand right before the participle at `charged`.
  std::optional<std::size_t> people_beside(std::size_t charged) const {
    constexpr std::size_t near = 3;
    const auto people = people_before(passage_, clause_, charged, charged < near ? 0 : charged - near);
    return people && *people > 0 && clause_.is_object(*people) ? people : std::nullopt;
  }

  /// Whether the sentence says that its vote is another's than that of the people at `people`: "accused of rigging the
  /// election" is said of their own.
  bool meets_foreign_vote(std::size_t people) const {
    if (units_[people + 1].is(Cue::observer)) return false;
    return std::any_of(votes_.begin(), votes_.end(), [&](const Vote& vote) {
      if (vote.its || vote.ours) return true;
      if (!vote.landmark.empty()) return vote.landmark != units_[people].term->code;
      return std::any_of(vote.countries.begin(), vote.countries.end(),
                         [&](std::size_t i) { return units_[i].term->code != units_[people].term->code; });
    });
  }

  /// "服务器遭入侵", "被操纵": in Chinese it is done to the subject.
  bool is_suffered_there() const {
    constexpr std::array<std::string_view, 4> marks = {"遭", "被", "受到", "挨"};
    return passage_.tongue->code == "zh" && begins_with_any(units_[act_].text, marks);
  }

  /// "X received money": whoever takes it does nothing to a vote.
  bool takes_money() const {
    const Unit& act = units_[act_];
    return act.is(Kind::act) && act.is(Cue::taking) && act.term->meaning->sort == "covert_funding";
  }

  /// "X a été mis sur écoute", "X a fost urmărit", "X был взломан": it is done to the party at `party`.
  bool is_done_to(std::size_t party) const {
    constexpr std::array<std::string_view, 17> been = {"été",     "sido", "fost", "fue",    "fueron",  "był",
                                                       "była",    "było", "były", "został", "została", "zostało",
                                                       "zostały", "был",  "была", "было",   "были"};
    for (std::size_t i = act_; i-- > party + 1;) {
      const Unit& unit = units_[i];
      const bool passive = unit.is(Kind::passive) && std::any_of(been.begin(), been.end(), [&](std::string_view word) {
                             return unit.text.ends_with(word);
                           });
      if (passive) return true;
      if (!unit.is_any(kind_bit(Kind::conjunction) | kind_bit(Kind::act)) && !(unit.is_plain() && !unit.capital))
        return false;
    }
    return false;
  }

  /// Whether the verb at `cause` has its object do the act. In "X told the house that Y was trying to meddle" the
  /// object only hears of it.
  bool makes_do(std::size_t cause) const {
    constexpr std::array<std::string_view, 8> finite = {"was", "were", "is", "are", "had", "has", "have", "would"};
    constexpr Kinds does = ties | kind_bit(Kind::act) | kind_bit(Kind::cause);
    for (std::size_t i = cause + 1; i < act_; ++i) {
      if (units_[i].is(Kind::to)) {
        if (is_verb(units_, act_)) return act_ - i <= 4;
        // "Ordered its spies to launch a campaign", but not "a force to detect".
        return i + 1 == act_ || units_[i + 1].is_any(does);
      }
      if (units_[i].is(Kind::that) || std::find(finite.begin(), finite.end(), units_[i].text) != finite.end())
        return false;
    }
    return false;
  }

  /// "The website they say channelled money", in English: whoever says it does not do it.
  bool is_of_what_is_told_of() const {
    return clause_.is_english() && act_ > 1 && is_verb(units_, act_) && units_[act_ - 1].is(Kind::say) &&
           units_[act_ - 2].is(Kind::pronoun);
  }

  /// "Having paid for a campaign in Y, X now faces", in English.
  std::optional<std::size_t> behind_having() const {
    constexpr std::size_t near = 4;
    constexpr std::size_t reach = 16;
    if (!clause_.is_english() || act_ == 0 || act_ > near || units_[0].text != "Having") return std::nullopt;
    for (std::size_t i = act_ + 1; i + 1 < units_.size() && i <= act_ + reach; ++i) {
      if (!units_[i].is(Kind::comma)) continue;
      const std::size_t at = i + 1 + (units_[i + 1].is(Kind::determiner) ? 1 : 0);
      const bool party = at < units_.size() && units_[at].is_any(party_kinds) && !units_[at].is(Kind::unnamed) &&
                         !units_[at].against && !clause_.qualifies_vote(at);
      // "Having hacked it, X believes": who tells it.
      constexpr std::size_t tells = 5;
      for (std::size_t k = at; party && k < units_.size() && k <= at + tells; ++k) {
        if (units_[k].is_any(speech_kinds | kind_bit(Kind::accuse)) || units_[k].text.starts_with("believe"))
          return std::nullopt;
      }
      return party ? std::optional(at) : std::nullopt;
    }
    return std::nullopt;
  }

  /// "X's websites were defaced", in English: it is done to the subject.
  bool is_passive_deed() const {
    constexpr std::array<std::string_view, 5> be = {"was", "were", "been", "being", "be"};
    constexpr std::array<std::string_view, 4> irregular = {"stolen", "hit", "broken into", "bought"};
    const std::string_view act = units_[act_].text;
    if (!clause_.is_english() || act_ == 0 || !is_verb(units_, act_)) return false;
    const bool participle =
        act.ends_with("ed") || std::find(irregular.begin(), irregular.end(), act) != irregular.end();
    const std::size_t at = act_ > 1 && units_[act_ - 1].text.ends_with("ly") ? act_ - 2 : act_ - 1;
    return participle && std::find(be.begin(), be.end(), units_[at].text) != be.end();
  }

  /// "X's prosecutors", "Xs", "X and Y": whom "they" may mean.
  bool is_of_several(std::size_t party) const {
    const std::vector<std::size_t> all = coordinated(passage_, party);
    const bool plural = units_[party].term->form == Form::adjective && units_[party].text.ends_with('s');
    const std::size_t behind = all.back() + 1;
    const bool noun = behind < act_ && units_[behind].text.ends_with('s') && !units_[behind].text.ends_with("ss");
    return all.size() > 1 || plural || noun;
  }

  /// "Plans to hold an inquiry into meddling".
  bool tries_something_else(std::size_t attempt) const {
    const std::size_t verb = attempt + (units_[attempt].text.ends_with(" to") ? 1 : 2);
    return verb < act_ && (verb == attempt + 1 || units_[attempt + 1].is(Kind::to)) &&
           clause_.is_other_deed(verb, act_);
  }

  /// "Gave a Slovak party a loan", "выдал словацкой партии кредит": a party of that country takes it, where another
  /// stands before.
  bool is_receiver(std::size_t party) const {
    const Unit& act = units_[act_];
    const bool money = act.is(Kind::act) && (act.term->meaning->sort == "covert_funding" || act.is(Cue::loan) ||
                                             act.term->meaning->sort == "illicit_party_finance");
    if (!money || !clause_.is_adjectival(party)) return false;
    const auto is_taker = [&](std::size_t i) {
      constexpr std::array<std::string_view, 5> parties = {"part", "Part", "парт", "candidat", "кандидат"};
      return begins_with_any(units_[i].text, parties) || units_[i].is(Kind::vote);
    };
    const bool taker = is_taker(party + 1) || (party > 0 && is_taker(party - 1));
    return taker &&
           std::any_of(units_.begin(), units_.begin() + static_cast<std::ptrdiff_t>(party), [&](const Unit& unit) {
             return unit.is(Kind::country) && !unit.against && unit.term->code != units_[party].term->code;
           });
  }

  /// "Mapped the websites of X's parties to disrupt": they own them, and do nothing.
  bool is_of_parties(std::size_t party) const {
    return party > 0 && party + 1 < act_ && units_[party - 1].is(Kind::of) && clause_.is_adjectival(party) &&
           units_[party + 1].is(Kind::vote);
  }

  /// "The election in X, where its teams sabotaged": where it is done.
  bool is_place_of_clause(std::size_t party) const {
    constexpr std::array<std::string_view, 8> where = {"where", "où", "donde", "где", "де", "gdzie", "unde", "wo"};
    // "X驻Y大使馆", "一群X人来到Y": where the others are, or go.
    constexpr std::array<std::string_view, 9> there = {"驻",   "駐",   "来到", "來到", "前往",
                                                       "抵达", "抵達", "飞往", "潜入"};
    if (party > 0 && ends_with_any(units_[party - 1].text, there)) return true;
    std::size_t next = coordinated(passage_, party).back() + 1;
    if (next < act_ && units_[next].is(Kind::comma)) ++next;
    return next < act_ && std::find(where.begin(), where.end(), units_[next].text) != where.end();
  }

  /// "To keep Xs away from the polls", in English: it is done to them.
  bool is_kept(std::size_t party) const {
    constexpr std::size_t reach = 3;
    const std::string_view act = units_[act_].text;
    if (!clause_.is_english() || (!act.starts_with("away") && !act.starts_with("from"))) return false;
    const std::size_t first = coordinated(passage_, party).front();
    for (std::size_t i = first; i-- > 0 && first - i <= reach;) {
      if (units_[i].is(Kind::prevent)) return true;
      if (!units_[i].is_plain() && !units_[i].is(Kind::determiner)) return false;
    }
    return false;
  }

  /// "Broke Ukrainian law by calling on", in English: the country's law does nothing.
  bool is_of_law(std::size_t party) const {
    constexpr std::array<std::string_view, 6> laws = {"law",          "laws",        "rules",
                                                      "constitution", "sovereignty", "territory"};
    const auto is_law = [&](std::size_t i) {
      return i < act_ && std::find(laws.begin(), laws.end(), units_[i].text) != laws.end();
    };
    return clause_.is_english() && clause_.is_adjectival(party) && (is_law(party + 1) || is_law(party + 2));
  }

  /// "The chief visited X to discuss tariffs": the object of a verb that no list knows, whose subject stands before it.
  bool is_called_on(std::size_t party) const {
    constexpr Kinds somebody = kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::country) |
                               kind_bit(Kind::actor) | kind_bit(Kind::authority);
    if (!clause_.is_english() || clause_.is_adjectival(party) || coordinated(passage_, party).front() < 2) return false;
    // "Named X and Y as states that": what follows tells of them.
    const std::size_t behind = coordinated(passage_, party).back() + 1;
    if (behind < units_.size() && (units_[behind].text == "as" || units_[behind].is(Kind::that))) return false;
    const Unit& verb = units_[coordinated(passage_, party).front() - 1];
    if (!verb.is_plain() || verb.capital || (!verb.is(Cue::meeting) && !verb.text.ends_with("ed"))) return false;
    const std::size_t first = coordinated(passage_, party).front();
    for (std::size_t i = first - 1; i-- > 0 && first - i <= 4;) {
      if (units_[i].is_any(clause_end | kind_bit(Kind::comma))) return false;
      if (units_[i].is_any(somebody)) return true;
    }
    return false;
  }

  /// "Podjęła próbę ingerencji", "set up a team, whose task is meddling": what the subject attempts.
  bool is_tried() const {
    if (head_ == 0) return false;
    if (head_ == act_ && (is_done() || is_done_at_the_close())) return true;
    if (head_ == act_ || !units_[head_].is(Kind::attempt)) return false;
    const bool aims = units_[head_ - 1].is(Kind::comma) && units_[head_].text.find(' ') != std::string_view::npos;
    // "Tendría la intención de incidir".
    const bool article = head_ > 1 && units_[head_ - 1].is(Kind::determiner);
    const std::size_t doing = head_ - (article ? 2 : 1);
    const bool not_so = doing > 0 && units_[doing - 1].is(Kind::negation);
    return aims || (!clause_.is_english() && !not_so && units_[doing].is(Cue::doing));
  }

  /// "Carries out influence operations", "dus o campanie împotriva": the act is the object of a verb of doing.
  bool is_done() const {
    constexpr std::size_t reach = 4;
    for (std::size_t i = act_; i-- > 0 && act_ - i <= reach;) {
      if (units_[i].is(Cue::doing)) return !clause_.is_english() || (i > 0 && !units_[i].capital);
      if (!units_[i].is(Kind::determiner) && (!units_[i].is_plain() || units_[i].capital)) return false;
    }
    return false;
  }

  /// "Hat eine Kampagne gegen einen Kandidaten geführt": in German that verb may close the clause.
  bool is_done_at_the_close() const {
    constexpr std::size_t reach = 9;
    if (passage_.tongue->code != "de" || is_verb(units_, act_)) return false;
    std::size_t i = act_ + 1;
    while (i < units_.size() && i <= act_ + reach && !units_[i].is(Cue::doing) &&
           !units_[i].is_any(clause_end | kind_bit(Kind::comma)))
      ++i;
    return i < units_.size() && units_[i].is(Cue::doing);
  }

  const Passage& passage_;
  const std::vector<Unit>& units_;
  std::size_t act_;
  const std::vector<Vote>& votes_;
  const Clause& clause_;
  std::size_t head_;
};

}  // namespace

Agents causer_of(const Passage& passage, const Clause& clause, std::size_t act, const std::vector<Vote>& votes) {
  return Subject(passage, clause, act, votes).caused();
}

Agents subject_of(const Passage& passage, const Clause& clause, std::size_t act, const std::vector<Vote>& votes) {
  return Subject(passage, clause, act, votes).subject();
}

}  // namespace alleged::detect
