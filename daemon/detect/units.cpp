#include "daemon/detect/units.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "daemon/detect/neighbours.hpp"
#include "daemon/detect/occurrences.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/personal_names.hpp"
#include "daemon/detect/sentences.hpp"
#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

/// Reads the units of one sentence off its bytes.
class Cutter {
 public:
  Cutter(std::string_view text, const Tongue& tongue)
      : text_(text),
        tongue_(tongue),
        found_(found_in(text, tongue)),
        next_(found_.terms.begin()),
        cue_(found_.cues.begin()) {}

  /// Sentences are cut in reading order.
  std::vector<Unit> cut(const Sentence& sentence) {
    units_.clear();
    std::size_t at = sentence.begin;
    const auto last = found_.terms.end();
    while (at < sentence.end) {
      while (next_ != last && next_->begin < at) ++next_;
      term_ = next_ == last ? text_.size() : next_->begin;
      limit_ = tongue_.spaced || next_ == last ? sentence.end : std::min<std::size_t>(next_->begin, sentence.end);
      if (next_ != last && next_->begin == at && next_->end <= sentence.end) {
        const Term& term = tongue_.terms[next_->form];
        // Chinese puts 的 where English puts 's.
        const bool possessor =
            !tongue_.spaced && (term.kinds & kind_bit(Kind::of)) != 0 && !units_.empty() && units_.back().end == at;
        if (possessor) {
          units_.back().possessive = true;
        } else {
          push(at, next_->end, &term);
          units_.back().within = next_->within;
          units_.back().ends_so = next_->ends_so;
          units_.back().begins_so = next_->begins_so;
        }
        at = next_->end;
      } else {
        at = plain(at, sentence.end);
      }
    }
    give_cues(sentence.end);
    return std::move(units_);
  }

 private:
  /// To the units that hold their beginning: "sent observers to" is about observers, too.
  void give_cues(std::size_t end) {
    auto unit = units_.begin();
    for (; cue_ != found_.cues.end() && cue_->begin < end; ++cue_) {
      while (unit != units_.end() && unit->end <= cue_->begin) ++unit;
      if (unit != units_.end() && unit->begin <= cue_->begin) unit->cues |= cue_->cues;
    }
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
    stop = rest_of_given_name(at, stop, end);
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

  /// "Hsu Li-wen", "Kim Yo-jong": where the name goes on behind the hyphen at `stop`, if it does. "New York-based" is
  /// two words.
  std::size_t rest_of_given_name(std::size_t at, std::size_t stop, std::size_t end) const {
    constexpr std::array<std::string_view, 9> others = {"led",  "run",  "born", "style", "wide",
                                                        "made", "like", "era",  "area"};
    const auto is_small = [&](std::size_t i) { return i < end && text_[i] >= 'a' && text_[i] <= 'z'; };
    const bool named = text_[at] >= 'A' && text_[at] <= 'Z' && !units_.empty() && units_.back().end + 1 == at &&
                       units_.back().capital && units_.back().is_plain();
    if (!named || stop >= end || text_[stop] != '-' || !is_small(stop + 1) || stop + 1 == term_) return stop;
    std::size_t rest = stop + 1;
    while (is_small(rest)) ++rest;
    const std::string_view word = text_.substr(stop + 1, rest - stop - 1);
    const bool other = word.ends_with("ed") || std::find(others.begin(), others.end(), word) != others.end();
    return other || (rest < end && is_letter(static_cast<unsigned char>(text_[rest]))) ? stop : rest;
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
  Found found_;
  std::vector<Settled>::const_iterator next_;  ///< the first that is not yet passed
  std::vector<Cued>::const_iterator cue_;
  std::vector<Unit> units_;
};

/// "Internet Research Agency (IRA)": one name, and no apposition.
void join_abbreviations(std::vector<Unit>& units) {
  for (std::size_t i = 1; i + 2 < units.size(); ++i) {
    if (units[i].text != "(" || units[i + 2].text != ")") continue;
    Unit& name = units[i - 1];
    const Unit& again = units[i + 1];
    if (!name.is(Kind::actor) || !again.is(Kind::actor) || name.term->code != again.term->code) continue;
    name.end = units[i + 2].end;
    name.text = std::string_view(name.text.data(), name.end - name.begin);
    units.erase(units.begin() + static_cast<std::ptrdiff_t>(i), units.begin() + static_cast<std::ptrdiff_t>(i) + 3);
  }
}

/// "Lai Slams Interference", unlike "Lai slams interference"; small words are small in either.
bool is_in_capitals(const std::vector<Unit>& units) {
  constexpr std::size_t longest = 4;  // letters of a word that is small in any headline
  constexpr std::ptrdiff_t least = 2;
  const auto is_small = [](const Unit& unit) {
    return code_points(unit.text) > longest && cases_of(unit.text).small && !unit.capital;
  };
  return std::count_if(units.begin(), units.end(), is_small) < least;
}

/// "Rigging claims", "alleged vote-rigging", "worried about rigging", in English: what is spoken of.
bool is_gerund_of_what_is_told(const std::vector<Unit>& units, std::size_t at) {
  constexpr std::array<std::string_view, 14> behind = {"claims",     "allegations", "accusations", "charges", "fears",
                                                       "concerns",   "complaints",  "reports",     "row",     "scandal",
                                                       "allegation", "claim",       "accusation",  "worries"};
  constexpr std::array<std::string_view, 7> ahead = {"alleged", "suspected", "widespread", "massive",
                                                     "rampant", "amid",      "despite"};
  if (!units[at].text.ends_with("ing")) return false;
  if (at + 1 < units.size() && is_one_of(behind, units[at + 1].text)) return true;
  std::size_t first = at;
  constexpr std::size_t reach = 3;
  while (first > 0 && at - first < reach && (units[first - 1].is(Kind::vote) || units[first - 1].is(Kind::quote)))
    --first;
  return first > 0 && is_one_of(ahead, units[first - 1].text);
}

}  // namespace

bool is_verb(const std::vector<Unit>& units, std::size_t at) {
  if (units[at].term == nullptr) return false;
  // "X is meddling": a noun in other places.
  constexpr std::array<std::string_view, 8> being = {"is", "are", "was", "were", "be", "been", "keeps", "kept"};
  if (at > 0 && units[at].text.ends_with("ing") &&
      std::find(being.begin(), being.end(), units[at - 1].text) != being.end())
    return true;
  if (is_gerund_of_what_is_told(units, at)) return false;
  if (units[at].text.find(" zu ") != std::string_view::npos) return true;  // German: "den Wahlprozess zu untergraben"
  if (!units[at].term->verb) return false;
  if (at == 0) return true;
  if (units[at].begins_so && !units[at].ends_so) return true;  // "hat die X Wahl beeinflusst"
  constexpr Kinds of_nouns = kind_bit(Kind::determiner) | kind_bit(Kind::of) | kind_bit(Kind::in) |
                             kind_bit(Kind::with) | kind_bit(Kind::preposition) | kind_bit(Kind::our) |
                             kind_bit(Kind::its);
  const Unit& before = units[at - 1];
  // "Probes hack of", "over the election hack": nouns, too.
  constexpr std::array<std::string_view, 6> nouns = {"hack", "attack", "leak", "plot", "breach", "smear"};
  const bool noun = std::find(nouns.begin(), nouns.end(), units[at].text) != nouns.end();
  const bool of = at + 1 < units.size() && units[at + 1].text == "of";
  const bool vote = before.is(Kind::vote) && !before.text.ends_with('s');
  if (noun && (of || vote || before.is(Kind::probe))) return false;
  if (units[at].text.ends_with("ing") || units[at].text.ends_with("ed")) return true;
  const bool adjective = before.term != nullptr && before.term->form == Form::adjective && !before.text.ends_with('s');
  return !before.is_any(of_nouns) && !before.possessive && !adjective;
}

std::vector<Passage> passages(Field field, std::string_view text, const Tongue& tongue) {
  Cutter cutter(text, tongue);
  std::vector<Passage> result;
  std::size_t bytes = 0;
  std::size_t points = 0;
  for (const Sentence& sentence : sentences(text, tongue.stops)) {
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
    passage.units = cutter.cut(sentence);
    join_abbreviations(passage.units);
    settle_personal_names(passage.units, tongue);
    settle_by_neighbours(passage.units, tongue);
    passage.capitals = field == Field::title && is_in_capitals(passage.units);
    result.push_back(std::move(passage));
  }
  return result;
}

}  // namespace alleged::detect
