#include "daemon/detect/units.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "daemon/detect/sentences.hpp"
#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

struct Settled : Occurrence {
  const Term* within = nullptr;  ///< the vote that the words of an act hold
  bool ends_so = false;          ///< and end with
};

/// Occurrences that count: as cased as the data asks, and of overlapping ones the leftmost and longest.
std::vector<Settled> settled(std::string_view text, const Tongue& tongue) {
  std::vector<Occurrence> found;
  tongue.dictionary.each(text, [&](const Occurrence& o) {
    if (tongue.is_cased_right(o, text)) found.push_back(o);
    return false;
  });
  std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Settled> kept;
  for (const Occurrence& o : found) {
    const Term& term = tongue.terms[o.form];
    if (kept.empty() || o.begin >= kept.back().end) {
      kept.push_back({o});
      continue;
    }
    Settled& around = kept.back();
    constexpr Kinds either = kind_bit(Kind::vote) | kind_bit(Kind::act);
    const bool is_vote = (term.kinds & either) == kind_bit(Kind::vote) && !term.organisation && !term.of_person;
    const bool in_act = (tongue.terms[around.form].kinds & either) == kind_bit(Kind::act) && o.end <= around.end;
    if (!is_vote || !in_act || around.within != nullptr) continue;
    around.within = &term;
    around.ends_so = o.end == around.end;
  }
  for (Settled& one : kept) {
    const Term& term = tongue.terms[one.form];
    if (one.within != nullptr || !term.buys_votes()) continue;
    one.within = &term;
    one.ends_so = true;
  }
  return kept;
}

/// Reads the units of one sentence off its bytes.
class Cutter {
 public:
  Cutter(std::string_view text, const Tongue& tongue) : text_(text), tongue_(tongue) {}

  /// `next` is the first occurrence not yet passed; it moves on.
  std::vector<Unit> cut(const Sentence& sentence, std::vector<Settled>::const_iterator& next,
                        std::vector<Settled>::const_iterator last) {
    units_.clear();
    std::size_t at = sentence.begin;
    while (at < sentence.end) {
      while (next != last && next->begin < at) ++next;
      term_ = next == last ? text_.size() : next->begin;
      limit_ = tongue_.spaced || next == last ? sentence.end : std::min<std::size_t>(next->begin, sentence.end);
      if (next != last && next->begin == at && next->end <= sentence.end) {
        const Term& term = tongue_.terms[next->form];
        // Chinese puts 的 where English puts 's.
        const bool possessor =
            !tongue_.spaced && (term.kinds & kind_bit(Kind::of)) != 0 && !units_.empty() && units_.back().end == at;
        if (possessor) {
          units_.back().possessive = true;
        } else {
          push(at, next->end, &term);
          units_.back().within = next->within;
          units_.back().ends_so = next->ends_so;
        }
        at = next->end;
      } else {
        at = plain(at, sentence.end);
      }
    }
    settle_allies();
    settle_makes();
    settle_loans();
    settle_words();
    settle_contrasts();
    return std::move(units_);
  }

 private:
  /// "Chinese-made phones", "a Russian-speaking town": the country has no part in it.
  void settle_makes() {
    constexpr std::array<std::string_view, 7> made = {"made",     "built", "born",  "speaking",
                                                      "language", "style", "themed"};
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
      const bool is_made = std::find(made.begin(), made.end(), units_[i + 1].text) != made.end();
      // "Chinese-owned TikTok": a platform is no hand of where it is from.
      const bool is_platform =
          units_[i + 1].text == "owned" && i + 2 < units_.size() && units_[i + 2].is(Kind::authority);
      if (units_[i].joined && units_[i].is(Kind::country) && (is_made || is_platform))
        units_[i].kinds = kind_bit(Kind::word);
    }
  }

  /// A state's loan to another before a vote is none to a party that runs in it.
  void settle_loans() {
    constexpr std::array<std::string_view, 12> loans = {"loan",   "kredyt", "Kredit", "Darlehen", "prêt", "prêts",
                                                        "împrum", "imprum", "кредит", "заем",     "займ", "pożycz"};
    constexpr std::array<std::string_view, 15> runners = {"part",   "Part",     "парт",     "Парт",     "campa",
                                                          "кампан", "kampan",   "Wahlkamp", "candidat", "кандидат",
                                                          "kandyd", "Kandidat", "полит",    "polit",    "Le Pen"};
    constexpr std::size_t reach = 6;
    const auto begins = [](const auto& words, std::string_view text) {
      return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
    };
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (!units_[i].is(Kind::act) || !begins(loans, units_[i].text)) continue;
      const std::size_t first = i < reach ? 0 : i - reach;
      const std::size_t last = std::min(units_.size(), i + reach + 1);
      bool runs = false;
      for (std::size_t k = first; k < last && !runs; ++k)
        runs = units_[k].is(Kind::contender) || begins(runners, units_[k].text);
      if (!runs) units_[i].kinds = kind_bit(Kind::word);
    }
  }

  /// English words that their neighbour makes others: "outside Haifa" is a place and no outsider, "25 May" doubts
  /// nothing.
  void settle_words() {
    if (!tongue_.is_english) return;
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
      Unit& unit = units_[i];
      if (unit.text == "outside" && units_[i + 1].is(Kind::country)) unit.kinds = kind_bit(Kind::word);
      const auto is_number = [](const Unit& one) {
        return one.is(Kind::year) || (one.text[0] >= '0' && one.text[0] <= '9');
      };
      const bool dated = unit.text == "May" && i > 0 && (is_number(units_[i - 1]) || is_number(units_[i + 1]));
      if (dated) unit.kinds = kind_bit(Kind::date);
      if (builds(i)) unit.kinds = kind_bit(Kind::word);
      if (unit.text == "states" && i > 0 && counts(units_[i - 1].text)) unit.kinds = kind_bit(Kind::word);
    }
  }

  /// "As states that", "other states": no verb.
  static bool counts(std::string_view word) {
    constexpr std::array<std::string_view, 14> before = {"as",   "of",    "these",   "those",  "both",
                                                         "two",  "three", "foreign", "other",  "some",
                                                         "many", "all",   "such",    "hostile"};
    return std::find(before.begin(), before.end(), word) != before.end();
  }

  /// "Indian-funded hospital", "financed bridges and ports": money that is for no campaign.
  bool builds(std::size_t i) const {
    constexpr std::array<std::string_view, 36> works = {
        "hospital", "hospitals", "bridge",     "bridges",   "road",     "roads",    "railway",  "railways",
        "port",     "ports",     "harbour",    "harbor",    "airport",  "airports", "dam",      "dams",
        "school",   "schools",   "pipeline",   "pipelines", "stadium",  "highway",  "highways", "infrastructure",
        "housing",  "homes",     "plant",      "plants",    "refinery", "mine",     "mines",    "satellite",
        "vaccines", "research",  "university", "clinic"};
    constexpr std::size_t reach = 3;
    const Unit& unit = units_[i];
    if (!unit.is(Kind::act) || unit.term->meaning->sort != "covert_funding") return false;
    for (std::size_t k = i + 1; k < units_.size() && k <= i + reach; ++k) {
      if (std::find(works.begin(), works.end(), units_[k].text) != works.end()) return true;
      if (!units_[k].is_plain() && !units_[k].is_any(kind_bit(Kind::determiner) | kind_bit(Kind::conjunction)))
        return false;
    }
    return false;
  }

  /// "pro-Kremlin trolls", "prorosyjscy hakerzy", "pirates prorusses" act for that country; a "pro-Kremlin candidate"
  /// does not.
  void settle_allies() {
    constexpr Kinds acting = kind_bit(Kind::agent) | kind_bit(Kind::act);
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const bool one_word = units_[i].term != nullptr && units_[i].term->ally;
      const bool two_words = i > 0 && units_[i].against && is_pro(units_[i - 1].text);
      if (!one_word && !two_words) continue;
      const std::size_t first = one_word ? i : i - 1;
      const bool behind = i + 1 < units_.size() && units_[i + 1].is_any(acting);
      const bool ahead = tongue_.follows && first > 0 && units_[first - 1].is_any(acting);
      units_[i].against = !behind && !ahead;
      if (behind) units_[i].joined = true;
    }
  }

  /// "Unlike Y", "X, not Y, acts", "not Y but X acts": Y does not act.
  void settle_contrasts() {
    constexpr Kinds party = kind_bit(Kind::country) | kind_bit(Kind::actor);
    constexpr Kinds passes = kind_bit(Kind::determiner) | kind_bit(Kind::of) | kind_bit(Kind::title);
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (!units_[i].is(Kind::contrast) && !units_[i].is(Kind::negation)) continue;
      std::size_t first = i + 1;
      while (first < units_.size() && first < i + 3 && units_[first].is_any(passes)) ++first;
      if (first >= units_.size() || !units_[first].is_any(party)) continue;
      std::size_t last = first;
      while (last + 2 < units_.size() && units_[last + 1].is(Kind::conjunction) && units_[last + 2].is_any(party))
        last += 2;
      if (!units_[i].is(Kind::contrast) && !excludes(i, last)) continue;
      for (std::size_t k = first; k <= last; ++k) units_[k].against = units_[k].against || units_[k].is_any(party);
    }
  }

  /// Whether the negation at `negation` is of the name alone that ends at `last`, and not of what it does.
  bool excludes(std::size_t negation, std::size_t last) const {
    constexpr std::array<std::string_view, 11> instead = {"but",   "sondern", "mais", "sino", "а",  "lecz",
                                                          "tylko", "ale",     "ci",   "но",   "але"};
    constexpr Kinds breaks = kind_bit(Kind::comma) | kind_bit(Kind::stop);
    const auto is_break = [&](std::size_t i) { return i >= units_.size() || units_[i].is_any(breaks); };
    const bool apart = negation > 0 && (units_[negation - 1].is_any(breaks | kind_bit(Kind::conjunction)) ||
                                        (negation > 1 && units_[negation - 2].is_any(breaks)));
    if (apart && is_break(last + 1)) return true;
    // "X and not Y was behind it".
    const bool beside = negation > 1 && units_[negation - 1].is(Kind::conjunction) &&
                        units_[negation - 2].is_any(kind_bit(Kind::country) | kind_bit(Kind::actor));
    if (beside) return true;
    const std::size_t then = is_break(last + 1) ? last + 2 : last + 1;
    return then < units_.size() && std::find(instead.begin(), instead.end(), units_[then].text) != instead.end();
  }

  static bool is_pro(std::string_view word) {
    constexpr std::array<std::string_view, 4> pro = {"pro", "Pro", "про", "Про"};
    return std::find(pro.begin(), pro.end(), word) != pro.end();
  }

  static bool is_letter(unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80; }

  void push(std::size_t begin, std::size_t end, const Term* term) {
    Unit unit;
    unit.begin = static_cast<std::uint32_t>(begin);
    unit.end = static_cast<std::uint32_t>(end);
    unit.text = text_.substr(begin, end - begin);
    unit.term = term;
    if (term != nullptr) unit.kinds = term->kinds;
    unit.capital = starts_with_capital(unit.text);
    if (!units_.empty() && units_.back().joined && units_.back().is(Kind::against)) unit.against = true;
    units_.push_back(unit);
  }

  void sign(std::size_t begin, std::size_t end, Kind kind) {
    push(begin, end, nullptr);
    units_.back().kinds = kind_bit(kind);
  }

  /// Reads a word, a number or a sign at `at`; returns where it ends.
  std::size_t plain(std::size_t at, std::size_t end) {
    const auto c = static_cast<unsigned char>(text_[at]);
    if (c >= 0x80) {
      if (const std::size_t after = sign_beyond_ascii(at, end); after != at) return after;
      return word(at, end);
    }
    if (c == '\'') return apostrophe(at, 1, end);
    if (c == '"') return sign(at, at + 1, Kind::quote), at + 1;
    if (c == ',' || c == '(' || c == ')') return sign(at, at + 1, Kind::comma), at + 1;
    if (c == ';' || c == ':' || c == '|' || c == '?' || c == '!') return sign(at, at + 1, Kind::stop), at + 1;
    if (c == '-') {
      const bool tight = at > 0 && at + 1 < end && is_letter(static_cast<unsigned char>(text_[at - 1])) &&
                         is_letter(static_cast<unsigned char>(text_[at + 1]));
      if (!tight) return sign(at, at + 1, Kind::stop), at + 1;
      if (!units_.empty()) units_.back().joined = true;
      return at + 1;
    }
    if (!is_letter(c)) return at + 1;
    return word(at, end);
  }

  /// Reads a sign that is no ASCII, if one stands at `at`; returns where it ends.
  std::size_t sign_beyond_ascii(std::size_t at, std::size_t end) {
    const std::string_view rest = text_.substr(at, end - at);
    for (const std::string_view mark : {"\u201C", "\u201D", "\u00AB", "\u00BB", "\u201E", "\u300C", "\u300D", "\u300A",
                                        "\u300B", "\u300E", "\u300F"}) {
      if (rest.starts_with(mark)) return sign(at, at + mark.size(), Kind::quote), at + mark.size();
    }
    for (const std::string_view comma : {"\uFF0C", "\u3001", "\uFF08", "\uFF09"}) {
      if (rest.starts_with(comma)) return sign(at, at + comma.size(), Kind::comma), at + comma.size();
    }
    for (const std::string_view dash :
         {"\u2013", "\u2014", "\u2026", "\u2022", "\uFF1B", "\uFF1A", "\uFF01", "\uFF1F", "\u3002"}) {
      if (rest.starts_with(dash)) return sign(at, at + dash.size(), Kind::stop), at + dash.size();
    }
    for (const std::string_view mark : {"\u2019", "\u2018"}) {
      if (rest.starts_with(mark)) return apostrophe(at, mark.size(), end);
    }
    return at;
  }

  std::size_t apostrophe(std::size_t at, std::size_t size, std::size_t end) {
    const std::size_t after = at + size;
    const bool tight = !units_.empty() && units_.back().end == at;
    if (tight && after < end && (text_[after] == 's' || text_[after] == 'S') && boundary_after(text_, after + 1)) {
      units_.back().possessive = true;
      return after + 1;
    }
    if (tight && (text_[at - 1] == 's') && (after >= end || text_[after] == ' ')) {
      units_.back().possessive = true;
      return after;
    }
    // "L'Estonie": French leaves out a vowel; no quotation begins.
    const bool elides =
        tongue_.code == "fr" && after < end &&
        (is_letter(static_cast<unsigned char>(text_[after])) || static_cast<unsigned char>(text_[after]) >= 0x80);
    if (tight && elides) return after;
    // "Об'єднання": Ukrainian writes an apostrophe within words.
    constexpr unsigned char cyrillic = 0xD0;
    if (tight && after < end && (static_cast<unsigned char>(text_[after]) & 0xFEU) == cyrillic) return after;
    return sign(at, after, Kind::quote), after;
  }

  std::size_t word(std::size_t at, std::size_t end) {
    std::size_t stop = at;
    end = std::min(end, std::max(limit_, at + 1));
    while (stop < end && is_letter(static_cast<unsigned char>(text_[stop]))) {
      if (stop > at && boundary_after(text_, stop)) break;  // punctuation beyond ASCII
      ++stop;
    }
    stop = std::max(stop, at + 1);
    while (stop < end && (static_cast<unsigned char>(text_[stop]) & 0xC0) == 0x80) ++stop;
    if (const std::size_t rest = rest_of_name(at, stop, end); rest != stop) {
      stop = rest;
      while (stop < end && is_letter(static_cast<unsigned char>(text_[stop])) && !boundary_after(text_, stop)) ++stop;
    }
    push(at, stop, nullptr);
    Unit& unit = units_.back();
    const bool digits = unit.text.size() == 4 && std::all_of(unit.text.begin(), unit.text.end(), [](char d) {
                          return std::isdigit(static_cast<unsigned char>(d)) != 0;
                        });
    if (digits) {
      const int year = std::stoi(std::string(unit.text));
      if (year >= 1900 && year < 2100) {
        unit.year = year;
        unit.kinds = kind_bit(Kind::year);
      }
    }
    return stop;
  }

  /// "O'Brien", "D'Souza": where a name goes on behind the apostrophe at `stop`, if it does. "L'Iran" is two words.
  std::size_t rest_of_name(std::size_t at, std::size_t stop, std::size_t end) const {
    if (stop - at != 1 || text_[at] < 'A' || text_[at] > 'Z') return stop;
    for (const std::string_view mark : {"'", "\u2019"}) {
      const std::size_t after = stop + mark.size();
      if (!text_.substr(stop).starts_with(mark) || after >= end || after == term_) continue;
      if (text_[after] >= 'A' && text_[after] <= 'Z') return after;
    }
    return stop;
  }

  std::string_view text_;
  std::size_t term_ = 0;   ///< where the next term begins
  std::size_t limit_ = 0;  ///< a word ends here: the next term, where no blanks part words
  const Tongue& tongue_;
  std::vector<Unit> units_;
};

}  // namespace

bool is_verb(const std::vector<Unit>& units, std::size_t at) {
  if (units[at].term == nullptr) return false;
  // "X is meddling": a noun in other places.
  constexpr std::array<std::string_view, 8> being = {"is", "are", "was", "were", "be", "been", "keeps", "kept"};
  if (at > 0 && units[at].text.ends_with("ing") &&
      std::find(being.begin(), being.end(), units[at - 1].text) != being.end())
    return true;
  if (!units[at].term->verb) return false;
  if (at == 0) return true;
  constexpr Kinds of_nouns = kind_bit(Kind::determiner) | kind_bit(Kind::of) | kind_bit(Kind::in) |
                             kind_bit(Kind::with) | kind_bit(Kind::preposition) | kind_bit(Kind::our) |
                             kind_bit(Kind::its);
  const Unit& before = units[at - 1];
  if (units[at].text.ends_with("ing") || units[at].text.ends_with("ed")) return true;
  const bool adjective = before.term != nullptr && before.term->form == Form::adjective && !before.text.ends_with('s');
  return !before.is_any(of_nouns) && !before.possessive && !adjective;
}

std::vector<Passage> passages(Field field, std::string_view text, const Tongue& tongue) {
  const std::vector<Settled> found = settled(text, tongue);
  auto next = found.begin();
  Cutter cutter(text, tongue);
  std::vector<Passage> result;
  std::size_t bytes = 0;
  std::size_t points = 0;
  for (const Sentence& sentence : sentences(text)) {
    Passage passage;
    passage.tongue = &tongue;
    passage.field = field;
    passage.begin = static_cast<std::uint32_t>(sentence.begin);
    passage.end = static_cast<std::uint32_t>(sentence.end);
    passage.text = text.substr(sentence.begin, sentence.end - sentence.begin);
    points += code_points(text.substr(bytes, sentence.begin - bytes));
    passage.first_point = points;
    points += code_points(passage.text);
    passage.last_point = points;
    bytes = sentence.end;
    passage.units = cutter.cut(sentence, next, found.end());
    result.push_back(std::move(passage));
  }
  return result;
}

}  // namespace alleged::detect
