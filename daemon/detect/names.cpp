#include "daemon/detect/names.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "daemon/detect/inflection.hpp"
#include "daemon/detect/one_of.hpp"
#include "daemon/detect/utf8.hpp"

namespace alleged::detect {
namespace {

/// The words of an office, sorted, each once, for finding it again: "director of the CIA" is the CIA director.
std::vector<std::string> sorted_words(std::string_view office, bool english) {
  constexpr std::array<std::string_view, 6> little = {"the", "of", "a", "an", "s", "and"};
  // What headlines call who has the longer title.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> same = {
      {{"pm", "premier"}, {"chief", "head"}, {"director", "head"}, {"boss", "head"}, {"defence", "defense"}}};
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < office.size();) {
    const char32_t c = next_point(office, at);
    if (u_isalnum(static_cast<UChar32>(c)) != 0) {
      append_point(folded(c), words.back());
    } else if (c != U'.' && !words.back().empty()) {  // "C.I.A." is one word
      words.emplace_back();
    }
  }
  for (std::size_t i = 0; english && i < words.size(); ++i) {
    const bool premier = words[i] == "prime" && i + 1 < words.size() && words[i + 1] == "minister";
    if (premier) words[i + 1].clear();
    const auto* other =
        std::find_if(same.begin(), same.end(), [&](const auto& pair) { return pair.first == words[i]; });
    if (premier || other != same.end()) words[i] = premier ? "premier" : other->second;
  }
  std::erase_if(words, [&](const std::string& word) {
    return word.empty() || std::find(little.begin(), little.end(), word) != little.end();
  });
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

/// "Deputy", "former": whoever is that is not who holds the office. By how the word begins, in any of the languages.
bool is_another_holder(std::string_view word) {
  constexpr std::array<std::string_view, 28> begins = {
      "former", "ex",       "deputy",  "vice",  "acting", "assistant", "бывш",  "экс",  "замест",  "вице",
      "колишн", "заступн",  "віце",    "екс",   "był",    "wice",      "zastę", "fost", "adjunct", "ancien",
      "exmin",  "viceprim", "ehemali", "frühe", "stellv", "vize",      "副",    "前"};
  return std::any_of(begins.begin(), begins.end(), [&](std::string_view begin) { return word.starts_with(begin); });
}

/// Whether somebody with the words of `office` may be called by those of `duty`: all of these are among them, and none
/// makes of the holder another. Where a language `inflects`, words may end otherwise.
bool may_be_called(const std::vector<std::string>& office, const std::vector<std::string>& duty, bool inflects) {
  const bool another = std::any_of(office.begin(), office.end(), [&](const std::string& word) {
    return is_another_holder(word) && std::find(duty.begin(), duty.end(), word) == duty.end();
  });
  return !another && !duty.empty() && std::all_of(duty.begin(), duty.end(), [&](const std::string& word) {
    return std::any_of(office.begin(), office.end(), [&](const std::string& other) {
      return word == other || (inflects && is_inflected_word(word, other));
    });
  });
}

/// In headlines every word may be a capital; a feed's summary often begins with its headline, behind the outlet's name.
bool is_headline(const Passage& passage, const std::vector<Passage>& story) {
  constexpr std::size_t least = 20;  // bytes; shorter ones are found in any text
  constexpr std::size_t most = 64;   // of an outlet's name
  if (passage.field == Field::title) return true;
  const Passage& title = story.front();
  if (title.field != Field::title || title.text.size() < least) return false;
  const std::string_view begin = passage.text.substr(0, title.text.size() + most);
  return begin.find(title.text) != begin.npos;
}

}  // namespace

Names::Names(const std::vector<Passage>& story, const Voices& voices)
    : voices_(voices),
      english_(story.empty() || story.front().tongue->is_english),
      inflects_(!english_ && story.front().tongue->spaced) {
  for (const Passage& passage : story) {
    for (const Unit& unit : passage.units) {
      if (is_person(unit)) add_head(unit);
    }
    if (is_headline(passage, story)) continue;
    const std::vector<Unit>& units = passage.units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!is_name(units[i])) continue;
      // "«Hemos visto": a quotation's first word is as one of a sentence.
      if (i > 0 && !units[i - 1].is(Kind::quote) && !is_behind_dateline(units, i)) inner_.emplace(units[i].text);
      std::size_t last = i;
      while (last + 1 < units.size() && is_name(units[last + 1]) && !units[last].possessive && last - i < 3) ++last;
      // "В Букаву Чисекеди сказал": where, and who.
      if (i > 0 && i < last && units[i - 1].is(Kind::in) && !passage.tongue->is_english) ++i;
      const std::string full = words(passage, i, last);
      runs_.insert(full);
      const std::size_t space = full.rfind(' ');
      if (space != full.npos) full_.try_emplace(full.substr(space + 1), full);
      // "Kim" is Kim Sang-ho, "Hsu" Hsu Wan-ju; of two who share it neither.
      const std::size_t hyphen = space == full.npos ? full.npos : full.find('-', space);
      const bool given = hyphen + 1 < full.size() && full[hyphen + 1] >= 'a' && full[hyphen + 1] <= 'z';
      if (hyphen != full.npos && given) {
        const auto [known, is_new] = family_.try_emplace(full.substr(0, full.find(' ')), full);
        if (!is_new && known->second != full) known->second.clear();
      }
      std::string code = is_person(units[last]) ? units[last].term->code : std::string();
      for (std::size_t k = i; code.empty() && k-- > 0 && i - k <= 5;) {
        const Unit& unit = units[k];
        if (k + 1 < i && unit.is_any(kind_bit(Kind::country) | kind_bit(Kind::institution) | kind_bit(Kind::actor))) {
          code = unit.term->code;
        } else if (!unit.is_any(kind_bit(Kind::title) | kind_bit(Kind::body) | kind_bit(Kind::authority))) {
          break;
        }
      }
      if (!code.empty()) country_.try_emplace(full, code);
      std::size_t begin = i;
      while (begin > 0 && i - begin < 6 && (belongs(units[begin - 1]) || units[begin - 1].is(Kind::of))) --begin;
      if (begin < i) part_.try_emplace(full, words(passage, begin, i - 1));
      const bool titled = std::any_of(units.begin() + static_cast<std::ptrdiff_t>(begin),
                                      units.begin() + static_cast<std::ptrdiff_t>(i),
                                      [](const Unit& unit) { return unit.is(Kind::title); });
      if (titled) add_officer({full, code, sorted_words(words(passage, begin, i - 1), english_)});
      i = last;
    }
  }
  for (const Passage& passage : story) {
    if (is_headline(passage, story)) continue;
    for (std::size_t i = 1; i + 1 < passage.units.size(); ++i) {
      if (passage.units[i].text == ",") add_holder(passage, i);
    }
  }
}

/// "Prime Minister Jane Doe": the first office that the story gives her.
void Names::add_officer(Officer officer) {
  constexpr std::size_t most = 16;
  const bool known = std::any_of(officers_.begin(), officers_.end(),
                                 [&](const Officer& one) { return one.name.ends_with(officer.name); });
  if (!known && officers_.size() < most && officer.name.find(' ') != std::string::npos)
    officers_.push_back(std::move(officer));
}

/// "Lula warns", "Brazil's president said": of a country of which the story names two it may be either.
void Names::add_head(const Unit& person) {
  const auto [known, is_new] = head_.try_emplace(person.term->code, person.text);
  std::string& name = known->second;
  if (is_new || name.empty() || name.ends_with(person.text)) return;
  name = person.text.ends_with(name) ? std::string(person.text) : std::string();
}

/// "X's president", where the story names one person of X whom the tables know; else nobody. English only.
std::string Names::president_of(const Speaker& office) const {
  const auto head = head_.find(office.country);
  if (!english_ || head == head_.end() || !office.name.ends_with("resident")) return {};  // "the president's campaign"
  const std::vector<std::string> duty = sorted_words(office.duty, english_);
  const bool another = std::any_of(duty.begin(), duty.end(), is_another_holder);
  return !another && std::find(duty.begin(), duty.end(), "president") != duty.end() ? head->second : std::string();
}

/// "The Serbian premier", where the story names one person who may be called so; empty where it has none, or several.
std::string Names::officer_of(const Speaker& office) const {
  const std::vector<std::string> duty = sorted_words(office.duty, english_);
  std::vector<const Officer*> there;
  for (const Officer& one : officers_) {
    // "Justice Minister Jane Doe": a story of one country does not say whose.
    const bool elsewhere = !one.country.empty() && one.country != office.country;
    if (!elsewhere && may_be_called(one.office, duty, inflects_)) there.push_back(&one);
  }
  return there.size() == 1 ? there.front()->name : std::string();
}

/// An office on one side of a comma and a person on the other, where another comma or a word in small letters ends what
/// stands between: "the adviser, Robert O'Brien, said".
void Names::add_holder(const Passage& passage, std::size_t comma) {
  constexpr std::size_t most = 32;
  if (holder_.size() == most) return;
  Speaker office = speaker_before(passage, comma);
  Speaker person = speaker_after(passage, comma);
  if (person.office && !office.office) std::swap(office, person);
  // "Speaking in X, the minister": a sentence's first word is a name where it is one elsewhere.
  const bool is_known = person.first > 0 || person.name.find(' ') != person.name.npos || inner_.contains(person.name);
  const bool is_person = person && is_known && !person.body && !person.state && !person.office;
  // "The French president, Olaf Scholz and others" is a list.
  const bool of_other = !person.country.empty() && !office.country.empty() && person.country != office.country;
  if (!office.office || !is_person || of_other) return;
  const std::size_t behind = std::max(office.last, person.last) + 1;
  const bool ends = behind >= passage.units.size() || passage.units[behind].is_any(kind_bit(Kind::comma)) ||
                    !passage.units[behind].capital;
  const auto full = full_.find(person.name);
  if (!ends) return;
  const std::string name = full == full_.end() ? person.name : full->second;
  const auto [known, is_new] = holder_.try_emplace(sorted_words(office.phrase, english_), name);
  if (!is_new && known->second != name) known->second.clear();
  part_.try_emplace(name, office.phrase);
  if (!office.country.empty()) country_.try_emplace(name, office.country);
}

Speaker Names::complete(Speaker speaker) const {
  if (speaker.doubtful) {
    const std::string last = speaker.name.substr(speaker.name.rfind(' ') + 1);
    const auto full = full_.find(last);
    if (!inner_.contains(last) && full == full_.end()) return {};
    // "New O'Keefe Video": the text knows who that is.
    if (full != full_.end() && !runs_.contains(speaker.name)) speaker.name = full->second;
  }
  speaker.common = speaker.common && !full_.contains(speaker.name);
  if (speaker.office && !holder_.empty()) {
    if (const auto found = holder_.find(sorted_words(speaker.phrase, english_));
        found != holder_.end() && !found->second.empty()) {
      speaker.name = found->second;
      speaker.office = speaker.body = false;
    }
  }
  if (speaker.office && !speaker.country.empty()) {
    std::string name = officer_of(speaker);
    if (name.empty()) name = president_of(speaker);
    if (!name.empty()) {
      speaker.name = std::move(name);
      speaker.office = speaker.body = false;
    }
  }
  if (const auto found = full_.find(speaker.name); found != full_.end() && !speaker.body) {
    speaker.name = found->second;
  } else if (const auto named = family_.find(speaker.name);
             named != family_.end() && !named->second.empty() && !speaker.body) {
    speaker.name = named->second;
  }
  if (speaker.country.empty()) {
    if (const auto found = country_.find(speaker.name); found != country_.end()) speaker.country = found->second;
  }
  if (const auto found = part_.find(speaker.name);
      found != part_.end() && !speaker.body && !speaker.state && !speaker.phrase.starts_with(found->second))
    speaker.phrase = found->second + ' ' + speaker.phrase;
  return speaker;
}

bool Names::look_into(const Speaker& speaker) const {
  constexpr std::array<std::string_view, 5> kinds = {"court", "police", "intelligence", "commission", "platform"};
  if (!speaker) return false;
  const std::string kind = voices_.kind_of(speaker);
  return is_one_of(kinds, kind) || (kind == "parliament" && speaker.body);  // a committee, and no single member
}

}  // namespace alleged::detect
