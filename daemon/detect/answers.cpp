#include "daemon/detect/answers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "daemon/detect/charged.hpp"
#include "daemon/detect/charges.hpp"
#include "daemon/detect/clause.hpp"
#include "daemon/detect/coordination.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/source.hpp"

namespace alleged::detect {
namespace {

/// What leads to the answer, as the text has it right before the name; in any language that has these words.
constexpr auto leads = std::to_array<std::string_view>({
    "It was ",
    "it was ",
    "It is ",
    "one word: ",
    "culprit is ",
    "culprit was ",
    "culprit: ",
    "answer is ",
    "answer was ",
    "war es ",
    "Es war ",
    "es war ",
    "es sei ",
    "Es waren ",
    "waren es ",
    "Dahinter steckt ",
    "Dahinter stecken ",
    "Dahinter stehen ",
    "Dahinter steht ",
    "Dahinter stand ",
    "dahinter stecke ",
    "dahinter stecken ",
    "erantwortlich sei ",
    "erantwortlich seien ",
    "erantwortlich ist ",
    "erantwortlich sind ",
    "erantwortlich war ",
    "erantwortlich waren ",
    "Mittelpunkt steht ",
    "Mittelpunkt stehen ",
    "'est ",
    "’est ",
    "'était ",
    "’était ",
    "s'agit de ",
    "s’agit de ",
    "s'agirait de ",
    "s’agirait de ",
    "coupable : ",
    "responsable : ",
    "fue ",
    "Fue ",
    "fueron ",
    "Fueron ",
    "trata de ",
    "trataría de ",
    "foco está puesto en ",
    "culpable es ",
    "responsable es ",
    "vorba despre ",
    "vorba de ",
    "A fost ",
    "a fost ",
    "vinovat este ",
    "aparține ",
    "это был ",
    "Это был ",
    "это была ",
    "Это была ",
    "это были ",
    "Это были ",
    "это сделал ",
    "это сделала ",
    "это сделали ",
    "Это сделал ",
    "Это сделала ",
    "Это сделали ",
    "этим стоит ",
    "этим стоят ",
    "виноват ",
    "виновата ",
    "виноваты ",
    "ответ: ",
    "деться про ",
    "дется о ",
    "дёт о ",
    "дет о ",
    "це був ",
    "Це був ",
    "це була ",
    "Це була ",
    "це були ",
    "Це були ",
    "цим стоїть ",
    "цим стоять ",
    "винен ",
    "винна ",
    "винні ",
    "названо ",
    "несуть ",
    "несе ",
    "był to ",
    "była to ",
    "były to ",
    "byli to ",
    "hodzi o ",
    "winna jest ",
    "winny jest ",
    "winne są ",
    "winni są ",
    "tym stoi ",
    "tym stoją ",
});
constexpr std::array<std::string_view, 16> leads_zh = {"源头是", "源頭是", "幕后是", "幕後是", "国家是", "國家是",
                                                       "这是",   "這是",   "元凶是", "黑手是", "金主是", "主使是",
                                                       "正是",   "就是",   "主谋是", "主謀是"};

bool is_party(const Clause& clause, const std::vector<Unit>& units, std::size_t i) {
  return units[i].is_any(party_kinds) && !units[i].against && !clause.qualifies_vote(i);
}

/// "It was X that sent observers": the clause tells what else they did.
bool goes_on_otherwise(const std::vector<Unit>& units, std::size_t last) {
  constexpr std::array<std::string_view, 6> relative = {"that", "who", "which", "qui", "que", "care"};
  std::size_t i = last + 1;
  if (i < units.size() && units[i].is(Kind::comma)) ++i;
  return i < units.size() && is_one_of(relative, units[i].text);
}

/// The party that stands right behind one of the words that lead to an answer, past its article and its noun: "es
/// waren Hacker aus X".
std::optional<std::size_t> led_to(const Passage& passage, const Clause& clause) {
  constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::agent) | kind_bit(Kind::resident) |
                           kind_bit(Kind::body) | kind_bit(Kind::of) | kind_bit(Kind::title) | kind_bit(Kind::quote) |
                           kind_bit(Kind::attribute) | kind_bit(Kind::by) | kind_bit(Kind::unnamed);
  constexpr std::size_t longest = 4;
  const std::vector<Unit>& units = passage.units;
  const auto is_led = [&](std::size_t i) {
    const std::string_view before = passage.text.substr(0, units[i].begin - passage.begin);
    return passage.tongue->spaced ? ends_with_any(before, leads) : ends_with_any(before, leads_zh);
  };
  for (std::size_t first = 0; first < units.size(); ++first) {
    if (!is_led(first)) continue;
    for (std::size_t i = first; i < units.size() && i < first + longest; ++i) {
      if (is_party(clause, units, i)) return i;
      const bool outfit = units[i].is_plain() && units[i].is(Cue::outfit);  // "two students from X" are no state's
      if (!outfit && !units[i].is_any(passes)) break;
    }
  }
  return std::nullopt;
}

/// Whether the party at `i` says something, rather than that it is said to have done something: "X's police know".
bool speaks(const std::vector<Unit>& units, std::size_t i) {
  constexpr std::size_t reach = 5;
  constexpr Kinds says =
      kind_bit(Kind::accuse) | kind_bit(Kind::attribute) | kind_bit(Kind::that) | kind_bit(Kind::deny) | speech_kinds;
  for (std::size_t k = i + 1; k < units.size() && k <= i + reach; ++k) {
    if (units[k].is_any(says)) return true;
    if (units[k].is_any(clause_end | kind_bit(Kind::comma))) return false;
  }
  return false;
}

/// Whether the parties at `all` end the sentence, or nearly: "the police point to agents of X". Of "X offered help",
/// "who had studied in X" they are no answer.
bool closes(const std::vector<Unit>& units, const std::vector<std::size_t>& all) {
  constexpr Kinds nouns =
      kind_bit(Kind::agent) | kind_bit(Kind::body) | kind_bit(Kind::resident) | kind_bit(Kind::quote);
  constexpr std::size_t most = 3;
  if (all.front() > 0 && units[all.front() - 1].is(Kind::in)) return false;
  std::size_t i = all.back() + 1;
  while (i < units.size() && i <= all.back() + most && (units[i].is_any(nouns) || units[i].is_plain())) ++i;
  return i == units.size() || units[i].is_any(clause_end | kind_bit(Kind::comma));
}

constexpr double sure = 0.7;  ///< of the agent

/// The party that the sentence names for an answer: by a copula or a word of guilt right before it ("it was X", "за
/// этим стоит X", "源头是X"), else, where the sentence before asked, the last that it names and that does not speak.
Agents answer_in(const Passage& passage, const Clause& clause, bool asked) {
  const std::vector<Unit>& units = passage.units;
  if (const auto found = led_to(passage, clause)) {
    if (!goes_on_otherwise(units, coordinated(passage, *found).back())) return joined(passage, found, "answer", sure);
  }
  if (!asked || gives_answer(passage)) return {};
  for (std::size_t i = units.size(); i-- > 0;) {
    if (!is_party(clause, units, i)) continue;
    const std::vector<std::size_t> all = coordinated(passage, i);
    return speaks(units, all.back()) || !closes(units, all) ? Agents{} : joined(passage, i, "answer", sure);
  }
  return {};
}

}  // namespace

bool gives_answer(const Passage& passage) {
  const auto has = [&](std::string_view words) { return passage.text.find(words) != std::string_view::npos; };
  return passage.tongue->spaced ? std::any_of(leads.begin(), leads.end(), has)
                                : std::any_of(leads_zh.begin(), leads_zh.end(), has);
}

bool asks_who(const Passage& passage) {
  constexpr std::array<std::string_view, 18> words = {"who",   "Who",   "wer",     "Wer",  "qui",  "Qui",
                                                      "quién", "Quién", "quiénes", "кто",  "Кто",  "хто",
                                                      "Хто",   "kto",   "Kto",     "cine", "Cine", "Quiénes"};
  constexpr std::array<std::string_view, 2> chinese = {"谁", "誰"};
  if (!passage.tongue->spaced) {
    return std::any_of(chinese.begin(), chinese.end(),
                       [&](std::string_view word) { return passage.text.find(word) != std::string_view::npos; });
  }
  const std::vector<Unit>& units = passage.units;
  const bool asks = passage.text.ends_with('?');
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::string_view word = units[i].text.substr(0, units[i].text.find(' '));
    if (!is_one_of(words, word)) continue;
    // "The minister, who": a relative clause asks nothing.
    const bool opens = i == 0 || units[i - 1].is_any(kind_bit(Kind::quote) | kind_bit(Kind::stop));
    const bool knows = i > 0 && units[i - 1].is_any(kind_bit(Kind::say) | kind_bit(Kind::find) | kind_bit(Kind::probe));
    if (asks || opens || knows) return true;
  }
  return false;
}

bool stands_behind(const std::vector<Passage>& story, std::size_t told, std::size_t at) {
  if (at <= told) return false;
  const std::size_t off = at - told;
  if (story[at].field == Field::title) return off == 1 && asks_who(story[told]);
  // A headline may be of several sentences; the text begins behind the last.
  const bool begins = story[told].field == Field::title && story[at - 1].field == Field::title;
  // "Who paid for it? The police have an answer. It was X".
  return off == 1 || begins || (off == 2 && asks_who(story[told]));
}

Agents answering(const Passage& passage, const std::vector<Vote>& votes, bool asked) {
  const Clause clause(passage, votes);
  const std::vector<Unit>& units = passage.units;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!units[i].is(Kind::accuse)) continue;
    Agents accused = accused_by(passage, clause, i);
    if (accused.units.empty()) continue;
    // "Fears of foreign meddling. The press accuses X": else it is a charge of its own.
    if (!votes.empty() || is_about_something_else(passage, i, std::max(i, accused.units.back()))) return {};
    return {std::move(accused.units), "answer", sure};
  }
  Agents source = source_in(passage, clause);
  return source.units.empty() ? answer_in(passage, clause, asked) : source;
}

}  // namespace alleged::detect
